// The review tab: the structure found is listed, one entry is opened beside its page, corrections are kept.

import { follow } from "./follow.js";
import { fragment, order } from "./sending.js";
import { onShow } from "./tabs.js";

const SAVED = "保存しました。「修正を反映する」を押すと、お返事に使われます。";
const WITHDRAWN = "修正を取り消しました。";
const MARGIN_PIXELS = 60;
const NO_NUMBER = "番号を1から999までの数字で書いてください。";

const room = () => document.getElementById("review");
const entry = () => room().querySelector(".review-entry");
const narrow = window.matchMedia("(max-width: 60rem)");
let chosen = null; // The place of the entry that is open.
let filter = null;

async function load({ focus = false } = {}) {
  try {
    room().replaceChildren(await fragment("material/review/tab"));
  } catch (error) {
    room().textContent = error.message;
    return;
  }
  const choice = room().querySelector("#review-filter");
  if (choice && filter) choice.value = filter;
  if (choice) list();
  if (focus) room().querySelector(".state")?.focus();
  follow(room(), () => load({ focus: true }));
}

function list() {
  const wanted = room().querySelector("#review-filter").value;
  for (const row of room().querySelectorAll(".findings li")) {
    const { kind, doubt, corrected } = row.dataset;
    const fits = { all: true, doubt: doubt === "true", corrected: corrected === "true" }[wanted] ?? kind === wanted;
    row.hidden = !fits;
  }
}

function markChosen() {
  for (const button of room().querySelectorAll(".finding")) {
    const current = button.dataset.sha === chosen.sha256 && button.dataset.anchor === chosen.anchor;
    button.toggleAttribute("aria-current", current);
    const list = button.closest("ul");
    const above = button.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (current && (above < 0 || above > list.clientHeight - button.clientHeight)) list.scrollTop += above - MARGIN_PIXELS;
  }
}

async function open(place, { said = "" } = {}) {
  chosen = place;
  try {
    entry().replaceChildren(await fragment(`material/review/entry?${new URLSearchParams(place)}`));
  } catch (error) {
    entry().textContent = error.message;
    return;
  }
  markChosen();
  entry().querySelector("h3").focus({ preventScroll: true });
  if (narrow.matches) entry().scrollIntoView({ block: "start" });
  entry().querySelector(".kept-said").textContent = said;
}

const refuse = (text) => { entry().querySelector(".problem").textContent = text; };

function wish(form) {
  const { kind, number, title, note } = form.elements;
  const typed = number.value.normalize("NFKC").trim();
  if (typed && !/^[1-9][0-9]{0,2}$/.test(typed)) throw new Error(NO_NUMBER);
  return { kind: kind.value, number: typed ? Number(typed) : null, title: title.value, note: note.value };
}

/** Send an order about the open entry, then show how it stands now. */
async function change(path, what, said) {
  try {
    await order(`material/review/${path}`, { ...chosen, ...what() });
    await load();
    await open(chosen, { said });
  } catch (error) {
    refuse(error.message);
  }
}

export function watchReview() {
  onShow("review", load);
  window.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form.correct");
    if (!form) return;
    event.preventDefault();
    change("save", () => wish(form), SAVED);
  }, true);
  window.addEventListener("change", (event) => {
    if (event.target.id !== "review-filter") return;
    filter = event.target.value;
    list();
  });
  window.addEventListener("click", (event) => {
    const button = event.target.closest?.(".finding");
    if (button) open({ sha256: button.dataset.sha, anchor: button.dataset.anchor });
    if (event.target.closest?.(".withdraw")) change("withdraw", () => ({}), WITHDRAWN);
  });
}
