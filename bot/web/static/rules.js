// Ticks off what a new password keeps of the rules. They are the desk's own, so what is ticked is not refused for that rule; the desk checks more.

export const kept = (text, rules) => text !== "" && rules.every(([pattern, wanted]) => new RegExp(pattern, "u").test(text) === wanted);

export const tickOff = () => {
  const [field, repeat, same] = ["new_password", "repeat_password", "same"].map((id) => document.getElementById(id));
  const list = document.querySelector("#rules ul");
  if (!field || !list) return () => true;
  const parts = [...list.querySelectorAll("[data-rules]")].map((part) => {
    const words = document.createElement("span");
    words.className = "unseen";
    part.append(words);
    return [part, JSON.parse(part.dataset.rules), words];
  });
  let [refused, differs] = [false, false];
  const look = () => {
    for (const [part, rules, words] of parts) {
      const is = kept(field.value, rules);
      part.classList.toggle("kept", is);
      part.classList.toggle("unmet", refused && !is);
      words.textContent = is ? list.dataset.kept : refused ? list.dataset.unmet : "";
    }
    for (const whole of list.querySelectorAll("li")) {
      const each = [...whole.querySelectorAll("[data-rules]")];
      if (each.length) whole.classList.toggle("kept", each.every((part) => part.classList.contains("kept")));
    }
    const equal = repeat.value === field.value;
    const words = repeat.value === "" ? "" : equal ? same.dataset.words : differs ? same.dataset.differs : "";
    same.classList.toggle("differs", words === same.dataset.differs);
    if (same.textContent !== words) same.textContent = words;
  };
  field.addEventListener("input", look);
  repeat.addEventListener("input", look);
  look();
  // Whether it may be sent; what is not kept is marked, and nothing typed is lost.
  return () => {
    refused = !parts.every(([, rules]) => kept(field.value, rules));
    differs = repeat.value !== field.value;
    look();
    if (refused) field.focus();
    else if (differs) repeat.focus();
    return !refused && !differs;
  };
};
