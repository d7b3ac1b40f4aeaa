// What is left of a page's time, and of the wait for the next code. It counts by the clock of this machine, so that a sleep is no gain.

const SOON = 120;

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

// Written only when it changes, so that nothing is read out twice.
const write = (element, words) => { if (element && element.textContent !== words) element.textContent = words; };

export class Left {
  #timer = 0;
  #ends = null;
  #again = 0;

  constructor(over) {
    this.over = over;
  }

  // Reads from the page how much is left, now and whenever a part of it was replaced.
  begin() {
    clearInterval(this.#timer);
    const [time, code] = [document.getElementById("time"), document.getElementById("code-again")];
    this.#ends = time ? Date.now() + Number(time.dataset.left) * 1000 : null;
    this.#again = Date.now() + Number(code?.dataset.again || 0) * 1000;
    this.#timer = setInterval(() => this.#tick(), 500);
    this.#tick();
  }

  #tick() {
    this.#code();
    if (this.#ends === null) return;
    const seconds = Math.ceil((this.#ends - Date.now()) / 1000);
    if (seconds <= 0) {
      clearInterval(this.#timer);
      this.over();
      return;
    }
    const time = document.getElementById("time");
    const [left, soon] = [time.querySelector(".left"), time.querySelector(".soon")];
    write(left, left.dataset.words.replace("%", shown(seconds)));
    time.classList.toggle("ends", seconds < SOON);
    write(soon, seconds < SOON ? soon.dataset.words : "");
  }

  #code() {
    const button = document.querySelector("#code-again button");
    if (!button) return;
    const waits = Date.now() < this.#again;
    if (waits) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
    const until = document.querySelector("#code-again .waits");
    if (until) until.hidden = !waits;
  }
}
