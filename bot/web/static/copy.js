// Copies the link code, where the browser lets a page do so; by hand it works just as well.
const button = document.getElementById("copy");
if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById("link-code").textContent.trim());
      button.textContent = button.dataset.copied;
    } catch {
      button.hidden = true;
    }
  });
}
