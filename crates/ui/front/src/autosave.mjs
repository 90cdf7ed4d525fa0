// A form with data-autosave="URL" is posted there a few seconds after a change. The answer is {"saved": "Черновик сохранён в 14:32"}
// and, when the server counts versions, {"version": "…"} for the hidden field of that name. 409 {"words": "…"} says that another tab
// has changed the same answer.
import { say, words } from "./live.mjs";

const PAUSE = 2500;

export function autosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) watch(form);
}

function watch(form) {
  let timer = 0;
  let running = false;
  let changed = false;
  let failed = false;

  const later = (pause = PAUSE) => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  async function save() {
    if (running || !changed) return;
    running = true;
    changed = false;
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
      const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { accept: "application/json" }, keepalive: true });
      if (answer.status === 409) {
        // Another tab says otherwise. The version stays what this tab has seen: the page's button asks which answer is right.
        const { words: told } = await answer.json();
        show(told, true);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { saved, version } = await answer.json();
      const field = form.elements.namedItem("version");
      if (version && field) field.value = version;
      show(saved ?? "", false);
      failed = false;
    } catch {
      changed = true;
      if (!failed) show(words("Failed"), true);
      failed = true;
      later(15000);
    } finally {
      running = false;
    }
    if (changed && !failed) later();
  }

  function show(text, bad) {
    for (const place of document.querySelectorAll("[data-saved-words]")) {
      place.textContent = text;
      place.closest(".k-saved")?.classList.toggle("is-bad", bad);
    }
    if (bad) say(text);
  }

  form.addEventListener("input", () => later());
  form.addEventListener("change", () => later());
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed) save();
  });
}
