// Passkeys and hardware keys. A form with data-passkey="create" or "get" asks the browser for a key when it is sent, and carries what the
// browser said in its fields "ceremony" and "credential". The question stands in data-passkey-options (the field "ceremony" is filled
// then), or is asked for at the address in data-passkey-from, which answers {"ceremony", "options"}.
// data-passkey-autofill (with "get" and data-passkey-from): keys are also offered in the page's field with autocomplete="username webauthn".
// An element with data-trouble inside the form takes the words when it does not work: data-words-unsupported, -cancelled, -known,
// -elsewhere and -failed of the form. What is inside [data-passkey-only] is shown when the browser can do it, [data-passkey-without] when not.
import { bytes, text, trouble } from "./key-words.mjs";

const supported = () => typeof PublicKeyCredential === "function" && !!navigator.credentials && isSecureContext;

export function passkey(root) {
  const forms = root.querySelectorAll("form[data-passkey]");
  for (const part of root.querySelectorAll("[data-passkey-only]")) part.hidden = !supported();
  for (const part of root.querySelectorAll("[data-passkey-without]")) part.hidden = supported();
  for (const form of forms) {
    const waiting = { autofill: null };
    form.addEventListener("submit", (event) => {
      if (form.dataset.answered) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter, waiting);
    });
    if (form.hasAttribute("data-passkey-autofill")) waiting.ended = autofill(form, waiting);
  }
}

async function ask(form, button, waiting) {
  if (!supported()) return trouble(form, "unsupported");
  trouble(form, null);
  // A browser answers one question at a time: the silent one must have ended before another is asked.
  waiting.autofill?.abort();
  await waiting.ended;
  try {
    const options = await question(form);
    const said = form.dataset.passkey === "create"
      ? await navigator.credentials.create(options)
      : await navigator.credentials.get(options);
    answer(form, said, button);
  } catch (error) {
    trouble(form, why(error));
  }
}

// Keys in the suggestions of the field: silent until the person picks one, given up when the button is pressed.
async function autofill(form, waiting) {
  waiting.autofill = new AbortController();
  const { signal } = waiting.autofill;
  try {
    if (!supported() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const options = await question(form);
    if (signal.aborted) return;
    answer(form, await navigator.credentials.get({ ...options, mediation: "conditional", signal }));
  } catch {
    // Nobody has asked for a key yet, so that nothing is told: the button says what does not work.
  }
}

async function question(form) {
  let options = form.dataset.passkeyOptions && JSON.parse(form.dataset.passkeyOptions);
  if (!options) {
    const body = new URLSearchParams({ csrf: form.elements.csrf.value });
    const reply = await fetch(form.dataset.passkeyFrom, { method: "POST", body, headers: { accept: "application/json" } });
    if (!reply.ok) throw new Error(`no question: ${reply.status}`);
    const asked = await reply.json();
    form.elements.ceremony.value = asked.ceremony;
    options = asked.options;
  }
  return { ...options, publicKey: opened(options.publicKey) };
}

function opened(asked) {
  const name = asked.rp?.id ?? asked.rpId;
  if (location.hostname !== name && !location.hostname.endsWith(`.${name}`)) throw new DOMException(name, "SecurityError");
  const key = (one) => ({ ...one, id: bytes(one.id) });
  const out = { ...asked, challenge: bytes(asked.challenge) };
  if (asked.user) out.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) out.excludeCredentials = asked.excludeCredentials.map(key);
  if (asked.allowCredentials) out.allowCredentials = asked.allowCredentials.map(key);
  return out;
}

function answer(form, said, button) {
  const { response } = said;
  const out = {
    id: said.id,
    rawId: text(said.rawId),
    type: said.type,
    clientExtensionResults: {},
    response: { clientDataJSON: text(response.clientDataJSON) },
  };
  if (response.attestationObject) {
    out.response.attestationObject = text(response.attestationObject);
    out.response.transports = response.getTransports?.();
  } else {
    out.response.authenticatorData = text(response.authenticatorData);
    out.response.signature = text(response.signature);
    out.response.userHandle = response.userHandle?.byteLength ? text(response.userHandle) : null;
  }
  form.elements.credential.value = JSON.stringify(out);
  form.dataset.answered = "yes";
  form.requestSubmit(button);
}

function why(error) {
  switch (error?.name) {
    case "NotAllowedError":
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "known";
    case "SecurityError":
      return "elsewhere";
    case "NotSupportedError":
      return "unsupported";
    default:
      return "failed";
  }
}
