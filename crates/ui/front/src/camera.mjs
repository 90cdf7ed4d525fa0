// <div data-camera="ID" data-words-start=… data-words-take=… data-words-again=… data-words-denied=…>: takes a picture with the front
// camera and puts it into the file field ID. Without script, or without a camera, the field itself stays.
export function camera(root) {
  if (!navigator.mediaDevices?.getUserMedia) return;
  for (const place of root.querySelectorAll("[data-camera]")) dress(place);
}

function dress(place) {
  const words = place.dataset;
  const start = button(words.wordsStart);
  place.append(start);
  start.addEventListener("click", async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 } } });
      place.replaceChildren(...live(place, stream));
    } catch {
      const note = document.createElement("p");
      note.setAttribute("role", "status");
      note.textContent = words.wordsDenied;
      place.replaceChildren(note);
    }
  });
}

function live(place, stream) {
  const frame = document.createElement("div");
  frame.className = "k-camera";
  const video = document.createElement("video");
  video.autoplay = true;
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  frame.append(video);
  const take = button(place.dataset.wordsTake);
  take.addEventListener("click", () => {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d").drawImage(video, 0, 0);
    for (const track of stream.getTracks()) track.stop();
    canvas.toBlob((blob) => keep(place, canvas, blob), "image/jpeg", 0.92);
  });
  return [frame, take];
}

function keep(place, canvas, blob) {
  const field = document.getElementById(place.dataset.camera);
  const files = new DataTransfer();
  files.items.add(new File([blob], "selfie.jpg", { type: "image/jpeg" }));
  field.files = files.files;
  const again = button(place.dataset.wordsAgain);
  again.addEventListener("click", () => {
    place.replaceChildren();
    dress(place);
    place.querySelector("button").click();
  });
  canvas.className = "k-camera__picture";
  place.replaceChildren(canvas, again);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function button(label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "k-button k-button--second";
  made.textContent = label;
  return made;
}
