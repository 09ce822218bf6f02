// The consultation: sends a trouble, puts each turn into the log, and says what is happening.

import { watchMaterial } from "./material.js";
import { watchPageImages } from "./page_image.js";
import { closePassage, watchPassages } from "./passage.js";
import { watchReview } from "./review.js";
import { askForSheet, collectSheet } from "./sheet.js";
import { openTabs } from "./tabs.js";
import { box, count, type, watchTyping } from "./typing.js";

const SLOW_MS = 8000;
const MARGIN_PIXELS = 12;
const EMPTY = "困っていることを、短くてよいので書いてください。";
const WAITING = "資料から手がかりを探しています…";
const STILL_WAITING = "もう少しお待ちください…";
const WRITING = "一文ずつ出典と照らし合わせながら、お返事を書いています…";
const LOST = "サーバーにつながりません。少し待ってから、もう一度お送りください。";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let pending = null;
let draft = null;

const log = () => document.getElementById("log");
const say = (text) => { document.getElementById("status").textContent = text; };

function paragraph(className, text) {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
}

function wait() {
  pending = paragraph("pending", WAITING);
  pending.slow = setTimeout(() => { pending.textContent = STILL_WAITING; }, SLOW_MS);
  document.body.classList.add("begun");
  log().append(pending);
  show(pending);
  say(WAITING);
}

function release() {
  if (!pending) return;
  clearTimeout(pending.slow);
  pending.remove();
  draft?.remove();
  pending = draft = null;
}

/** What a chat model has written so far stands in the log, a sentence longer each time. */
function grow(written) {
  if (!pending) return void written.remove(); // A new consultation was begun meanwhile.
  if (draft) draft.replaceWith(written);
  else {
    clearTimeout(pending.slow);
    pending.textContent = WRITING;
    pending.before(written);
    show(written);
    say(WRITING);
  }
  draft = written;
}

/** Bring an element to the top of the log; the log scrolls, or the whole page where the window is low. */
function show(element) {
  const behavior = calm.matches ? "auto" : "smooth";
  const list = log();
  if (getComputedStyle(list).overflowY === "visible") return element.scrollIntoView({ behavior });
  const top = element.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientTop;
  return list.scrollBy({ top: top - MARGIN_PIXELS, behavior });
}

function hint(text) {
  const line = document.getElementById("advice");
  line.textContent = text;
  line.hidden = !text;
}

/** Refuse an empty send and a second one while the first is under way; let any other through to Gradio. */
function onSend(event) {
  const empty = !box().value.trim();
  if (empty || pending) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (empty) hint(EMPTY);
    box().focus();
    return;
  }
  hint("");
  wait();
}

const send = () => document.getElementById("send").click();

/** Ask what a button says: an example trouble, or a way on from an answer. */
function onAsk(button) {
  if (pending) return;
  type(button.dataset.ask);
  requestAnimationFrame(() => requestAnimationFrame(send)); // Gradio takes up the text in the next frame.
}

function receive(turn) {
  release();
  document.body.classList.add("begun");
  log().append(turn);
  show(turn);
  say(turn.dataset.announce);
  requestAnimationFrame(count);
}

function begin() {
  release();
  closePassage({ refocus: false });
  for (const turn of log().querySelectorAll(".turn")) turn.remove();
  document.body.classList.remove("begun");
  log().scrollTop = 0;
  hint("");
  say("新しい相談を始めます。");
  box().focus();
  requestAnimationFrame(count);
}

/** Gradio writes each turn into #latest; it is moved to the log, which Gradio never touches. */
function collect() {
  const written = document.querySelector("#latest .draft");
  if (written) grow(written);
  const turn = document.querySelector("#latest .turn");
  if (turn) receive(turn);
  const fresh = document.querySelector("#latest [data-fresh]");
  if (fresh) {
    fresh.remove();
    begin();
  }
  collectSheet(say, hint);
}

/** Gradio tells a lost connection in a pop-up of its own; we say it in the log, calmly. */
function notice() {
  if (!pending || !document.querySelector(".toast-wrap > *")) return;
  setTimeout(() => { // A failed answer comes with its own turn a moment later.
    if (!pending) return;
    release();
    hint(LOST);
    say(LOST);
  }, 400);
}

function printTurn(turn) {
  document.body.classList.add("print-one");
  turn.classList.add("print-this");
  window.print();
  document.body.classList.remove("print-one");
  turn.classList.remove("print-this");
}

function ready() {
  box().id = "question";
  box().setAttribute("aria-describedby", "hint advice");
  document.getElementById("loading")?.remove();
  openTabs();
  count();
}

window.addEventListener("click", (event) => {
  if (event.target.closest?.("#send")) onSend(event);
}, true);
window.addEventListener("click", (event) => {
  const asking = event.target.closest?.("[data-ask]");
  if (asking) onAsk(asking);
  const print = event.target.closest?.(".print");
  if (print) printTurn(print.closest(".turn"));
  const filed = event.target.closest?.("[data-file]");
  if (filed) askForSheet(filed, hint);
  if (event.target.closest?.(".skip")) {
    event.preventDefault();
    box().focus();
  }
});
watchTyping(send);
watchPassages();
watchPageImages();
watchMaterial();
watchReview();
new MutationObserver(() => {
  if (box() && !box().id) ready();
  collect();
  notice();
}).observe(document.documentElement, { childList: true, subtree: true });
