// A pressed button says what it does and is not pressed twice. Coming back with the back button sets it free.
import { words } from "./live.mjs";

export function busy(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter ?? form.querySelector("button[type=submit], button:not([type])");
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method !== "post") return;
    form.dataset.sent = "yes";
    const label = button?.querySelector("span");
    if (!button || !label || button.hasAttribute("download")) return;
    button.dataset.label = label.textContent;
    button.classList.add("is-busy");
    button.setAttribute("aria-disabled", "true");
    label.textContent = button.dataset.busy || words("Busy");
    // An answer that is a download leaves the page where it is.
    setTimeout(() => free(form), 20000);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of root.querySelectorAll("form[data-sent]")) free(form);
  });
}

function free(form) {
  delete form.dataset.sent;
  for (const button of document.querySelectorAll(".is-busy")) {
    button.classList.remove("is-busy");
    button.removeAttribute("aria-disabled");
    button.querySelector("span").textContent = button.dataset.label;
  }
}
