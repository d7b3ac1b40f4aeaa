// A passkey on a page: the browser is asked for it, and its answer goes with the form. Without this file, and in a browser without passkeys, the other
// ways on the page are there all the same.
import { complete } from "./complete.js";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

// A hint only, and password managers that stand in for an authenticator may fail at it.
const transports = (response) => {
  try { return response.getTransports(); } catch { return []; }
};

// What the options are to the browser; older ones cannot read them themselves.
const CEREMONIES = {
  get: {
    read: (options) => PublicKeyCredential.parseRequestOptionsFromJSON?.(options)
      ?? { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) },
    told: ({ authenticatorData, signature, userHandle }) => ({
      authenticatorData: text(authenticatorData), signature: text(signature), ...(userHandle ? { userHandle: text(userHandle) } : {}),
    }),
  },
  create: {
    read: (options) => PublicKeyCredential.parseCreationOptionsFromJSON?.(options)
      ?? { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) },
    told: (response) => ({ attestationObject: text(response.attestationObject), transports: transports(response) }),
  },
};

// Written by hand: some password managers hand out credentials whose own `toJSON` fails.
const answer = ({ id, rawId, type, authenticatorAttachment, response }, told) => JSON.stringify({
  id, rawId: text(rawId), type, authenticatorAttachment: authenticatorAttachment ?? null, response: { clientDataJSON: text(response.clientDataJSON), ...told(response) },
});

const WORDS = { NotAllowedError: "refused", AbortError: "refused", TimeoutError: "refused", InvalidStateError: "already" };

const begin = (part) => {
  const { passkey: kind, options, instead } = part.dataset;
  const [button, field, status] = [part.querySelector("button"), part.querySelector("input"), part.querySelector("[role=status]")];
  const form = field.form;
  const replaced = new Set((instead ?? "").split(" ").filter(Boolean));
  let asking = false;

  const tell = (words) => {
    status.textContent = part.dataset[words] ?? "";
    status.classList.toggle("failed", words !== "waiting");
  };

  const ask = async () => {
    const { read, told } = CEREMONIES[kind];
    const credential = await navigator.credentials[kind]({ publicKey: read(JSON.parse(options)) });
    // What was half typed for another way is not sent along.
    for (const one of form.elements) if (replaced.has(one.name)) one.value = "";
    field.value = answer(credential, told);
  };

  button.addEventListener("click", async (event) => {
    event.preventDefault();
    // Whatever else the form needs is asked for first: nobody should touch a key for a form that comes back.
    if (asking || !complete(form, replaced)) return;
    asking = true;
    tell("waiting");
    try {
      await ask();
      tell("");
      form.requestSubmit(button);
    } catch (trouble) {
      // Refused, too late, none here: the desk was told nothing, so no try was counted.
      tell(WORDS[trouble.name] ?? "failed");
      button.focus();
    } finally {
      asking = false;
    }
  });
  part.querySelector(".without").hidden = true;
  part.querySelector(".with").hidden = false;
};

if (globalThis.isSecureContext && globalThis.PublicKeyCredential && navigator.credentials) document.querySelectorAll("[data-passkey]").forEach(begin);
