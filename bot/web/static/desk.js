// The chat without reloads: forms are sent in the background, what is said arrives by itself, a lost line is told and mended.
// Without this file everything works too.
import { Attached, named } from "./attach.js";
import { Held, secret } from "./held.js";
import { Line, pause } from "./line.js";
import { held as showHeld, pending, settle, show, toTheEnd, translate } from "./talk.js";

const byId = (id) => document.getElementById(id);

// Without the script a field of one line sends by Enter; with it Shift and Enter begin a new line.
const grown = (field) => {
  const focused = document.activeElement === field;
  const area = document.createElement("textarea");
  for (const { name, value } of field.attributes) {
    if (name !== "type") area.setAttribute(name, value);
  }
  area.setAttribute("aria-describedby", "never keys");
  area.rows = 1;
  area.value = field.value;
  field.replaceWith(area);
  if (focused) area.focus();
  return area;
};

const say = grown(byId("say"));
const [log, composer, told, lineTold, typing, typingWords] = ["log", "composer", "told", "line", "typing", "typing-words"].map(byId);

const PATIENCE = 12_000; // milliseconds until the desk counts as slow
const SENDING = 15_000; // milliseconds until words count as lost on their way
const SENDING_FILES = 65_000; // the same for files; the desk itself waits a minute for them
const held = new Held(log.dataset.drafts);
const bubbles = new Map();
const awaited = new Set([Number(log.dataset.awaited)].filter(Boolean));
const arrivals = [];
let mark = log.dataset.last;
let sending = false;
let failures = 0;
let slow = 0;
let retry = 0;

const tell = (words) => { told.textContent = words || ""; };
const attached = new Attached(tell, () => say);

// "Working on it" stands below everything said as long as an answer is awaited.
const look = () => {
  const busy = awaited.size > 0 || (sending && failures === 0);
  if (busy === typing.hidden) {
    clearTimeout(slow);
    typingWords.textContent = typingWords.dataset.looking;
  }
  if (busy && typing.hidden) slow = setTimeout(() => { typingWords.textContent = typingWords.dataset.slow; }, PATIENCE);
  typing.hidden = !busy;
  if (log.lastElementChild !== typing) log.append(typing);
};

const arrived = (html) => {
  const item = show(html);
  if (item?.dataset.mark && Number.parseInt(item.dataset.mark, 10) > (Number.parseInt(mark, 10) || 0)) mark = item.dataset.mark;
  if (item?.dataset.answers) awaited.delete(Number(item.dataset.answers));
};

// While something is being sent, what arrives waits for it: so the own words never stand there twice.
const catchUp = () => {
  if (!sending) arrivals.splice(0).forEach(arrived);
  look();
};

const accepted = (one, html) => {
  const item = settle(bubbles.get(one.once), html);
  bubbles.delete(one.once);
  const turn = Number(item?.dataset.turn);
  if (turn && !("quiet" in item.dataset) && !log.querySelector(`[data-answers="${turn}"]`)) awaited.add(turn);
  if (one.button) log.querySelector(`button[value="${CSS.escape(one.button)}"]`)?.classList.add("spent");
};

const refused = (one, status) => {
  bubbles.get(one.once)?.remove();
  bubbles.delete(one.once);
  if (one.button) log.querySelector(`button[value="${CSS.escape(one.button)}"]`)?.removeAttribute("disabled");
  else {
    if (!say.value) write(one.words);
    if (one.files && !attached.files.length) attached.add(one.files);
  }
  tell(status === 413 ? told.dataset.long : told.dataset.refused);
};

const post = async (one) => {
  // Files last: by then the desk has read what the form is.
  const body = one.files ? new FormData() : new URLSearchParams();
  const fields = { csrf: composer.csrf.value, as: composer.as.value, once: one.once, live: "1", [one.button ? "button" : "text"]: one.button || one.words };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  one.files?.forEach((file) => body.append("file", file));
  const signal = AbortSignal.timeout(one.files ? SENDING_FILES : SENDING);
  const answer = await fetch(one.button ? "/press" : "/say", { method: "POST", body, signal });
  if (answer.status >= 500) throw new Error(String(answer.status));
  return [answer.status, await answer.text()];
};

// Sends what waits, one after the other. Nothing leaves the queue before the desk has taken it; sent twice it is still said once.
const flush = async () => {
  clearTimeout(retry);
  if (sending) return;
  sending = true;
  try {
    while (held.first) {
      const one = held.first;
      const [status, html] = await post(one);
      failures = 0;
      held.drop(one);
      if (status === 200) accepted(one, html); else refused(one, status);
      tell(status === 200 ? "" : told.textContent);
    }
  } catch {
    held.queue.forEach((one) => showHeld(bubbles.get(one.once)));
    tell(lineTold.textContent ? "" : told.dataset.unsent);
    retry = setTimeout(flush, pause(failures++));
  } finally {
    sending = false;
    catchUp();
  }
};

const put = (one) => bubbles.set(one.once, pending(one.label || one.words, !one.button && secret(one.words), (one.files || []).map(named)));

const send = (said) => {
  tell("");
  put(held.add(said));
  flush();
  look();
};

const write = (text) => {
  say.value = text;
  held.write(text);
  if (!CSS.supports("field-sizing", "content")) {
    say.style.height = "auto";
    say.style.height = `${say.scrollHeight}px`;
  }
};

const line = new Line(
  () => `${log.dataset.updates}${log.dataset.updates.includes("?") ? "&" : "?"}${new URLSearchParams({ after: mark, drawn: document.documentElement.lang })}`,
  {
    item: (event) => { arrivals.push(event.data); catchUp(); },
    // Where that fails, the next connection asks again: it says in which language the page is drawn.
    language: () => translate().catch(() => {}),
    over: () => location.reload(),
  },
  () => { lineTold.textContent = lineTold.dataset.lost; lineTold.className = "line lost"; tell(""); },
  () => {
    if (lineTold.textContent) {
      lineTold.textContent = lineTold.dataset.back;
      lineTold.className = "line back";
      setTimeout(() => { if (lineTold.className === "line back") lineTold.textContent = ""; }, 3000);
    }
    flush();
  },
);

composer.noValidate = true;
document.addEventListener("submit", (event) => {
  const form = event.target;
  // The browser goes to another page; what arrives now must not get in its way.
  if (!form.classList.contains("live")) {
    line.stop();
    setTimeout(() => line.again(), 10_000);
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  if (button?.name === "button") {
    button.disabled = true;
    send({ words: "", button: button.value, label: button.getAttribute("aria-label") || button.textContent });
  } else {
    const words = button?.name === "text" ? button.value : say.value;
    const files = form === composer ? attached.take() : [];
    if (!words.trim() && !files.length) tell(told.dataset.empty);
    else {
      if (form === composer) write("");
      send(files.length ? { words, files } : { words });
    }
  }
  // On a phone the keyboard would jump up over the answer.
  if (form === composer || matchMedia("(pointer: fine)").matches) say.focus({ preventScroll: true });
});

say.addEventListener("input", () => write(say.value));
say.addEventListener("keydown", (event) => {
  // Enter that ends the composing of a Chinese word sends nothing.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  composer.requestSubmit();
});

if (new URLSearchParams(location.search).has("did")) {
  const address = new URL(location);
  address.searchParams.delete("did");
  history.replaceState(null, "", address);
}
if (held.draft) write(held.draft);
held.queue.forEach(put);
toTheEnd();
if (matchMedia("(pointer: fine)").matches) say.focus({ preventScroll: true });
look();
line.start();
