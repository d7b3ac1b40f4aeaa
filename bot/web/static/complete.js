// What is still missing is said before anything is sent, at its field, so that no code and no key is spent on a form that comes back.

const chosen = (form) => form.querySelector("[name=decision]:checked")?.value ?? "";

// What only the other decision needs is not asked for.
const asked = (part, decision) => !part.dataset.only || part.dataset.only === decision;

const inputs = (part) => [...part.querySelectorAll("input, textarea")];

const empty = (part) => {
  const fields = inputs(part);
  return fields[0].type === "radio" ? !fields.some((one) => one.checked) : fields.every((one) => one.value.trim() === "");
};

const words = (part) => part.querySelector(":scope > .said-wrong");

const describe = (field, id, told) => {
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  field.setAttribute("aria-describedby", [...others, ...(told ? [id] : [])].join(" "));
  if (!field.getAttribute("aria-describedby")) field.removeAttribute("aria-describedby");
};

const clear = (part) => {
  if (!part.dataset.told) return;
  delete part.dataset.told;
  part.classList.remove("wrong");
  const said = words(part);
  said?.remove();
  inputs(part).forEach((one) => { one.removeAttribute("aria-invalid"); describe(one, said?.id, false); });
};

const mark = (part) => {
  if (part.dataset.told) return;
  const fields = inputs(part);
  let said = words(part);
  if (!said) {
    said = document.createElement("div");
    said.className = "said-wrong";
    said.id = `${fields[0].name}-wrong`;
    const before = part.querySelector(":scope > .answers, :scope > .secret, :scope > .with-button, :scope > input, :scope > textarea");
    part.insertBefore(said, before);
  }
  const line = document.createElement("p");
  line.textContent = part.dataset.missing;
  said.replaceChildren(line);
  part.classList.add("wrong");
  part.dataset.told = "yes";
  fields.forEach((one) => { one.setAttribute("aria-invalid", "true"); describe(one, said.id, true); });
};

// Whether nothing is missing but what another way stands for; else it is marked, and the first such field has the focus.
export const complete = (form, replaced = new Set()) => {
  const decision = chosen(form);
  const parts = [...form.querySelectorAll("[data-missing]")].filter((part) => !replaced.has(inputs(part)[0].name));
  const missing = parts.filter((part) => asked(part, decision) && empty(part));
  parts.filter((part) => !missing.includes(part)).forEach(clear);
  missing.forEach(mark);
  if (missing.length) inputs(missing[0])[0].focus();
  return missing.length === 0;
};

// The page speaks for itself, in its own language; the browser's bubbles are left out. What is mended is no longer marked.
export const ownWords = (form) => {
  form.noValidate = true;
  form.addEventListener("input", (event) => {
    const part = event.target.closest?.("[data-missing]");
    if (part && !empty(part)) clear(part);
  });
};
