// Before the session ends by itself the reader is asked whether to stay. Pages of the same portal in other tabs tell each other that
// somebody is there, so that nobody is asked while working next door.
const KEY = "kabinet-ends";

export function ending(root) {
  const dialog = root.querySelector("#ending");
  if (!dialog || typeof dialog.showModal !== "function") return;
  const warn = Number(dialog.dataset.warn) * 1000;
  const left = dialog.querySelector("[data-left]");
  let own = 0;
  let timer = 0;

  const note = (seconds) => {
    own = Date.now() + seconds * 1000;
    try { localStorage.setItem(KEY, String(own)); } catch { /* a browser without storage asks in every tab */ }
  };
  const ends = () => {
    let other = 0;
    try { other = Number(localStorage.getItem(KEY)); } catch { /* the same */ }
    return Math.max(own, other);
  };
  const tick = () => {
    clearTimeout(timer);
    const rest = ends() - Date.now();
    if (rest <= 0) {
      location.assign(`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    if (rest > warn) {
      if (dialog.open) dialog.close();
      timer = setTimeout(tick, Math.min(rest - warn, 30000));
      return;
    }
    const seconds = Math.ceil(rest / 1000);
    const minutes = Math.floor(seconds / 60);
    left.textContent = `${minutes > 0 ? `${minutes} ${dialog.dataset.minutes} ` : ""}${seconds % 60} ${dialog.dataset.seconds}`;
    if (!dialog.open) dialog.showModal();
    timer = setTimeout(tick, 1000);
  };

  const stay = async () => {
    const form = dialog.querySelector("[data-stay]");
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" } });
    if (!answer.ok) {
      location.reload();
      return;
    }
    note((await answer.json()).ends_in_seconds);
    tick();
  };
  dialog.querySelector("[data-stay]").addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    stay().catch(() => location.reload());
  });
  // Escape means «I am here» as well.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    stay().catch(() => location.reload());
  });
  note(Number(dialog.dataset.ends));
  // A page from the back button's memory has counted nothing meanwhile.
  addEventListener("pageshow", (event) => { if (event.persisted) tick(); });
  addEventListener("visibilitychange", tick);
  tick();
}
