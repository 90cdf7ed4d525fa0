// A list with data-rules="id of the password" marks each rule as it is kept: length, classes, repeat, run. Rules that only the server knows stay unmarked.
const rows = ["01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"];

function hasRun(text) {
  const low = text.toLowerCase();
  return [...low].some((_, from) => {
    const part = low.slice(from, from + 5);
    return part.length === 5 && rows.some((row) => row.includes(part) || [...row].reverse().join("").includes(part));
  });
}

const kept = {
  run: (text) => text.length > 0 && !hasRun(text),
  length: (text) => [...text].length >= 12,
  classes: (text) => [...text].length >= 20 || /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\d/.test(text) && /[^\p{L}\d]/u.test(text),
  repeat: (text) => text.length > 0 && !/(.)\1{3}/u.test(text),
};

export function rules(root) {
  for (const list of root.querySelectorAll("[data-rules]")) {
    const field = document.getElementById(list.dataset.rules);
    if (!field) continue;
    const show = () => {
      for (const line of list.querySelectorAll("[data-rule]")) {
        const rule = kept[line.dataset.rule];
        if (rule) line.classList.toggle("is-kept", rule(field.value));
      }
    };
    field.addEventListener("input", show);
    show();
  }
}
