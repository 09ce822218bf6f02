// The text box: Enter sends, Shift+Enter breaks the line, and Enter in kanji conversion never sends.

const LATE_END_MS = 40; // Safari tells the end of a conversion just before the Enter that ended it.
const IME_KEY_CODE = 229; // What a key pressed inside a conversion reports as.

let converting = false;
let convertedAt = -Infinity;

export const box = () => document.querySelector("#question-box textarea");

export function isConverting(event) {
  const justEnded = event.timeStamp - convertedAt < LATE_END_MS;
  return event.isComposing || event.keyCode === IME_KEY_CODE || converting || justEnded;
}

/** Put text into the box as if it had been typed, so that Gradio knows of it. */
export function type(text) {
  const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  value.set.call(box(), text);
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

export function count() {
  const counter = document.getElementById("counter");
  if (!counter || !box()) return;
  const characters = [...box().value].length;
  document.getElementById("count").textContent = characters.toLocaleString("ja-JP");
  counter.classList.toggle("over", characters > Number(counter.dataset.max));
}

/** Listen before Gradio does: its own box sends on the Enter that ends a conversion. */
export function watchTyping(send) {
  const onEnter = (event) => {
    if (event.key !== "Enter") return;
    if (event.target !== box()) return void (isConverting(event) && event.stopImmediatePropagation());
    event.stopImmediatePropagation();
    if (event.type !== "keydown" || isConverting(event) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  for (const kind of ["keydown", "keypress", "keyup"]) window.addEventListener(kind, onEnter, true);
  window.addEventListener("compositionstart", () => { converting = true; }, true);
  window.addEventListener("compositionend", (event) => {
    converting = false;
    convertedAt = event.timeStamp;
  }, true);
  window.addEventListener("input", (event) => { if (event.target === box()) count(); }, true);
}
