// The import tab: files are chosen, checked and sent; a change under way is followed until its end.

import { follow } from "./follow.js";
import { fragment, megabytes, order, send } from "./sending.js";
import { onShow, showTab } from "./tabs.js";

const NONE = "ファイルを選んでください。";

let asked = null; // What a confirmation would do.

const room = () => document.getElementById("material");
const sure = () => document.getElementById("sure");

function say(place, text) {
  const line = place.querySelector(".problem");
  if (line) line.textContent = text;
}

async function load({ focus = false } = {}) {
  try {
    room().replaceChildren(await fragment("material/tab"));
  } catch (error) {
    room().textContent = error.message;
    return;
  }
  if (focus) room().querySelector(".state")?.focus();
  follow(room(), () => load({ focus: true }));
}

function problem(files, max) {
  if (!files.length) return NONE;
  const empty = files.find((file) => file.size === 0);
  if (empty) return `「${empty.name}」は空（0バイト）です。ファイルを確かめてください。`;
  const large = files.find((file) => file.size > max);
  if (large) return `「${large.name}」は${megabytes(large.size)}あり、上限の${megabytes(max)}を超えます。章ごとのファイルに分けてください。`;
  return "";
}

function showChosen(form) {
  const rows = [...form.elements.files.files].map((file) => {
    const row = document.createElement("li");
    row.textContent = `${file.name}（${megabytes(file.size)}）`;
    return row;
  });
  form.querySelector(".chosen").replaceChildren(...rows);
  say(form, rows.length ? problem([...form.elements.files.files], Number(form.dataset.max)) : "");
}

function values(form) {
  const said = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "files"));
  for (const box of form.querySelectorAll("input[type=checkbox]")) said[box.name] = box.checked;
  return said;
}

async function onImport(form) {
  const files = [...form.elements.files.files];
  const wrong = problem(files, Number(form.dataset.max));
  if (wrong) return void say(form, wrong);
  say(form, "");
  const what = values(form);
  const rows = [...form.querySelectorAll(".chosen li")];
  const frame = form.closest("fieldset");
  frame.disabled = true;
  try {
    const ids = [];
    for (const [place, file] of files.entries()) {
      const name = rows[place].textContent;
      ids.push(await send(file, (share) => { rows[place].textContent = `${name} ${Math.round(100 * share)}%`; }));
    }
    await order(`material/${form.dataset.import}`, { ...what, files: ids });
    await load({ focus: true });
  } catch (error) {
    frame.disabled = false;
    say(form, error.message);
  }
}

async function act(button) {
  try {
    await order(`material/${button.dataset.act}`, button.dataset.id ? { id: button.dataset.id } : {});
    // What goes on is shown where it was asked for.
    showTab(document.body.dataset.view);
  } catch (error) {
    say(button.closest("details, section"), error.message);
  }
}

function confirmFirst(button) {
  asked = button;
  sure().querySelector("p").textContent = button.dataset.sure;
  sure().querySelector(".yes").textContent = button.dataset.yes;
  sure().showModal();
}

export function watchMaterial() {
  onShow("material", load);
  window.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form[data-import]");
    if (!form) return;
    event.preventDefault();
    onImport(form);
  }, true);
  window.addEventListener("change", (event) => {
    const form = event.target.type === "file" && event.target.closest("form[data-import]");
    if (form) showChosen(form);
  });
  window.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-act]");
    if (button) button.dataset.sure ? confirmFirst(button) : act(button);
    if (event.target.closest?.("#sure .yes")) act(asked);
    if (event.target.closest?.("#sure button")) sure().close();
  });
}
