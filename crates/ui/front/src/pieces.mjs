// A form with data-pieces="URL" sends a chosen file in pieces: POST begins it (or finds where the same file stopped), PATCH brings the next
// piece at Upload-Offset. When the connection is lost the next try asks how much has come and goes on there. Every file is for itself: one that
// is refused says why in its own row, the others stay. Without script the form brings the files whole.
import { say, words } from "./live.mjs";

const PIECE = 512 * 1024;
const PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];

// Sends the files one by one; true when every one was taken.
export async function sendInPieces(form, field) {
  const place = field.closest(".k-drop") ?? field.parentElement;
  let taken = true;
  for (const file of field.files) {
    const row = new Row(place, file);
    const refused = await bring(form, field.name, file, row);
    row.end(refused);
    if (refused) taken = false;
  }
  return taken;
}

async function bring(form, field, file, row) {
  const csrf = form.elements.csrf.value;
  const begun = await insist(row, () => begin(form, csrf, field, file));
  if (!begun.ok) return begun.words;
  let offset = begun.offset;
  for (;;) {
    row.at(offset);
    const answer = await insist(row, () => piece(begun.to, csrf, file, offset));
    if (answer.done) return "";
    if (answer.words) return answer.words;
    offset = answer.offset;
  }
}

async function begin(form, csrf, field, file) {
  const body = new URLSearchParams({ csrf, field, name: file.name, size: String(file.size) });
  const answer = await fetch(form.dataset.pieces, { method: "POST", body, headers: { accept: "application/json" } });
  if (answer.status === 201) return { ok: true, ...(await answer.json()) };
  return { ok: false, words: await wordsOf(answer) };
}

async function piece(to, csrf, file, offset) {
  const body = file.slice(offset, offset + PIECE);
  const headers = { accept: "application/json", "x-csrf": csrf, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
  const answer = await fetch(to, { method: "PATCH", body, headers });
  // 409: this piece has come already, the answer says where to go on.
  if (answer.ok || answer.status === 409) return answer.json();
  return { words: await wordsOf(answer) };
}

// A server that is starting again is a lost connection too.
async function wordsOf(answer) {
  if (answer.status >= 500) throw new Error(String(answer.status));
  if (answer.status !== 422) return words("Failed");
  return (await answer.json()).words;
}

// Tries again until it is answered; meanwhile the row says that nothing is lost.
async function insist(row, attempt) {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await attempt();
      row.goes();
      return answer;
    } catch {
      row.waits();
      await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
    }
  }
}

function pause(time) {
  return new Promise((done) => {
    const timer = setTimeout(done, time);
    addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });
}

class Row {
  constructor(place, file) {
    this.size = file.size;
    this.row = document.createElement("div");
    this.row.className = "k-filerow k-filerow--busy";
    const text = document.createElement("span");
    text.className = "k-filerow__text";
    const name = document.createElement("b");
    name.textContent = file.name;
    this.note = document.createElement("span");
    this.note.className = "k-caption";
    this.bar = document.createElement("progress");
    this.bar.className = "k-progress k-progress--upload";
    this.bar.max = file.size;
    this.bar.setAttribute("aria-label", file.name);
    text.append(name, this.note, this.bar);
    this.row.append(text);
    place.after(this.row);
  }
  at(offset) {
    this.bar.value = offset;
  }
  waits() {
    if (this.note.textContent === words("Waiting")) return;
    this.note.textContent = words("Waiting");
    say(words("Waiting"));
  }
  goes() {
    this.note.textContent = "";
  }
  end(refused) {
    this.bar.remove();
    this.row.className = `k-filerow k-filerow--${refused ? "bad" : "ok"}`;
    this.note.textContent = refused;
    if (refused) say(refused);
  }
}
