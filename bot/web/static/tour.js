// The demonstration's bar while the conversation goes on: whose turn it is can change with every answer. Without this file a reload shows it.

const log = document.getElementById("log");
let due = 0;

const renew = async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = page.querySelectorAll("[data-turn-of]");
  document.querySelectorAll("[data-turn-of]").forEach((here, place) => {
    const other = there[place];
    if (other && here.innerHTML !== other.innerHTML && !here.contains(document.activeElement)) here.innerHTML = other.innerHTML;
  });
};

new MutationObserver((changes) => {
  if (!changes.some((change) => [...change.addedNodes].some((node) => node.classList?.contains("desk")))) return;
  clearTimeout(due);
  due = setTimeout(renew, 400);
}).observe(log, { childList: true });
