// Takes the photo in the page (`photo.rs`): the camera's picture lies under the drawn frame, and what
// is taken goes into the field of the form, as if it had been chosen there. Without a camera, without
// scripts or where somebody says no, the field is what there is.

const box = document.querySelector("[data-camera]");
const field = document.querySelector("#portrait");
const part = (name) => box.querySelector(`[data-${name}]`);
const video = box.querySelector("video");
/** Fewest pixels of the shorter side that the server takes. */
const LEAST = Number(box.dataset.least);
let stream;

const show = (running) => {
  part("open").hidden = running;
  part("live").hidden = !running;
};
const say = (text) => {
  part("said").textContent = text ?? "";
};
const close = () => {
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  video.srcObject = null;
  show(false);
};

const open = async () => {
  say();
  const wanted = { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } };
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
  } catch {
    return say(box.dataset.refused);
  }
  video.srcObject = stream;
  show(true);
  part("take").focus();
};

/** The middle of the picture, three to four as in the frame, unless too little would be left. */
const middle = () => {
  const { videoWidth: width, videoHeight: height } = video;
  const narrow = Math.min(width, Math.round((height * 3) / 4));
  return narrow < LEAST ? [0, width, height] : [Math.round((width - narrow) / 2), narrow, height];
};

const take = () => {
  const [left, width, height] = middle();
  if (width === 0 || height === 0) return;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d").drawImage(video, left, 0, width, height, 0, 0, width, height);
  canvas.toBlob((photo) => {
    if (!photo) return;
    const files = new DataTransfer();
    files.items.add(new File([photo], "portrait.jpg", { type: photo.type }));
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    close();
    say(box.dataset.taken);
  }, "image/jpeg", 0.92);
};

if (navigator.mediaDevices?.getUserMedia) {
  box.hidden = false;
  part("open").addEventListener("click", open);
  part("take").addEventListener("click", take);
  part("close").addEventListener("click", close);
  addEventListener("pagehide", close);
}
