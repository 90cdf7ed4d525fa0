// One polite message at a time to people who hear the page.
export function say(words) {
  const region = document.getElementById("live");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}

export const words = (name) => document.body.dataset[`words${name}`] ?? "";
