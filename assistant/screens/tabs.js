// The tabs of the screen. Only those who may change the material are shown more than the consultation.

import { closePassage } from "./passage.js";

const tabs = () => [...document.querySelectorAll("#tabs [role=tab]")];
const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
const opened = {}; // Name of a tab → what it does when it is shown.

export function onShow(name, act) {
  opened[name] = act;
}

export function showTab(name) {
  closePassage({ refocus: false });
  document.body.dataset.view = name;
  for (const tab of tabs()) {
    const chosen = tab.dataset.tab === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    panel(tab).hidden = !chosen;
  }
  opened[name]?.();
}

/** Arrow keys go from tab to tab, as screen readers announce it. */
function onKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const tab = event.target.closest?.("#tabs [role=tab]");
  if (!step || !tab) return;
  const all = tabs().filter((other) => !other.hidden);
  const next = all[(all.indexOf(tab) + step + all.length) % all.length];
  next.focus();
  showTab(next.dataset.tab);
}

export async function openTabs() {
  const answer = await fetch("material/allowed").catch(() => null);
  if (!answer?.ok || !(await answer.json()).allowed) return;
  for (const tab of tabs()) {
    panel(tab).setAttribute("role", "tabpanel");
    panel(tab).setAttribute("aria-labelledby", tab.id);
  }
  document.getElementById("tabs").hidden = false;
  window.addEventListener("keydown", onKey);
  window.addEventListener("click", (event) => {
    const tab = event.target.closest?.("#tabs [role=tab]");
    if (tab) showTab(tab.dataset.tab);
  });
}
