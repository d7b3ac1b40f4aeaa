// More time, or another code, without leaving the page: only the wish is sent, and only the parts that say something new are replaced.
// A code that the desk sends by itself is looked for in the same way, with nothing sent at all.

const CODE = ["code-hint", "code-again", "demo-codes"];
const PARTS = ["notice", "time", ...CODE];

const tell = (words, failed) => {
  const notice = document.getElementById("notice");
  const told = document.createElement("p");
  told.textContent = words;
  notice.replaceChildren(told);
  notice.classList.toggle("failed", failed);
};

const renew = (id, other) => {
  const [here, there] = [document.getElementById(id), other.getElementById(id)];
  if (!here || !there) return;
  const held = here.contains(document.activeElement) ? document.activeElement.name : "";
  here.innerHTML = there.innerHTML;
  Object.assign(here.dataset, there.dataset);
  here.hidden = there.hidden;
  here.classList.remove("failed");
  // Whoever pressed the button stays on it.
  if (held) here.querySelector(`[name="${held}"]`)?.focus();
};

const page = async (wish) => {
  const answer = await fetch(location.pathname + location.search, { ...wish, signal: AbortSignal.timeout(15_000) });
  return [answer, new DOMParser().parseFromString(await answer.text(), "text/html")];
};

const gone = (form, other) => {
  form.reset();
  document.title = other.title;
  document.getElementById("main").replaceWith(other.getElementById("main"));
  document.querySelector("h1").focus();
};

// Gives whether anything changed.
export const ask = async (form, wish) => {
  try {
    const [answer, other] = await page({ method: "POST", body: new URLSearchParams({ csrf: form.elements.csrf.value, [wish]: "1" }) });
    if (answer.status === 410) {
      gone(form, other);
      return false;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    PARTS.forEach((id) => renew(id, other));
    return true;
  } catch {
    tell(document.getElementById("notice").dataset.failed, true);
    return false;
  }
};

// How things stand with the code, as the page would say it now; quiet where the network fails, since nobody asked.
export const look = async (form) => {
  try {
    const [answer, other] = await page({});
    if (answer.status === 410) gone(form, other);
    else if (answer.ok) CODE.forEach((id) => renew(id, other));
  } catch { /* the next look may find it */ }
};
