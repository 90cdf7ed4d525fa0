// The person's menu closes with Escape and with a press elsewhere.
export function menu(root) {
  const person = root.querySelector("details.k-person");
  if (!person) return;
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && person.open) {
      person.open = false;
      person.querySelector("summary").focus();
    }
  });
  root.addEventListener("click", (event) => {
    if (person.open && !person.contains(event.target)) person.open = false;
  });
}
