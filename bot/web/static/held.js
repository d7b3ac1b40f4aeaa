// What is typed and not sent yet, so that neither a reload nor a lost line loses it. It lives in this tab alone, for half an hour at most,
// and is gone once sent: people share computers. What looks like a secret is never kept.

const PREFIX = "accountdesk:";
const LONGEST = 30 * 60_000; // milliseconds
const SECRETS = [
  /[A-Za-z][1289]\d{8}/, // a national id
  /(^|[^\d-])\d{6}(?!\d)/, // a one-time code
  /(密碼|驗證碼|通行碼|passw|passcode|\bpin\b).*[!-~]{4,}/i,
];
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~]/];
const ACCOUNT = /^[A-Za-z]{4}-\d+$/;

export const secret = (text) =>
  SECRETS.some((shape) => shape.test(text)) ||
  (text.match(/[!-~]{8,}/g) || []).some((word) => !ACCOUNT.test(word) && !word.includes("://") && CLASSES.filter((one) => one.test(word)).length > 2);

const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class Held {
  #name;
  draft = "";
  queue = [];

  constructor(name) {
    this.#name = PREFIX + name;
    try {
      for (const other of Object.keys(sessionStorage)) {
        if (other.startsWith(PREFIX) && other !== this.#name) sessionStorage.removeItem(other);
      }
      const kept = JSON.parse(sessionStorage.getItem(this.#name) || "null");
      if (kept && Date.now() - kept.at < LONGEST) Object.assign(this, { draft: kept.draft, queue: kept.queue });
    } catch { /* a browser that keeps nothing */ }
    this.#keep();
  }

  get first() { return this.queue[0]; }

  write(text) {
    this.draft = secret(text) ? "" : text;
    this.#keep();
  }

  // `once` is the mark by which the desk knows a second sending of the same thing.
  add(said) {
    const one = { ...said, once: fresh() };
    this.queue.push(one);
    this.#keep();
    return one;
  }

  drop(one) {
    this.queue = this.queue.filter((other) => other !== one);
    this.#keep();
  }

  // Files are not kept: their words are a draft again after a reload, so that nothing is sent without them.
  #keep() {
    const safe = this.queue.filter((one) => !secret(one.words));
    const queue = safe.filter((one) => !one.files);
    const draft = this.draft || safe.find((one) => one.files)?.words || "";
    try {
      if (draft || queue.length) sessionStorage.setItem(this.#name, JSON.stringify({ at: Date.now(), draft, queue }));
      else sessionStorage.removeItem(this.#name);
    } catch { /* a browser that keeps nothing */ }
  }
}
