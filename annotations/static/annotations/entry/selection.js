/**
 * A selection opens a small toolbar; `a` annotates it, or else the clause in focus; `g` marks it as a safeguard; `r`
 * writes it anew, and so does typing over words that were selected by hand.
 */

import { all, around, find, must } from "../../proposals/page/elements.js";
import { selected } from "../../proposals/page/selected.js";
import { isForPage } from "../../proposals/page/typing.js";
import { placeOf, rangesOf } from "../anchoring/anchor.js";
import { clauseHere } from "../anchoring/clauses.js";
import { markTaken } from "../margin/highlights.js";
import { attach, isAttaching } from "../placing/attaching.js";
import { ask, askWhich } from "./entry.js";
import { putBeside } from "./floating.js";
import { safeguard } from "./safeguarding.js";
import { suggest } from "./suggesting.js";

/** What is selected. @type {ReturnType<typeof placeOf>} */
let place = null;

function toolbar() {
  return find("[data-toolbar]");
}

function look() {
  const bar = toolbar();
  if (!bar) return;
  const range = find("[data-suggestion]:focus-within") ? null : selected();
  place = range && placeOf(range);
  markTaken(wordsOf(place));
  if (!range || !place) {
    if (bar.matches(":popover-open")) bar.hidePopover();
    return;
  }
  offerActs(bar, place.refused);
  if (!bar.matches(":popover-open")) bar.showPopover();
  putBeside(bar, range);
}

/**
 * What can be done with the selection, or why nothing can.
 * @param {HTMLElement} bar
 * @param {"several" | "sides" | undefined} refused
 */
function offerActs(bar, refused) {
  must("[data-annotates]", bar).hidden = Boolean(refused) || isAttaching();
  for (const one of all("[data-rewrites], [data-safeguards]", bar)) one.hidden = Boolean(refused) || isAttaching();
  must("[data-attaches]", bar).hidden = Boolean(refused) || !isAttaching();
  must("[data-chooses]", bar).hidden = isAttaching();
  for (const word of all("[data-says]", bar)) word.hidden = word.dataset.says !== refused;
}

/** What would be annotated, which may be more than is selected. @param {typeof place} chosen */
function wordsOf(chosen) {
  if (!chosen || chosen.refused) return [];
  const { version, key, anchor } = chosen;
  return rangesOf({ version, key }, anchor.start, anchor.start + Array.from(anchor.quote).length);
}

function annotate() {
  if (!place) return;
  const chosen = place;
  toolbar()?.hidePopover();
  if (chosen.refused === "several") {
    if (!isAttaching()) askWhich(chosen);
  } else if (chosen.refused !== "sides") take(chosen);
}

/** @param {HTMLElement | null} clause */
function annotateClause(clause) {
  const { version, clause: key } = clause?.dataset ?? {};
  if (version && key) take({ version, key });
}

/** What is selected: not over several clauses, which the toolbar says. */
function guard() {
  if (!place || place.refused) return;
  const chosen = place;
  toolbar()?.hidePopover();
  getSelection()?.collapseToStart();
  safeguard(chosen);
}

/** What is selected is written anew, beginning with what was typed. */
function rewriteIt(typed = "") {
  if (!place || place.refused || isAttaching()) return;
  const chosen = place;
  toolbar()?.hidePopover();
  suggest(chosen, typed);
}

/** @param {HTMLElement | null} clause */
function guardClause(clause) {
  const { version, clause: key } = clause?.dataset ?? {};
  if (version && key) safeguard({ version, key });
}

/** @param {{version: string, key: string, anchor?: import("../anchoring/anchor.js").Anchor}} chosen */
function take(chosen) {
  if (isAttaching()) attach(chosen);
  else ask(chosen);
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 120);
});
// Who selects words before the margin comes, or while it is drawn anew, gets the new toolbar for them.
document.addEventListener("margin:filled", () => find("[data-entry]") || look());
addEventListener("scroll", () => toolbar()?.matches(":popover-open") && look(), { passive: true });
document.addEventListener("pointerdown", (event) => {
  if (around(event.target, "[data-toolbar]")) event.preventDefault();
});
/** What is selected at this moment, which the last look may not have seen yet. */
function lookNow() {
  clearTimeout(waiting);
  look();
}

document.addEventListener("click", ({ target }) => {
  if (around(target, "[data-toolbar]")) lookNow();
  if (around(target, "[data-annotates], [data-attaches], [data-chooses]")) annotate();
  else if (around(target, "[data-rewrites]")) rewriteIt();
  else if (around(target, "[data-safeguards]")) guard();
  else if (around(target, "[data-safeguards-clause]")) guardClause(around(target, "[data-clause][data-version]"));
  else if (around(target, "[data-annotates-clause]")) annotateClause(around(target, "[data-clause][data-version]"));
});
/** By key what is done with the selection, and with a clause. */
/** @type {Record<string, [() => void, (clause: HTMLElement | null) => void]>} */
const KEYS = { a: [annotate, annotateClause], g: [guard, guardClause], r: [() => rewriteIt(), () => {}] };

document.addEventListener("keydown", (event) => {
  const acts = KEYS[event.key];
  if (!acts || !isForPage(event) || (event.key === "g" && isAttaching())) return;
  if (!toolbar() || find("[data-entry]:focus-within")) return;
  event.preventDefault();
  lookNow();
  if (place) acts[0]();
  else acts[1](clauseHere());
});

/** Whether a mouse or a finger selected last: who goes through the text by keys goes on by them. */
let isByHand = false;
document.addEventListener("pointerdown", () => {
  isByHand = true;
});
const WRITES = /^[^\s/?]$/u;

/**
 * What a key writes in the place of the selected words; null if it is no such key.
 * @param {KeyboardEvent} event
 */
function typedBy({ key }) {
  if (key === "Backspace" || key === "Delete") return "";
  return isByHand && WRITES.test(key) && !(key in KEYS) ? key : null;
}

// Before all keys of the page: who types over selected words, as in any editor, means none of them.
addEventListener(
  "keydown",
  (event) => {
    if (event.key.startsWith("Arrow")) isByHand = false;
    const typed = typedBy(event);
    if (typed === null || !isForPage(event) || !toolbar() || find("[data-entry]:focus-within")) return;
    lookNow();
    if (!place || place.refused || isAttaching()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    rewriteIt(typed);
  },
  true,
);
