// A form with data-upload is sent as soon as a file is chosen, and shows how far it is. Without script its button does the same.
export function upload(root) {
  for (const form of root.querySelectorAll("form[data-upload]")) {
    for (const field of form.querySelectorAll("input[type=file]")) {
      field.addEventListener("change", () => field.files.length > 0 && send(form, field));
    }
  }
}

function send(form, field) {
  const bar = document.createElement("progress");
  bar.className = "k-progress k-progress--upload";
  bar.max = 100;
  bar.setAttribute("aria-label", field.files[0].name);
  field.closest(".k-drop, .govuk-form-group, form").append(bar);
  const request = new XMLHttpRequest();
  const body = new FormData(form);
  const act = form.dataset.upload;
  if (act) body.append("act", act);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (event.loaded / event.total) * 100;
  });
  request.addEventListener("load", () => {
    // The answer is the page itself, with the file or with what is wrong about it.
    if (request.status < 400) location.assign(request.responseURL);
    else document.documentElement.replaceWith(document.adoptNode(new DOMParser().parseFromString(request.responseText, "text/html").documentElement));
  });
  request.addEventListener("error", () => {
    bar.remove();
    form.requestSubmit();
  });
  request.open("POST", form.action);
  request.send(body);
}
