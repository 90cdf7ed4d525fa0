// A list with data-rules="id of the password" marks each rule as it is kept. A rule stands as "code:number": length, classes (with the
// length from which they do not matter), repeat, run, date, own (whatever the form's e-mail and phone say). What is easy to guess ("common") only
// the server knows: it is asked when the typing pauses, and while it does not answer that line stays unmarked.
const PAUSE = 400;
const LEAST = 8;

const rows = ["01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"];

function hasRun(text, length) {
  const low = text.toLowerCase();
  return [...low].some((_, from) => {
    const part = low.slice(from, from + length);
    return part.length === length && rows.some((row) => row.includes(part) || [...row].reverse().join("").includes(part));
  });
}

function longestRepeat(text) {
  let longest = 0;
  let count = 0;
  let last = "";
  for (const letter of text) {
    count = letter === last ? count + 1 : 1;
    last = letter;
    longest = Math.max(longest, count);
  }
  return longest;
}

const kinds = (text) => [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length;

const isDay = (day, month, year) => day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1900 && year < 2100;

function hasDate(text) {
  const close = text.replace(/[.\-/_ ]/g, "");
  for (let from = 0; from + 8 <= close.length; from += 1) {
    const eight = close.slice(from, from + 8);
    if (!/^\d{8}$/.test(eight)) continue;
    const part = (a, b) => Number(eight.slice(a, b));
    if (isDay(part(0, 2), part(2, 4), part(4, 8)) || isDay(part(6, 8), part(4, 6), part(0, 4))) return true;
  }
  return false;
}

function ownParts(form) {
  const parts = [];
  for (const field of form ? form.querySelectorAll("input[type=email], input[type=tel], [data-own]") : []) {
    const value = (field.dataset.own || field.value).toLowerCase();
    if (field.type === "tel") {
      const digits = value.replace(/\D/g, "");
      parts.push(digits.slice(-10), digits.slice(-7));
    } else {
      const name = value.split("@")[0];
      parts.push(name, ...name.split(/[^\p{L}]+/u));
    }
  }
  return parts.filter((part) => [...part].length >= 4);
}

function holdsOwn(text, form) {
  const low = text.toLowerCase();
  const digits = low.replace(/\D/g, "");
  return ownParts(form).some((part) => low.includes(part) || (/^\d+$/.test(part) && digits.includes(part)));
}

const kept = {
  length: (text, number) => [...text].length >= number,
  classes: (text, number, phrase) => [...text].length >= phrase || kinds(text) >= number,
  repeat: (text, number) => text.length > 0 && longestRepeat(text) <= number,
  run: (text, number) => text.length > 0 && !hasRun(text, number),
  date: (text) => text.length > 0 && !hasDate(text),
  own: (text, _number, _phrase, form) => text.length > 0 && !holdsOwn(text, form),
};

// Whether the server finds a password hard to guess; null when it does not say.
async function isUnusual(field) {
  const form = field.form;
  const body = new URLSearchParams({ csrf: form?.elements.csrf?.value ?? "", password: field.value });
  for (const kind of ["email", "phone"]) body.append(kind, form?.elements[kind]?.value ?? "");
  try {
    const answer = await fetch("/password-check", { method: "POST", body, headers: { accept: "application/json" } });
    return answer.ok ? !(await answer.json()).common : null;
  } catch {
    return null;
  }
}

function watchCommon(line, field) {
  let timer = 0;
  const ask = async () => {
    const asked = field.value;
    const kept = [...asked].length < LEAST ? false : await isUnusual(field);
    if (field.value === asked) line.classList.toggle("is-kept", kept === true);
  };
  const later = () => {
    clearTimeout(timer);
    line.classList.remove("is-kept");
    timer = setTimeout(ask, PAUSE);
  };
  field.addEventListener("input", later);
  field.form?.addEventListener("change", later);
}

export function rules(root) {
  for (const list of root.querySelectorAll("[data-rules]")) {
    const field = document.getElementById(list.dataset.rules);
    if (!field) continue;
    const show = () => {
      for (const line of list.querySelectorAll("[data-rule]")) {
        const [code, number, phrase] = line.dataset.rule.split(":");
        const rule = kept[code];
        if (rule) line.classList.toggle("is-kept", rule(field.value, Number(number), Number(phrase), field.form));
      }
    };
    const common = list.querySelector('[data-rule="common"]');
    if (common) watchCommon(common, field);
    field.addEventListener("input", show);
    field.form?.addEventListener("change", show);
    show();
  }
}
