// A form with data-autosave="URL" is posted there a few seconds after a change. The answer is {"saved": "Черновик сохранён в 14:32"}
// and, when the server counts versions, {"version": "…"} for the hidden field of that name. 409 {"words": "…"} says that another tab
// has changed the same answer. 410 {"words": "…", "link": {"href", "words"}} says that what is filled in lies in the bin (with "version":
// it was saved there all the same) or was sent elsewhere. 404 says that it is gone. 401 says that nobody is signed in: the page keeps what was typed, offers to sign in in another tab, and saves
// by itself afterwards, with the token of the new session.
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
  let left = false;
  let gone = false;

  const later = (pause = PAUSE) => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  async function save() {
    if (running || !changed || gone) return;
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
      if (answer.status === 410 || answer.status === 404) {
        const { words: told = words("Gone"), link, version } = answer.status === 410 ? await answer.json() : {};
        const field = form.elements.namedItem("version");
        if (version && field) field.value = version;
        gone = !version;
        failed = false;
        show(told, true, link && anchor(link.href, link.words));
        return;
      }
      if (answer.status === 401 || answer.status === 403 || (answer.status === 400 && (await renew()) !== "new")) {
        changed = true;
        if (!left) show(words("SignedOut"), true, signIn());
        left = true;
        return;
      }
      if (answer.status === 400) {
        changed = true;
        left = false;
        later(0);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      left = false;
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
    if (changed && !failed && !left) later();
  }

  // Somebody may have signed in in another tab: the page of today has the token of today. It is asked for without its reader, so
  // that it keeps no session alive. "" when nobody is signed in, or somebody else.
  async function renew() {
    const page = await fetch(location.pathname, { headers: { "kabinet-unattended": "1", accept: "text/html" }, cache: "no-store" });
    if (page.redirected || page.status !== 200) return "";
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("#answers [name=csrf]");
    if (!fresh) return "";
    const same = fresh.value === form.elements.namedItem("csrf").value;
    for (const field of document.querySelectorAll("input[name=csrf]")) field.value = fresh.value;
    return same ? "same" : "new";
  }

  async function comeBack() {
    if (!left || running || !(await renew().catch(() => ""))) return;
    left = false;
    later(0);
  }

  function signIn() {
    const link = anchor(`/sign-in?return=${encodeURIComponent(location.pathname)}`, words("SignIn"));
    link.target = "_blank";
    return link;
  }

  function anchor(href, label) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = label;
    return link;
  }

  function show(text, bad, link) {
    for (const place of document.querySelectorAll("[data-saved-words]")) {
      place.textContent = text;
      if (link) place.append(" ", link.cloneNode(true));
      place.closest(".k-saved")?.classList.toggle("is-bad", bad);
    }
    if (bad) say(text);
  }

  form.addEventListener("input", () => later());
  form.addEventListener("change", () => later());
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed) save();
    else comeBack();
  });
  addEventListener("focus", comeBack);
}
