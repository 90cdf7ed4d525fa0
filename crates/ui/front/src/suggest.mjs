// Shows, while somebody types, what may be meant (the editable combobox with a list of the ARIA authoring practices).
// Without script the form is sent as it is.
const PAUSE = 120;

export function suggest(root) {
  for (const input of root.querySelectorAll("input[data-suggest]")) attach(input);
}

function attach(input) {
  const list = document.createElement("ul");
  list.className = "k-suggest";
  list.id = `${input.id}-list`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  input.closest(".k-search").append(list);
  const marks = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(marks)) input.setAttribute(name, value);

  let waiting = 0;
  let asking = null;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const options = () => [...list.children];
  const current = () => options().findIndex((option) => option.ariaSelected === "true");
  const mark = (place) => {
    options().forEach((option, at) => { option.ariaSelected = String(at === place); });
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, at) => option(one, `${list.id}-${at}`)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = `${input.dataset.suggest}?${new URLSearchParams({ q: input.value })}`;
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: "application/json" } });
      if (answer.ok && document.activeElement === input) show(await answer.json());
    } catch (fault) {
      // The network is away or another letter was typed: the form can still be sent.
      if (fault.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim() === "") return close();
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      return close();
    }
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const size = list.children.length + 1;
      mark(((current() + 1 + step + size) % size) - 1);
    } else if (event.key === "Enter" && current() >= 0) {
      event.preventDefault();
      location.assign(list.children[current()].dataset.href);
    }
  });
  // A press keeps the focus in the field, so that the list is still there when the finger is lifted.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-href]");
    if (chosen) location.assign(chosen.dataset.href);
  });
  input.addEventListener("blur", () => { clearTimeout(waiting); close(); });
}

function option(one, id) {
  const item = document.createElement("li");
  item.id = id;
  item.className = "k-suggest__option";
  item.dataset.href = one.href;
  item.setAttribute("role", "option");
  item.ariaSelected = "false";
  for (const [name, text] of [["k-suggest__title", one.title], ["k-suggest__note", one.note]]) {
    const line = document.createElement("span");
    line.className = name;
    line.textContent = text;
    item.append(line);
  }
  return item;
}
