// The line to the desk: what is said arrives over it. A cut line is mended with growing pauses, a dead one (a laptop that slept) is noticed.

const SILENT = 40_000; // milliseconds; the desk gives a sign every 15 seconds
const UNSEEN = 60_000; // a tab nobody looks at gives its connection back: browsers allow six to one server
const PAUSES = [500, 1000, 2000, 4000, 8000, 16_000, 30_000];

export const pause = (tries) => PAUSES[Math.min(tries, PAUSES.length - 1)] * (0.8 + 0.4 * Math.random());

export class Line {
  #source = null;
  #sign = 0;
  #tries = 0;
  #timer = 0;
  #unseen = 0;
  #stopped = false;

  // `address` gives where to listen now; `heard` are the events by name; `lost` and `found` tell how the line is.
  constructor(address, heard, lost, found) {
    Object.assign(this, { address, heard, lost, found });
  }

  get up() { return this.#source?.readyState === EventSource.OPEN; }

  start() {
    this.#open();
    setInterval(() => this.#check(), 5000);
    addEventListener("online", () => this.again());
    addEventListener("offline", () => this.#mend());
    addEventListener("focus", () => this.#check());
    addEventListener("pagehide", () => this.stop());
    addEventListener("pageshow", (event) => { if (event.persisted) this.again(); });
    document.addEventListener("visibilitychange", () => {
      clearTimeout(this.#unseen);
      if (document.hidden) this.#unseen = setTimeout(() => { if (document.hidden) this.stop(); }, UNSEEN);
      else if (this.#stopped) this.again();
      else this.#check();
    });
  }

  // At once, whatever pause it was in.
  again() {
    this.#stopped = false;
    this.#tries = 0;
    this.#open();
  }

  stop() {
    this.#stopped = true;
    this.#close();
  }

  #open() {
    this.#close();
    if (this.#stopped) return;
    this.#sign = Date.now();
    const source = new EventSource(this.address());
    this.#source = source;
    source.onopen = () => { this.#tries = 0; this.#sign = Date.now(); this.found(); };
    source.onerror = () => this.#mend();
    for (const [name, hear] of Object.entries({ ...this.heard, beat: () => {} })) {
      source.addEventListener(name, (event) => { this.#sign = Date.now(); hear(event); });
    }
  }

  #mend() {
    this.#close();
    if (this.#tries > 0 || !navigator.onLine) this.lost();
    this.#timer = setTimeout(() => this.#open(), pause(this.#tries++));
  }

  #check() {
    if (!this.#stopped && this.#source && Date.now() - this.#sign > SILENT) this.#open();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
