// The conversation on the page: puts what is said where it belongs, once, and keeps the newest in sight unless somebody reads further up.

const byId = (id) => document.getElementById(id);
const log = byId("log");
const scroll = log.parentElement;
const typing = byId("typing");
const newest = byId("newest");

const element = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  return holder.content.firstElementChild;
};

const atTheEnd = () => scroll.scrollTop > -60;

export const toTheEnd = () => {
  scroll.scrollTop = 0;
  newest.hidden = true;
};

newest.addEventListener("click", toTheEnd);
scroll.addEventListener("scroll", () => { if (atTheEnd()) newest.hidden = true; }, { passive: true });

// An edited answer changes where it stands; whoever was in it with the keyboard stays there.
const replaced = (item) => {
  const olds = (item.dataset.replaces || "").split(" ").map(byId).filter(Boolean);
  const place = olds.shift();
  olds.forEach((old) => old.remove());
  byId(item.dataset.instead)?.remove();
  if (!place) return false;
  const within = place.contains(document.activeElement);
  place.replaceWith(item);
  if (within) {
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
  }
  return true;
};

const placed = (item) => {
  const turn = Number(item.dataset.turn);
  const before = [...log.querySelectorAll(".item:not(.pending)")].filter((other) => Number(other.dataset.turn) <= turn).pop();
  if (before) before.after(item); else log.prepend(item);
};

// Shows one thing said; gives null when it stands there already.
export const show = (html) => {
  const item = element(html);
  if (!item || byId(item.id)) return null;
  const follow = atTheEnd();
  byId("greeting")?.remove();
  if (item.dataset.pressed) log.querySelector(`button[value="${CSS.escape(item.dataset.pressed)}"]`)?.setAttribute("disabled", "");
  if (replaced(item)) return item;
  placed(item);
  if (!follow) newest.hidden = item.classList.contains("mine");
  // An answer longer than the window is shown from its beginning.
  else if (item.offsetHeight > scroll.clientHeight) item.scrollIntoView({ block: "start" });
  else toTheEnd();
  return item;
};

// Own words at once, before the desk has them. What looks like a secret is not shown: the desk says first what it kept of it.
export const pending = (words, hidden, files) => {
  const bubble = byId("pending").content.firstElementChild.cloneNode(true);
  const said = bubble.querySelector(".said");
  said.textContent = hidden ? said.dataset.hidden : words;
  said.hidden = !words && files.length > 0;
  const sent = bubble.querySelector(".sent");
  const first = sent.firstElementChild;
  sent.replaceChildren(...files.map((file) => {
    const item = first.cloneNode(true);
    item.querySelector("span").textContent = file;
    return item;
  }));
  if (files.length) sent.hidden = false; else sent.remove();
  byId("greeting")?.remove();
  log.append(bubble, typing);
  toTheEnd();
  return bubble;
};

// The desk has it: the same bubble goes on as what was written down, so that nothing is read out twice.
export const settle = (bubble, html) => {
  const item = element(html);
  if (!item || byId(item.id)) {
    bubble?.remove();
    return item;
  }
  if (!bubble) return show(html);
  const [old, said] = [bubble, item].map((one) => one.querySelector(".said"));
  const [before, after] = [bubble, item].map((one) => [...one.querySelectorAll(".sent li")].map((file) => file.textContent).join("\n"));
  if (before === after && (said.hidden || old.textContent === said.textContent)) {
    old.lang = said.lang;
    bubble.querySelector(".foot").replaceWith(item.querySelector(".foot"));
  } else bubble.innerHTML = item.innerHTML;
  for (const { name, value } of item.attributes) bubble.setAttribute(name, value);
  bubble.className = item.className;
  return bubble;
};

export const held = (bubble) => {
  const foot = bubble?.querySelector(".foot");
  if (foot) foot.textContent = foot.dataset.held;
};

// What the script itself decides about a part of the page.
const OWN = ["class", "hidden", "type", "aria-describedby"];

// The conversation went over to the other language: what stands around it follows, without a reload.
export const translate = async () => {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!other || (part.contains(document.activeElement) && !("keep" in part.dataset))) continue;
    for (const { name, value } of other.attributes) {
      if (!OWN.includes(name)) part.setAttribute(name, value);
    }
    if (!("keep" in part.dataset)) part.innerHTML = other.innerHTML;
  }
};
