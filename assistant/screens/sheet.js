// The consultation sheet: asks the server for a turn's file, and saves it; nothing is kept in the page.

const KEPT_MS = 10_000; // A browser may still be reading the file a moment after the click.
const LOST_MS = 15_000;
const LOST = "相談シートが届きません。少し待ってから、もう一度押してください。";

let presses = 0;
let waiting = null;

/** Note which file is wanted where the hidden button looks for it, and press that button. */
export function askForSheet(button, hint) {
  const key = button.closest(".turn").dataset.turn;
  presses += 1;
  document.body.dataset.sheet = `${key}.${button.dataset.file}.${presses}`;
  hint("");
  clearTimeout(waiting);
  waiting = setTimeout(() => hint(LOST), LOST_MS);
  document.getElementById("sheet").click();
}

function save(made) {
  const bytes = Uint8Array.from(atob(made.dataset.sheet), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: made.dataset.type }));
  link.download = made.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Save the file that has come, if one has; where none could be made, give the hint that says so. */
export function collectSheet(say, hint) {
  const made = document.querySelector("#sheet-file [data-sheet]");
  if (!made) return;
  made.remove();
  clearTimeout(waiting);
  if (!made.dataset.sheet) return void hint(made.dataset.say);
  save(made);
  say(made.dataset.say);
}
