// What the script modules of passkeys and push share: telling why something does not work, and bytes as the server writes them (Base64url).
import { say } from "./live.mjs";

// Puts the form's words for a reason (data-words-<reason>, else data-words-failed) into its element with data-trouble; no reason clears it.
export function trouble(form, reason) {
  const place = form.querySelector("[data-trouble]");
  if (!place) return;
  const key = reason && `words${reason[0].toUpperCase()}${reason.slice(1)}`;
  place.textContent = reason ? form.dataset[key] ?? form.dataset.wordsFailed ?? "" : "";
  place.hidden = !reason;
  if (reason) say(place.textContent);
}

export function bytes(words) {
  const plain = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
