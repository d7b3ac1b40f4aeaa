// A password can be looked at while it is typed, and is hidden again before it is sent. Caps Lock is told, since it costs tries.

const buttons = () => [...document.querySelectorAll("button[data-shows]")];

const set = (button, seen) => {
  document.getElementById(button.dataset.shows).type = seen ? "text" : "password";
  button.querySelector(".does").textContent = seen ? button.dataset.hide : button.dataset.show;
};

export const hideAll = () => buttons().forEach((button) => set(button, false));

export const showing = () => {
  for (const button of buttons()) {
    const field = document.getElementById(button.dataset.shows);
    const caps = document.querySelector(`[data-caps="${field.id}"]`);
    button.hidden = false;
    button.addEventListener("click", () => set(button, field.type === "password"));
    const look = (event) => { caps.textContent = event.getModifierState?.("CapsLock") ? caps.dataset.words : ""; };
    field.addEventListener("keydown", look);
    field.addEventListener("keyup", look);
    field.addEventListener("blur", () => { caps.textContent = ""; });
  }
};
