// The one-time pages, made easier: more time and a new code come without losing what was typed, a code that is on its way is waited for, what is missing is
// said before anything is sent, passwords can be looked at. Without this file everything works too.
import { ask, look } from "./aside.js";
import { complete, ownWords } from "./complete.js";
import { Left } from "./left.js";
import { tickOff } from "./rules.js";
import { hideAll, showing } from "./seen.js";

const LOOK_EVERY = 2_000; // milliseconds
const LOOKS = 30;

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

// Without a code there is nothing to compare, so nothing is sent; a way that needs none stays open.
const awaitCode = () => {
  const hint = byId("code-hint");
  const waits = hint?.dataset.exists === "no" && hint.dataset.needed === "yes";
  for (const button of form.querySelectorAll(".unseen, .doing .main")) button.disabled = waits;
  const link = document.querySelector("#code-hint .look");
  if (link) link.hidden = true;
};

const again = () => {
  left.begin();
  awaitCode();
};

// A code that is owed is sent by the desk itself; the page looks until it was.
const watch = async (looks) => {
  await look(form);
  const hint = byId("code-hint");
  if (!hint) return;
  awaitCode();
  if (hint.dataset.exists === "yes" || !Number(hint.dataset.due) || looks <= 1) again();
  else setTimeout(() => watch(looks - 1), LOOK_EVERY);
};

const left = new Left(over, () => watch(LOOKS));
const keeps = tickOff();
let sent = false;

form.addEventListener("submit", (event) => {
  const wish = event.submitter?.name;
  if (wish === "more_time" || wish === "send_again") {
    event.preventDefault();
    if (event.submitter.getAttribute("aria-disabled") !== "true") ask(form, wish).then((changed) => { if (changed) again(); });
    return;
  }
  if (!event.submitter?.formNoValidate && !(complete(form) && keeps())) {
    event.preventDefault();
    return;
  }
  // A second click would be told that the page is spent, instead of what the first one did.
  if (sent) event.preventDefault();
  sent = true;
  hideAll();
});
addEventListener("pageshow", () => { sent = false; });

// Spaces and dashes that come with a pasted code are left out.
form.addEventListener("input", ({ target, isComposing }) => {
  if (isComposing || !target.matches("input.digits")) return;
  const digits = target.value.normalize("NFKC").replace(/[\s\p{Pd}_.]/gu, "");
  if (digits !== target.value) target.value = digits;
});

// Going back or reloading opens the page anew, instead of asking whether a form is to be sent again.
history.replaceState(null, "", location.href);
ownWords(form);
showing();
again();
(byId("problems") ?? form.querySelector("[autofocus]"))?.focus();
