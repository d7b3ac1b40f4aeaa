// The one-time pages, made easier: the time counts down, more time and a new code come without losing what was typed, passwords can be looked at.
// Without this file everything works too.
import { ask } from "./aside.js";
import { Left } from "./left.js";
import { tickOff } from "./rules.js";
import { hideAll, showing } from "./seen.js";

const byId = (id) => document.getElementById(id);
const form = byId("step");

// The time is up: nothing typed stays in the page, and it says what to do.
const over = () => {
  form.reset();
  const panel = byId("over");
  panel.previousElementSibling.hidden = true;
  panel.hidden = false;
  document.title = panel.querySelector("h1").textContent;
  panel.focus();
};

const left = new Left(over);
let sent = false;

form.addEventListener("submit", (event) => {
  const wish = event.submitter?.name;
  if (wish === "more_time" || wish === "send_again") {
    event.preventDefault();
    if (event.submitter.getAttribute("aria-disabled") !== "true") ask(form, wish).then((changed) => { if (changed) left.begin(); });
    return;
  }
  // A second click would be told that the page is spent, instead of what the first one did.
  if (sent) event.preventDefault();
  sent = true;
  hideAll();
});
addEventListener("pageshow", () => { sent = false; });

// Going back or reloading opens the page anew, instead of asking whether a form is to be sent again.
history.replaceState(null, "", location.href);
showing();
tickOff();
left.begin();
byId("problems")?.focus();
