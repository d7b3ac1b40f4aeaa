// The files that go with the next words: chosen, dropped or pasted, shown by name and size, and taken away again before anything is sent.
// What is too much is told here already; what is kept, the desk decides.

const byId = (id) => document.getElementById(id);
const composer = byId("composer");
const list = byId("files");
const input = byId("file");

// In the same words as the desk's own.
const sized = (size) => (size < 1_000_000 ? `${Math.max(1, Math.floor((size + 500) / 1000))} KB` : `${(size / 1_000_000).toFixed(1).replace(/\.0$/, "")} MB`);

export const named = (file) => `${file.name} (${sized(file.size)})`;

export class Attached {
  files = [];
  #tell;
  #field;

  // `tell` shows a sentence; `field` gives what the keyboard goes back to.
  constructor(tell, field) {
    this.#tell = tell;
    this.#field = field;
    input.addEventListener("change", () => {
      this.add([...input.files]);
      input.value = "";
    });
    composer.addEventListener("paste", (event) => {
      const pasted = [...(event.clipboardData?.files || [])];
      // Words that are copied together with their picture are words.
      if (!pasted.length || event.clipboardData.types.includes("text/plain")) return;
      event.preventDefault();
      this.add(pasted);
    });
    const chat = composer.closest("main");
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    chat.addEventListener("dragover", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      composer.classList.add("over");
    });
    chat.addEventListener("dragleave", (event) => { if (!chat.contains(event.relatedTarget)) composer.classList.remove("over"); });
    chat.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      composer.classList.remove("over");
      this.add([...event.dataTransfer.files]);
    });
  }

  add(files) {
    let refused = "";
    for (const file of files) {
      const why = this.#refusal(file);
      if (why) refused = input.dataset[why].replace("%", () => file.name);
      else this.files.push(file);
    }
    this.#show();
    this.#tell(refused);
    if (matchMedia("(pointer: fine)").matches) this.#field().focus({ preventScroll: true });
  }

  // Gives them, and begins anew.
  take() {
    const files = this.files;
    this.files = [];
    this.#show();
    return files;
  }

  #refusal(file) {
    if (!file.size) return "toldEmpty";
    if (file.size > Number(input.dataset.largest)) return "toldLarge";
    if (this.files.length >= Number(input.dataset.count)) return "toldMany";
    return this.files.reduce((sum, one) => sum + one.size, file.size) > Number(input.dataset.all) ? "toldAll" : "";
  }

  #show() {
    list.replaceChildren(...this.files.map((file) => {
      const item = byId("chosen").content.firstElementChild.cloneNode(true);
      item.querySelector(".name").textContent = file.name;
      item.querySelector(".size").textContent = sized(file.size);
      const words = item.querySelector("[data-told]");
      words.textContent = words.dataset.told.replace("%", () => file.name);
      item.querySelector("button").addEventListener("click", () => this.#remove(file));
      return item;
    }));
    list.hidden = !this.files.length;
  }

  #remove(file) {
    const place = this.files.indexOf(file);
    this.files.splice(place, 1);
    this.#show();
    this.#tell("");
    (list.querySelectorAll("button")[Math.min(place, this.files.length - 1)] || input).focus();
  }
}
