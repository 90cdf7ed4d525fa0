// A textarea with data-max says how many characters are left when less than a quarter is.
import { words } from "./live.mjs";

export function count(root) {
  for (const area of root.querySelectorAll("textarea[data-max]")) {
    const note = document.createElement("p");
    note.className = "k-count-left";
    note.setAttribute("aria-live", "polite");
    area.after(note);
    const max = Number(area.dataset.max);
    const show = () => {
      const left = max - [...area.value].length;
      note.classList.toggle("is-bad", left < 0);
      note.textContent = left < 0 ? `${words("Over")} ${-left}` : left < max / 4 ? `${words("Left")} ${left}` : "";
    };
    area.addEventListener("input", show);
    show();
  }
}
