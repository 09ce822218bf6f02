// A change of the material under way: asked after until it ends, whichever tab is looking on.

import { told } from "./sending.js";

const POLL_MS = 600;
let following = null;

/** Keep the progress shown in this room up to date; call `ended` once it is over. */
export function follow(room, ended) {
  clearTimeout(following);
  if (!room.querySelector(".state.running")) return;
  following = setTimeout(async () => {
    try {
      const now = await told("material/progress");
      if (now.stage !== "running") return void ended();
      room.querySelector("progress").value = Math.round(100 * now.share);
      const doing = room.querySelector(".doing");
      if (doing.textContent !== now.message) doing.textContent = now.message;
    } catch { /* Lost for a moment: asked again below. */ }
    follow(room, ended);
  }, POLL_MS);
}
