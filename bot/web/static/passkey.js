// A passkey on a one-time page: asks the authenticator, puts its answer into the form and sends it. Without this file the other ways are still there.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const options = (sent) => ({
  ...sent,
  challenge: bytes(sent.challenge),
  ...(sent.user && { user: { ...sent.user, id: bytes(sent.user.id) } }),
  ...(sent.allowCredentials && { allowCredentials: sent.allowCredentials.map((one) => ({ ...one, id: bytes(one.id) })) }),
  ...(sent.excludeCredentials && { excludeCredentials: sent.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })) }),
});

const answered = (credential) => {
  const said = credential.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports?.() ?? [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    if (said.userHandle) response.userHandle = text(said.userHandle);
  }
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    authenticatorAttachment: credential.authenticatorAttachment ?? null, clientExtensionResults: credential.getClientExtensionResults(),
  });
};

const button = document.querySelector("button[data-passkey]");
if (button && window.PublicKeyCredential) {
  const told = document.getElementById("passkey-told");
  button.hidden = false;
  document.getElementById("passkey-none").hidden = true;
  button.addEventListener("click", async () => {
    told.textContent = "";
    button.disabled = true;
    try {
      const publicKey = options(JSON.parse(button.dataset.options));
      const credential = await (button.dataset.passkey === "create" ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      document.getElementById("passkey").value = answered(credential);
      button.form.noValidate = true;
      button.form.requestSubmit();
    } catch {
      told.textContent = button.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
}
