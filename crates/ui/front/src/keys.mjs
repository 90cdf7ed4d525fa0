// The officer's keys: J and K go through the queue, N opens the next case, T, A, R and D lead to taking, approving, asking and refusing,
// ? to the list of keys. None of them decides: they move to the place or follow a link; they are silent while somebody types, and can be switched off (WCAG 2.1.4).
const KEY = "kabinet-keys";

export function keys(root) {
  const panel = root.querySelector("[data-keys]");
  if (!panel) return;
  const button = panel.querySelector("button");
  let on = load() !== "off";
  const show = () => {
    document.body.classList.toggle("has-keys", on);
    button.textContent = on ? button.dataset.off : button.dataset.on;
  };
  panel.hidden = false;
  show();
  button.addEventListener("click", () => {
    on = !on;
    keep(on ? "on" : "off");
    show();
  });
  root.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || types(event.target)) return;
    // The place of the key counts, not the letter: a Russian layout has the same keys.
    if (event.key === "?" || (event.shiftKey && event.code === "Slash")) go(panel, event);
    else if (event.code === "KeyJ") step(root, 1, event);
    else if (event.code === "KeyK") step(root, -1, event);
    else go(place(root.querySelector(`[data-key="${event.code.replace("Key", "")}"]`)), event);
  });
}

function types(target) {
  return target instanceof Element && target.closest("input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable], dialog[open]") !== null;
}

function step(root, by, event) {
  const rows = [...root.querySelectorAll(".k-queue__row")];
  if (rows.length === 0) return;
  const here = rows.indexOf(document.activeElement);
  const from = here >= 0 ? here : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = from < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(from + by, 0), rows.length - 1);
  go(rows[next], event);
}

// A form stands for its first field.
function place(target) {
  if (!(target instanceof HTMLFormElement)) return target;
  return target.querySelector("select, textarea, input:not([type=hidden])");
}

function go(target, event) {
  if (!target) return;
  event.preventDefault();
  if (target.hasAttribute("data-key-opens")) return target.click();
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}

function load() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

function keep(value) {
  try { localStorage.setItem(KEY, value); } catch { /* remembered on this page only */ }
}
