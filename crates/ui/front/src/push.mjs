// Approval by push. A form with data-push="key of the portal" asks the browser for a subscription when it is sent, and carries it in its field
// "subscription". Trouble is told as in passkey.mjs: [data-trouble] takes data-words-unsupported, -refused, -failed of the form;
// [data-push-only] and [data-push-without] are shown by what the browser can do.
// An element with data-push-wait="address" asks that address how far the question is ({"state"}) and sends the form that it stands in, or
// opens the page anew, when it is no longer "waiting".
import { bytes, trouble } from "./key-words.mjs";

const PAUSE = 2000;
const supported = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && isSecureContext;

export function push(root) {
  for (const part of root.querySelectorAll("[data-push-only]")) part.hidden = !supported();
  for (const part of root.querySelectorAll("[data-push-without]")) part.hidden = supported();
  for (const form of root.querySelectorAll("form[data-push]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.answered) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      subscribe(form, event.submitter);
    });
  }
  for (const place of root.querySelectorAll("[data-push-wait]")) setTimeout(() => wait(place), PAUSE);
}

async function subscribe(form, button) {
  if (!supported()) return trouble(form, "unsupported");
  trouble(form, null);
  try {
    if ((await Notification.requestPermission()) !== "granted") return trouble(form, "refused");
    await navigator.serviceWorker.register("/service-worker.js");
    const worker = await navigator.serviceWorker.ready;
    const key = bytes(form.dataset.push);
    const kept = await worker.pushManager.getSubscription();
    if (kept && !same(kept.options.applicationServerKey, key)) await kept.unsubscribe();
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    form.elements.subscription.value = JSON.stringify(subscription);
    form.dataset.answered = "yes";
    form.requestSubmit(button);
  } catch {
    trouble(form, "failed");
  }
}

async function wait(place) {
  let state = "waiting";
  try {
    const reply = await fetch(place.dataset.pushWait, { headers: { accept: "application/json" } });
    if (reply.ok) state = (await reply.json()).state;
  } catch {
    // No connection: asked again after the pause.
  }
  if (state === "waiting") return setTimeout(() => wait(place), PAUSE);
  const form = place.closest("form");
  if (form) form.requestSubmit();
  else location.reload();
}

function same(buffer, key) {
  const old = new Uint8Array(buffer ?? new ArrayBuffer(0));
  return old.length === key.length && old.every((byte, place) => byte === key[place]);
}
