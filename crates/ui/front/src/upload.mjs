// A file field gets a button in the language of the page, takes files that are dropped on it, and shows what was chosen.
// A form with data-upload="act" is sent as soon as a file is chosen, and shows how far it is. Without script its button does the same.
import { words } from "./live.mjs";
import { sendInPieces } from "./pieces.mjs";

export function upload(root) {
  for (const field of root.querySelectorAll("input[type=file].k-file")) dress(field);
  for (const form of root.querySelectorAll("form[data-upload]")) {
    // A chosen file goes at once: the button and the words about it are for pages without script.
    for (const spare of form.querySelectorAll("[data-without-script]")) spare.hidden = true;
    for (const field of form.querySelectorAll("input[type=file]")) {
      field.addEventListener("change", () => {
        if (field.files.length === 0) return;
        if (form.dataset.pieces && form.dataset.autosave) inPieces(form, field);
        else send(form, field);
      });
    }
  }
}

function dress(field) {
  const button = document.createElement("label");
  button.className = "k-button k-button--second k-button--small";
  button.htmlFor = field.id;
  button.textContent = words("File");
  // The field keeps the name it has: this second label is for the eye and the hand.
  button.setAttribute("aria-hidden", "true");
  const name = document.createElement("span");
  name.className = "k-drop__name";
  field.classList.add("is-dressed");
  field.after(button, name);
  field.addEventListener("change", () => {
    name.textContent = [...field.files].map((file) => file.name).join(", ");
  });
  const place = field.closest(".k-drop");
  if (!place) return;
  for (const kind of ["dragenter", "dragover"]) {
    place.addEventListener(kind, (event) => {
      event.preventDefault();
      place.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) place.addEventListener(kind, () => place.classList.remove("is-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// What was typed is saved first: the page that comes after the files shows everything.
async function inPieces(form, field) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  try {
    const saved = await fetch(form.dataset.autosave, { method: "POST", body, headers: { accept: "application/json" } });
    if (!saved.ok) return send(form, field);
    const { version } = await saved.json();
    const seen = form.elements.namedItem("version");
    if (version && seen) seen.value = version;
  } catch {
    // The connection is lost: the files wait for it, and what was typed is saved by the next autosave.
  }
  const taken = await sendInPieces(form, field);
  field.value = "";
  field.dispatchEvent(new Event("change", { bubbles: true }));
  if (taken) location.reload();
}

function send(form, field) {
  const bar = document.createElement("progress");
  bar.className = "k-progress k-progress--upload";
  bar.max = 100;
  bar.setAttribute("aria-label", field.files[0].name);
  (field.closest(".k-drop") ?? form).append(bar);
  const request = new XMLHttpRequest();
  const body = new FormData(form);
  body.set("act", form.dataset.upload);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (event.loaded / event.total) * 100;
  });
  request.addEventListener("load", () => {
    // The answer is the page itself, with the file or with what is wrong about it.
    if (request.status < 400) {
      location.assign(request.responseURL);
      if (new URL(request.responseURL).pathname === location.pathname) location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.getElementById("main").replaceWith(document.adoptNode(page.getElementById("main")));
    upload(document.getElementById("main"));
    document.querySelector(".govuk-error-summary")?.focus();
  });
  request.addEventListener("error", () => {
    bar.remove();
    form.requestSubmit();
  });
  request.open("POST", form.action);
  request.send(body);
}
