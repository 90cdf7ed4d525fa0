// A line with data-countdown="57" counts the seconds in its words down; what comes right after it, the form that asks for a new code, waits
// hidden meanwhile. Without script the form is there from the start, and the server says when it is too early.
import { say } from "./live.mjs";

export function countdown(root) {
  for (const line of root.querySelectorAll("[data-countdown]")) count(line, line.nextElementSibling);
}

function count(line, block) {
  const end = Date.now() + Number(line.dataset.countdown) * 1000;
  const words = line.textContent;
  if (block) block.hidden = true;
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      line.textContent = words.replace(/\d+/, String(left));
      setTimeout(tick, 1000);
      return;
    }
    line.hidden = true;
    if (!block) return;
    block.hidden = false;
    say(block.textContent.trim());
  };
  tick();
}
