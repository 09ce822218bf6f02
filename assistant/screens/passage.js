// The passage beside the chat: opened at once from the answer's own templates, closed with Esc.

import { isConverting } from "./typing.js";

const narrow = window.matchMedia("(max-width: 60rem)");
let opener = null; // The mark that opened the panel; focus goes back to it.
let shown = null; // The id of the template that is shown.

const panel = () => document.getElementById("passage");
const isOpen = () => panel() && !panel().hidden;

export function closePassage({ refocus = true } = {}) {
  if (!isOpen()) return;
  panel().hidden = true;
  document.getElementById("opened").replaceChildren();
  arrange();
  mark(false);
  if (refocus && opener?.isConnected) opener.focus();
  opener = shown = null;
}

function openPassage(button) {
  const template = document.getElementById(button.dataset.open);
  if (!template) return;
  const inside = panel().contains(button);
  const before = inside ? shown : null;
  if (!inside) {
    mark(false);
    opener = button;
  }
  const content = template.content.cloneNode(true);
  if (before) content.prepend(wayBack(before));
  document.getElementById("opened").replaceChildren(content);
  shown = template.id;
  panel().hidden = false;
  arrange();
  mark(true);
  settle();
}

function wayBack(ref) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet-button";
  button.dataset.open = ref;
  button.textContent = "引用した箇所に戻る";
  return button;
}

/** Bring the cited words into view, and let the keyboard and the screen reader begin at the title. */
function settle() {
  panel().scrollTop = 0;
  const cited = panel().querySelector("mark");
  if (cited) {
    const below = cited.getBoundingClientRect().bottom - panel().getBoundingClientRect().bottom;
    if (below > 0) panel().scrollTop = below + panel().clientHeight / 3;
  }
  panel().querySelector("h2")?.focus({ preventScroll: true });
}

function mark(open) {
  opener?.setAttribute("aria-expanded", String(open));
  opener?.classList.toggle("current", open);
}

/** On a narrow screen the panel lies over the chat, which then takes neither focus nor touch. */
function arrange() {
  document.body.classList.toggle("passage-open", isOpen());
  document.getElementById("legend").hidden = isOpen();
  for (const id of ["head", "talk"]) document.getElementById(id).inert = isOpen() && narrow.matches;
}

export function watchPassages() {
  window.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-open]");
    if (button) openPassage(button);
    else if (event.target.closest?.("#close")) closePassage();
    else if (event.target.id === "side" && narrow.matches) closePassage();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen() || isConverting(event)) return;
    event.preventDefault();
    closePassage();
  });
  narrow.addEventListener("change", () => { if (panel()) arrange(); });
}
