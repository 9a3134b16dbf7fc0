/** The sheet as the server draws it: the whole of it, or some rows. While someone writes in it, it stays as it is. */

import { all, around, find, given, must, there } from "../../proposals/page/elements.js";
import { fragment, isPassing, NoFragment } from "../server/server.js";
import { cellAt, count, isWriting, placeOf, rowOf, sheet } from "./cells.js";
import { enter, restore } from "./chosen.js";
import { dress } from "./dressing.js";
import { announce } from "./words.js";

/** @typedef {import("./unsaved.js").Place} Place */

/** So many rows are drawn anew one by one, and more with the whole sheet. */
const MOST_APART = 60;
const SOON = 250;
const LATER = 5000;

/** Rows that stand otherwise on the server; all of them if `isAll`. @type {Set<string>} */
const stale = new Set();
let isAll = false;
let timer = 0;
/** How often the sheet became another than an answer that was asked for before has it. */
let renewals = 0;

/** The sheet has what is newer than any answer that is still on its way. */
export function renewed() {
  renewals += 1;
}

/**
 * As the server draws it, with what was written while it was on its way; who is writing gets it later.
 * @param {string} url
 */
async function latest(url) {
  for (;;) {
    const before = renewals;
    const html = await fragment(url);
    if (before === renewals || isWriting()) return html;
  }
}

/** The sheet at `slug`, or without one everywhere, is not as it is drawn: it is drawn anew when nobody writes. */
export function outdate(slug = "") {
  if (slug) stale.add(slug);
  else isAll = true;
  freshenIn(SOON);
}

/** @param {number} delay */
function freshenIn(delay) {
  clearTimeout(timer);
  timer = setTimeout(freshen, delay);
}

/**
 * Put the drawn sheet in its place, and go to the row it leads to, or to where the person was.
 * @param {string} html
 */
export function show(html, { leads = "", column = "" } = {}) {
  if (isWriting()) return outdate();
  const here = whereabouts();
  const drawn = must("[data-sheet]", parts(html));
  exchange(drawn);
  if (drawn.dataset.outcome) announce(drawn.dataset.outcome);
  const slug = leads || drawn.dataset.leads || "";
  settle(slug ? { slug, column: column || "comment" } : here);
  document.dispatchEvent(new CustomEvent("sheet:drawn"));
}

/** Put the drawn sheet in its place, scrolled as it was. @param {HTMLElement} drawn */
function exchange(drawn) {
  const top = find("[data-frame]")?.scrollTop ?? 0;
  keepFolds(drawn);
  there(sheet(), "sheet").replaceWith(drawn);
  renewed();
  dress();
  const frame = find("[data-frame]");
  if (frame) frame.scrollTop = top;
}

/** What the person folded open stays so. @param {ParentNode} drawn */
function keepFolds(drawn) {
  for (const fold of all("[data-fold]", drawn, HTMLDetailsElement))
    fold.open = find(`[data-fold="${fold.dataset.fold}"]`, document, HTMLDetailsElement)?.open ?? fold.open;
}

/** Ask for the whole sheet anew. */
export async function refresh(to = {}) {
  show(await latest(address()), to);
}

/** The whole sheet anew, with the rows ticked that were: nobody asked for it. */
async function refreshTicked() {
  const ticked = all(`${TICK}:checked`, document, HTMLInputElement).map(({ value }) => value);
  await refresh();
  for (const box of all(TICK, document, HTMLInputElement)) if (ticked.includes(box.value)) box.checked = true;
  document.dispatchEvent(new CustomEvent("sheet:drawn"));
}

const TICK = "[data-grid] input[name=row]";

function address() {
  return given(there(sheet(), "sheet"), "sheet");
}

async function freshen() {
  if (isWriting() || !(isAll || stale.size)) return;
  const [slugs, isWhole] = [[...stale], isAll];
  stale.clear();
  isAll = false;
  try {
    if (isWhole) await refreshTicked();
    else await redraw(slugs);
  } catch (fault) {
    if (!(fault instanceof NoFragment && isPassing(fault))) throw fault;
    for (const slug of slugs) stale.add(slug);
    isAll = isAll || isWhole;
    freshenIn(LATER);
  }
}

/**
 * Ask for some rows and the summary anew; for all if their order changed.
 * @param {string[]} slugs
 */
export async function redraw(slugs) {
  if (slugs.length > MOST_APART) return refresh();
  const query = new URLSearchParams(slugs.map((slug) => ["row", slug]));
  const drawn = parts(await latest(`${address()}?${query}`));
  if (isWriting()) return slugs.forEach((slug) => outdate(slug));
  const fresh = all("[data-row]", drawn).map((row) => ({ row, old: rowOf(given(row, "row")) }));
  const isInPlace = fresh.every(({ row, old }) => old?.dataset.order === row.dataset.order);
  const isSameCount = given(must("[data-count]", drawn), "count") === String(count());
  if (fresh.length < slugs.length || !isInPlace || !isSameCount) return refresh();
  const here = whereabouts();
  keepFolds(drawn);
  find("#sheet-summary")?.replaceWith(must("#sheet-summary", drawn));
  for (const { row, old } of fresh) if (old) replace(old, row);
  renewed();
  settle(here && "slug" in here && slugs.includes(here.slug) ? here : null);
  document.dispatchEvent(new CustomEvent("sheet:drawn"));
}

/**
 * @param {HTMLElement} old
 * @param {HTMLElement} row
 */
function replace(old, row) {
  const isChosen = find("input[name=row]", old, HTMLInputElement)?.checked;
  old.replaceWith(row);
  dress(row);
  if (isChosen) must("input[name=row]", row, HTMLInputElement).checked = true;
}

/** Rows of a table stand alone in a template only. @param {string} html */
function parts(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The cell, or the button by its id, that has the focus. @returns {Place | {id: string} | null} */
function whereabouts() {
  const { activeElement: one } = document;
  const cell = around(one, "[data-cell]");
  if (cell) return placeOf(cell);
  return one?.closest("[data-sheet]") ? { id: one.id || "act-undo" } : null;
}

/**
 * Go back there. A row that is gone leaves the focus nowhere: what is typed on does not fall into another one.
 * @param {Place | {id: string} | null} place
 */
function settle(place) {
  const cell = place && "slug" in place ? cellAt(place.slug, place.column) : null;
  restore();
  if (cell) enter(cell, { keeps: true });
  if (place && "id" in place) document.getElementById(place.id)?.focus();
}

document.addEventListener("sheet:closed", () => freshenIn(SOON));
document.addEventListener("sheet:outdated", () => outdate());
