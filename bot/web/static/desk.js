// Live updates: forms are sent without leaving the page, and new lines arrive by server-sent events. Without this file everything works too.
"use strict";
(() => {
  const log = document.getElementById("log"), state = document.getElementById("state");
  const form = document.getElementById("say"), text = document.getElementById("text");
  if (!log || !form || !window.EventSource || !window.fetch) return;
  let last = Number(log.dataset.last), lost = false, waiting = 0;
  const tell = (words) => { state.textContent = words || ""; };
  const down = () => window.scrollTo({ top: document.body.scrollHeight });
  const mine = (words) => {
    const line = document.createElement("article"), p = document.createElement("p");
    line.className = "line mine"; p.textContent = words; line.append(p); log.append(line); down();
  };
  const listen = () => {
    const source = new EventSource(`/updates?as=${encodeURIComponent(log.dataset.as)}&after=${last}`);
    source.addEventListener("line", (event) => {
      const number = Number(event.lastEventId);
      if (number <= last) return;
      last = number; waiting = 0; tell("");
      log.insertAdjacentHTML("beforeend", event.data); down();
    });
    source.onopen = () => { if (lost) { lost = false; tell(state.dataset.back); setTimeout(() => tell(""), 3000); } };
    source.onerror = () => {
      lost = true; tell(state.dataset.lost);
      if (source.readyState === EventSource.CLOSED) { source.close(); setTimeout(listen, 3000); }
    };
    window.addEventListener("pagehide", () => source.close());
  };
  document.addEventListener("submit", async (event) => {
    const sent = event.target;
    if (!sent.classList.contains("live")) return;
    event.preventDefault();
    const body = new FormData(sent), button = event.submitter;
    if (button && button.name) body.set(button.name, button.value);
    const words = sent === form ? text.value.trim() : button ? button.textContent.trim() : "";
    if (!words) { tell(state.dataset.empty); text.focus(); return; }
    if (sent.action.endsWith("/press") && button) button.disabled = true;
    mine(sent === form ? "…" : words);
    const shown = log.lastElementChild.firstElementChild;
    if (sent === form) { shown.textContent = words; text.value = ""; }
    waiting = 1; tell(state.dataset.busy);
    try {
      const answer = await fetch(sent.action, { method: "POST", body: new URLSearchParams(body), headers: { "x-live": "1" } });
      if (answer.status !== 204) { window.location.reload(); }
    } catch {
      tell(state.dataset.lost); if (sent === form) text.value = words; log.lastElementChild.remove();
      if (button) button.disabled = false;
    }
    text.focus();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  listen(); down();
})();
