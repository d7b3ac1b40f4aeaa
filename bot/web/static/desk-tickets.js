// Keys for the queue and one ticket, canned answers at the cursor. Without it everything works by links and forms.
const field = document.querySelector("#text"), form = document.querySelector("[data-part=answering]");
const queue = () => [...document.querySelectorAll("[data-open]")];
const KEY = "desk-keys";

function singleKeys() {
  try { return localStorage.getItem(KEY) !== "off"; } catch { return true; }
}

for (const part of document.querySelectorAll("[data-part=keys]")) part.hidden = false;
const box = document.querySelector("[data-keys]");
if (box) {
  box.checked = singleKeys();
  box.addEventListener("change", () => { try { localStorage.setItem(KEY, box.checked ? "on" : "off"); } catch { /* It holds for this page. */ } });
}

// j and k go through the queue; they can be turned off, since a voice may type them.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (!queue().length || typing || event.ctrlKey || event.altKey || event.metaKey || !(box ? box.checked : singleKeys())) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const links = queue(), at = links.indexOf(document.activeElement);
  links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)].focus();
});

if (form && field) {
  const press = (act) => {
    const button = form.querySelector(`button[value=${act}]`);
    if (button) form.requestSubmit(button);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    press(event.shiftKey ? "answer_close" : "answer");
  });
  // The words come after what stands there, and the field is written in next.
  const canned = form.querySelector("[data-part=canned]"), insert = form.querySelector("button[value=insert]");
  if (canned && insert) {
    insert.addEventListener("click", (event) => {
      event.preventDefault();
      const words = canned.selectedOptions[0]?.dataset.words;
      if (!words) return;
      const from = field.selectionStart, before = field.value.slice(0, from), after = field.value.slice(field.selectionEnd);
      const gap = before && !before.endsWith("\n") ? "\n" : "";
      field.value = before + gap + words + after;
      field.selectionStart = field.selectionEnd = from + gap.length + words.length;
      field.focus();
      canned.value = "";
    });
  }
}

// What came while the page was open is marked. The answer field, and what is typed in it, are no live part.
const known = new Set([...document.querySelectorAll("[data-entry]")].map((entry) => entry.dataset.entry));
document.addEventListener("htmx:afterSettle", () => {
  for (const entry of document.querySelectorAll("[data-entry]")) if (!known.has(entry.dataset.entry)) entry.classList.add("fresh");
});
