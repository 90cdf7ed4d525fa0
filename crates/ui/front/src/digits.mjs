// A field with data-digits="snils" or "inn" tells as soon as the last digit is typed whether its control digits agree.
// The server checks the same when the form is sent.
const lengths = { snils: 11, inn: 12 };

const agrees = {
  snils(digits) {
    // Numbers up to 001-001-998 are older than the control number.
    if (Number(digits.slice(0, 9).join("")) <= 1001998) return true;
    const sum = weighed(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    return (sum % 101) % 100 === digits[9] * 10 + digits[10];
  },
  inn(digits) {
    const first = (weighed(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
    const second = (weighed(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
    return first === digits[10] && second === digits[11];
  },
};

function weighed(digits, weights) {
  return weights.reduce((sum, weight, place) => sum + weight * digits[place], 0);
}

export function digits(root) {
  for (const field of root.querySelectorAll("input[data-digits]")) watch(field);
}

function watch(field) {
  const kind = field.dataset.digits;
  const note = document.createElement("p");
  note.id = `${field.id}-digits`;
  note.className = "k-digits";
  note.setAttribute("role", "status");
  field.after(note);
  field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
  const show = () => {
    const typed = [...field.value.replace(/\D/g, "")].map(Number);
    const whole = typed.length === lengths[kind];
    const good = whole && agrees[kind](typed);
    note.classList.toggle("is-ok", good);
    note.classList.toggle("is-bad", whole && !good);
    note.textContent = !whole ? "" : good ? field.dataset.good : field.dataset.bad;
  };
  field.addEventListener("input", show);
  if (!field.hasAttribute("aria-invalid")) show();
}
