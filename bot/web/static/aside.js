// More time, or another code, without leaving the page: only the wish is sent, and only the parts that say something new are replaced.

const PARTS = ["notice", "time", "code-hint", "code-again"];

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
  here.classList.remove("failed");
  // Whoever pressed the button stays on it.
  if (held) here.querySelector(`[name="${held}"]`)?.focus();
};

// Gives whether anything changed.
export const ask = async (form, wish) => {
  try {
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, [wish]: "1" });
    const answer = await fetch(location.pathname + location.search, { method: "POST", body, signal: AbortSignal.timeout(15_000) });
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status === 410) {
      form.reset();
      document.title = other.title;
      document.getElementById("main").replaceWith(other.getElementById("main"));
      document.querySelector("h1").focus();
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
