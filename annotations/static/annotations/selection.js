/** A selection opens a small toolbar; `a` annotates it, or else the clause in focus. */

import { isWriting } from "../project/keys.js";
import { placeOf } from "./anchor.js";
import { attach, isAttaching } from "./attaching.js";
import { clauseHere } from "./clauses.js";
import { ask, askWhich } from "./entry.js";

let place = null;

function toolbar() {
  return document.querySelector("[data-toolbar]");
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  return selection.getRangeAt(0);
}

function look() {
  const bar = toolbar();
  if (!bar) return;
  const range = selected();
  place = range && placeOf(range);
  if (!place) {
    if (bar.matches(":popover-open")) bar.hidePopover();
    return;
  }
  bar.querySelector("[data-annotates]").hidden = Boolean(place.refused) || isAttaching();
  bar.querySelector("[data-attaches]").hidden = Boolean(place.refused) || !isAttaching();
  bar.querySelector("[data-chooses]").hidden = isAttaching();
  for (const word of bar.querySelectorAll("[data-says]")) word.hidden = word.dataset.says !== place.refused;
  if (!bar.matches(":popover-open")) bar.showPopover();
  put(bar, range);
}

/** Over the selection; under it where fingers and their own menu are, or where there is no room. */
function put(bar, range) {
  const box = range.getBoundingClientRect();
  const isBelow = matchMedia("(pointer: coarse)").matches || box.top < bar.offsetHeight + 72;
  const top = isBelow ? box.bottom + 10 : box.top - bar.offsetHeight - 10;
  const left = box.left + box.width / 2 - bar.offsetWidth / 2;
  bar.style.top = `${Math.min(Math.max(top, 8), innerHeight - bar.offsetHeight - 8)}px`;
  bar.style.left = `${Math.min(Math.max(left, 8), innerWidth - bar.offsetWidth - 8)}px`;
}

function annotate() {
  if (!place) return;
  const chosen = place;
  toolbar().hidePopover();
  if (isAttaching()) {
    if (!chosen.refused) attach(chosen);
  } else if (chosen.refused === "several") askWhich(chosen);
  else if (!chosen.refused) ask(chosen);
}

function annotateClause(clause) {
  if (!clause?.dataset.version) return;
  const whole = { version: clause.dataset.version, key: clause.dataset.clause };
  if (isAttaching()) attach(whole);
  else ask(whole);
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 120);
});
addEventListener("scroll", () => toolbar()?.matches(":popover-open") && look(), { passive: true });
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.("[data-toolbar]")) event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-annotates], [data-attaches], [data-chooses]")) annotate();
  else if (event.target.closest("[data-annotates-clause]")) annotateClause(event.target.closest("[data-clause][data-version]"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "a" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!toolbar() || document.querySelector("dialog[open], [data-entry]:focus-within")) return;
  event.preventDefault();
  clearTimeout(waiting);
  look();
  if (place) annotate();
  else annotateClause(clauseHere());
});
