// A button with data-copy="text" puts the text into the clipboard. Hidden where there is no clipboard.
import { say } from "./live.mjs";

export function copy(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    const label = button.querySelector("span");
    const words = label.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      label.textContent = button.dataset.done;
      say(button.dataset.done);
      setTimeout(() => (label.textContent = words), 3000);
    });
  }
}
