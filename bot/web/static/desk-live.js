// New things appear by themselves. A part of the page with `data-live="SECTION"` and an id is fetched again when that section has something new; not while
// the reader has the focus in it: then a line above it says so, and it comes once they leave it or press the line.
import { Line } from "./line.js";

const page = document.body.dataset;
let after = page.after;
const waiting = new Set();

const parts = (section) => document.querySelectorAll(`[data-live~="${CSS.escape(section)}"]`);

const line = new Line(
  () => `${page.updates}${page.updates.includes("?") ? "&" : "?"}after=${after}`,
  {
    changed: (event) => { after = event.lastEventId || after; for (const part of parts(event.data)) fresh(part); },
    over: () => location.reload(),
  },
  () => document.body.classList.add("line-lost"),
  () => document.body.classList.remove("line-lost"),
);

function fresh(part) {
  if (part.contains(document.activeElement)) {
    waiting.add(part.id);
    told(part, true);
    return;
  }
  waiting.delete(part.id);
  told(part, false);
  htmx.ajax("GET", location.pathname + location.search, { source: part, target: part, select: `#${CSS.escape(part.id)}`, swap: "outerHTML", headers: { "X-Live": "yes" } });
}

// The line stands outside of the part, so that nothing in it moves.
function told(part, news) {
  const says = document.querySelector(`[data-news-of="${CSS.escape(part.id)}"]`);
  if (says) says.hidden = !news;
}

document.addEventListener("focusout", () => setTimeout(() => {
  for (const id of [...waiting]) {
    const part = document.getElementById(id);
    if (part && !part.contains(document.activeElement)) fresh(part);
  }
}));

// What arrives too late must not take the focus out of a part either.
document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  if (part?.dataset?.live === undefined) return;
  if (part.contains(document.activeElement)) {
    event.detail.shouldSwap = false;
    waiting.add(part.id);
    told(part, true);
  }
});

document.addEventListener("click", (event) => {
  const id = event.target.closest("[data-news-of]")?.dataset.newsOf;
  if (!id) return;
  event.target.blur();
  const part = document.getElementById(id);
  if (part) fresh(part);
});

if (page.updates) line.start();
