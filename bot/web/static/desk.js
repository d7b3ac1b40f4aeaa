// The chat without reloads: forms are sent in the background, and what is said arrives by server-sent events.
// Without this file everything works too.
"use strict";
(() => {
  const log = document.getElementById("log");
  const told = document.getElementById("told");
  const typing = document.getElementById("typing");
  const composer = document.getElementById("composer");
  const say = document.getElementById("say");
  if (!log || !composer || !window.EventSource || !window.fetch) return;

  const scroll = log.parentElement;
  const patience = 20000;
  let last = Number(log.dataset.last);
  let lost = false;
  let tired = 0;

  const tell = (words) => { told.textContent = words || ""; };

  const wait = (on) => {
    clearTimeout(tired);
    typing.hidden = !on;
    if (on) {
      log.append(typing);
      scroll.scrollTop = 0;
      tired = setTimeout(() => { typing.hidden = true; }, patience);
    }
  };

  // Puts one thing said where it belongs: once, and behind the words that it answers.
  const show = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const item = holder.content.firstElementChild;
    if (!item || document.getElementById(item.id)) return null;
    document.getElementById("greeting")?.remove();
    document.getElementById(item.dataset.replaces)?.remove();
    const turn = Number(item.dataset.turn);
    const before = [...log.querySelectorAll(".item")].filter((other) => turn === 0 || Number(other.dataset.turn) <= turn).pop();
    if (before) before.after(item); else log.prepend(item);
    // The newest stays in sight by itself; an answer longer than the window is shown from its beginning.
    if (item === log.querySelector(".item:last-of-type")) {
      scroll.scrollTop = 0;
      if (item.offsetHeight > scroll.clientHeight) item.scrollIntoView({ block: "start" });
    }
    return item;
  };

  const arrived = (event) => {
    const item = show(event.data);
    const letter = Number(item?.dataset.letter);
    if (!letter) return;
    last = Math.max(last, letter);
    const answered = [...log.querySelectorAll(".mine")].pop()?.dataset.turn;
    if (!answered || item.dataset.turn === answered) wait(false);
  };

  const listen = () => {
    const after = log.dataset.updates.includes("?") ? "&after=" : "?after=";
    const source = new EventSource(log.dataset.updates + after + last);
    source.addEventListener("item", arrived);
    source.addEventListener("over", () => window.location.reload());
    source.onopen = () => {
      if (!lost) return;
      lost = false;
      tell(told.dataset.back);
      setTimeout(() => { if (told.textContent === told.dataset.back) tell(""); }, 3000);
    };
    source.onerror = () => {
      lost = true;
      tell(told.dataset.lost);
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
  };

  const send = async (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    body.set("live", "1");
    tell("");
    if (form === composer) say.value = "";
    else if (button) button.disabled = true;
    wait(true);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.text());
      if (form !== composer && button) button.classList.add("spent");
      log.append(typing);
    } catch (trouble) {
      wait(false);
      if (form === composer) say.value = say.value || body.get("text");
      if (button) button.disabled = false;
      tell(trouble.message === "403" ? told.dataset.refused : told.dataset.unsent);
    }
  };

  composer.noValidate = true;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.classList.contains("live")) return;
    event.preventDefault();
    if (form === composer && !say.value.trim()) tell(told.dataset.empty);
    else send(form, event.submitter);
    say.focus({ preventScroll: true });
  });

  if (window.matchMedia("(pointer: fine)").matches) say.focus({ preventScroll: true });
  listen();
})();
