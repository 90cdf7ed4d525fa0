// A radio or a checkbox with data-reveals="id" opens that block while it is chosen, one with data-hides="id" closes it. The block stands right
// after it, so readers come to it next.
export function reveal(root) {
  const show = () => {
    for (const choice of root.querySelectorAll("[data-reveals]")) {
      const block = document.getElementById(choice.dataset.reveals);
      block?.classList.toggle("govuk-radios__conditional--hidden", !choice.checked);
    }
    for (const choice of root.querySelectorAll("[data-hides]")) {
      const block = document.getElementById(choice.dataset.hides);
      if (block) block.hidden = choice.checked;
    }
  };
  root.addEventListener("change", show);
  // The browser may bring back what was chosen before.
  addEventListener("pageshow", show);
  show();
}
