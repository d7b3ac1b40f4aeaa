// Ticks off what a new password keeps of the rules. The desk checks all of them again, and more.

const kept = (text, rules) => text !== "" && rules.every(([pattern, wanted]) => new RegExp(pattern, "u").test(text) === wanted);

export const tickOff = () => {
  const [field, repeat, same] = ["new_password", "repeat_password", "same"].map((id) => document.getElementById(id));
  const list = document.querySelector("#rules ul");
  if (!field || !list) return;
  const parts = [...list.querySelectorAll("[data-rules]")].map((part) => {
    const words = document.createElement("span");
    words.className = "unseen";
    part.append(words);
    return [part, JSON.parse(part.dataset.rules), words];
  });
  const look = () => {
    for (const [part, rules, words] of parts) {
      const is = kept(field.value, rules);
      part.classList.toggle("kept", is);
      words.textContent = is ? list.dataset.kept : "";
    }
    for (const whole of list.querySelectorAll("li")) {
      const each = [...whole.querySelectorAll("[data-rules]")];
      if (each.length) whole.classList.toggle("kept", each.every((part) => part.classList.contains("kept")));
    }
    const words = repeat.value !== "" && repeat.value === field.value ? same.dataset.words : "";
    if (same.textContent !== words) same.textContent = words;
  };
  field.addEventListener("input", look);
  repeat.addEventListener("input", look);
  look();
};
