// The last page: copies the link code, where the browser lets a page do so; by hand it works just as well.
// Reloading opens the page anew, instead of asking whether a form is to be sent again.
history.replaceState(null, "", location.href);
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
