// Regions marked data-live="applications" or "notices" keep themselves true: when the portal says that something has changed, the page
// is fetched anew from its own address (or the region's data-live-from) and the regions that differ are put in place. What is typed,
// where the focus is, what is unfolded and what stands under the eyes stay as they are. Without script the page says when it was made.
import { say, words } from "./live.mjs";

const LATER = 60000;
const TOGETHER = 250;

export function changes(root, awaken) {
  const address = document.body.dataset.changes;
  if (!address || typeof EventSource !== "function") return;
  const [path, query] = address.split("?");
  const drawn = new Map();
  let since = new URLSearchParams(query).get("since");
  let source = null;
  let timer = 0;
  let waiting = new Set();
  let running = false;

  for (const region of root.querySelectorAll("[data-live]")) drawn.set(region.id, bare(region));

  const close = () => {
    source?.close();
    source = null;
    document.body.classList.remove("is-live");
  };
  const open = () => {
    clearTimeout(timer);
    // A hidden page asks for nothing: browsers give one portal few lines. It catches up when it is looked at again.
    if (source || document.hidden) return;
    source = new EventSource(`${path}?since=${since}`);
    source.onopen = () => document.body.classList.add("is-live");
    source.onerror = () => {
      document.body.classList.remove("is-live");
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, LATER);
    };
    for (const topic of ["applications", "notices"]) {
      source.addEventListener(topic, (event) => {
        if (event.lastEventId) since = event.lastEventId;
        waiting.add(topic);
        setTimeout(refresh, TOGETHER);
      });
    }
  };

  async function refresh() {
    if (running || waiting.size === 0) return;
    running = true;
    const topics = waiting;
    waiting = new Set();
    try {
      const places = new Map();
      for (const region of document.querySelectorAll("[data-live]")) {
        if (!region.dataset.live.split(" ").some((topic) => topics.has(topic))) continue;
        const from = region.dataset.liveFrom ?? `${location.pathname}${location.search}`;
        places.set(from, [...(places.get(from) ?? []), region]);
      }
      for (const [from, regions] of places) await renew(from, regions);
    } catch {
      // The next change, or the next look at the page, tries again.
    } finally {
      running = false;
    }
    refresh();
  }

  async function renew(from, regions) {
    const answer = await fetch(from, { headers: { "kabinet-unattended": "1", accept: "text/html" }, cache: "no-store" });
    // Signed out meanwhile, or trouble: the page stays as it is.
    if (answer.redirected || answer.status !== 200) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const heard = [];
    for (const region of regions) {
      const next = fresh.getElementById(region.id);
      if (!next || !region.isConnected) continue;
      const content = bare(next);
      if (content === drawn.get(region.id)) continue;
      if (isInUse(region)) {
        announceInside(region);
        continue;
      }
      drawn.set(region.id, content);
      if (next.dataset.liveSay && next.dataset.liveSay !== region.dataset.liveSay) heard.push(next.dataset.liveSay);
      put(region, document.importNode(next, true), awaken);
    }
    if (heard.length > 0) say(heard.join(". "));
  }

  addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}

// What a region shows, without the hidden values that differ at every drawing.
function bare(region) {
  const copy = region.cloneNode(true);
  for (const field of copy.querySelectorAll("input[type=hidden]")) field.removeAttribute("value");
  return `${copy.hidden}${copy.innerHTML}`;
}

// Somebody has typed or chosen something here, or is about to.
function isInUse(region) {
  const focused = document.activeElement;
  if (region.contains(focused) && focused.matches("input, textarea, select")) return true;
  return [...region.querySelectorAll("input, textarea, select")].some((field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.type === "file") return field.files.length > 0;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0;
    return field.value !== field.defaultValue;
  });
}

// Nothing is taken away from under somebody's hands: a line says that there is something new, and leads there.
function announceInside(region) {
  if (region.querySelector("[data-live-news]")) return;
  const line = document.createElement("p");
  line.className = "k-live-news";
  line.dataset.liveNews = "";
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = words("Show");
  line.append(`${words("News")} `, link);
  region.prepend(line);
  say(words("News"));
}

function put(old, next, awaken) {
  const unfolded = [...old.querySelectorAll("details[open]")].map(titleOf);
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = focused ? [...old.querySelectorAll("a, button, summary, [tabindex]")].indexOf(focused) : -1;
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const stays = seen && !old.contains(seen) && !seen.contains(old) ? seen : null;
  const before = stays?.getBoundingClientRect().top ?? 0;
  old.replaceWith(next);
  for (const fold of next.querySelectorAll("details")) if (unfolded.includes(titleOf(fold))) fold.open = true;
  if (focused === old) next.focus({ preventScroll: true });
  else if (focused) sameAs(next, focused, place)?.focus({ preventScroll: true });
  if (stays) scrollBy({ top: stays.getBoundingClientRect().top - before, behavior: "instant" });
  awaken(next);
}

const titleOf = (fold) => fold.querySelector("summary")?.textContent.trim() ?? "";

// The element where the reader was: by its id, by where it leads, by its words, else by its place.
function sameAs(region, focused, place) {
  const all = [...region.querySelectorAll("a, button, summary, [tabindex]")];
  return (
    (focused.id && all.find((one) => one.id === focused.id)) ||
    (focused.getAttribute("href") && all.find((one) => one.getAttribute("href") === focused.getAttribute("href"))) ||
    all.find((one) => one.tagName === focused.tagName && one.textContent.trim() === focused.textContent.trim()) ||
    all[Math.min(place, all.length - 1)]
  );
}
