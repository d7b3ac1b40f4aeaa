// What is left of a page's time once it is short, of the wait for the next code, and until a postponed one is sent. It counts by the clock of this machine,
// so that a sleep is no gain.

const SOON = 120;

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

// Written only when it changes, so that nothing is read out twice.
const write = (element, words) => { if (element && element.textContent !== words) element.textContent = words; };

const until = (at) => Math.ceil((at - Date.now()) / 1000);

export class Left {
  #timer = 0;
  #ends = null;
  #again = 0;
  #due = 0;

  // `over` is called when the page's time is up, `due` once a postponed code should have been sent.
  constructor(over, due) {
    this.over = over;
    this.due = due;
  }

  // Reads from the page how much is left, now and whenever a part of it was replaced.
  begin() {
    clearInterval(this.#timer);
    const [time, again, hint] = ["time", "code-again", "code-hint"].map((id) => document.getElementById(id));
    this.#ends = time ? Date.now() + Number(time.dataset.left) * 1000 : null;
    this.#again = Date.now() + Number(again?.dataset.again || 0) * 1000;
    this.#due = Number(hint?.dataset.due) ? Date.now() + Number(hint.dataset.due) * 1000 : 0;
    this.#timer = setInterval(() => this.#tick(), 500);
    this.#tick();
  }

  #tick() {
    this.#next();
    this.#owed();
    if (this.#ends === null) return;
    const seconds = until(this.#ends);
    if (seconds <= 0) {
      clearInterval(this.#timer);
      this.over();
      return;
    }
    const [time, short] = [document.getElementById("time"), seconds < SOON];
    const [left, soon] = [time.querySelector(".left"), time.querySelector(".soon")];
    write(left, short ? left.dataset.words.replace("%", minutes(seconds)) : "");
    time.classList.toggle("ends", short);
    write(soon, short ? soon.dataset.words : "");
  }

  #next() {
    const button = document.querySelector("#code-again button");
    if (!button) return;
    const seconds = until(this.#again);
    if (seconds > 0) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
    const waits = document.querySelector("#code-again .waits");
    if (!waits) return;
    waits.hidden = seconds <= 0;
    // A longer wait is better told by the clock.
    if (seconds > 0 && seconds <= SOON) write(waits, waits.dataset.words.replace("%", seconds));
  }

  #owed() {
    if (!this.#due) return;
    const [seconds, part] = [until(this.#due), document.querySelector("#code-hint .in")];
    write(part, seconds > 0 ? part?.dataset.words.replace("%", seconds) ?? "" : "");
    if (seconds > 0) return;
    this.#due = 0;
    this.due();
  }
}
