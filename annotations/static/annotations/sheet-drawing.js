/** The sheet as the server draws it: the whole of it, or some rows. While someone writes in it, it stays as it is. */

import { cellAt, dress, enter, isWriting, placeOf, rowOf, rows, sheet, cellsOf } from "./sheet-cells.js";
import { fragment } from "./server.js";
import { say } from "./sheet-words.js";

const SOON = 250;
const LATER = 5000;

/** Rows that stand otherwise on the server; all of them if `isAll`. */
const stale = new Set();
let isAll = false;
let timer = 0;

/** The sheet at `slug`, or without one everywhere, is not as it is drawn: it is drawn anew when nobody writes. */
export function outdate(slug = "") {
  if (slug) stale.add(slug);
  else isAll = true;
  freshenIn(SOON);
}

function freshenIn(delay) {
  clearTimeout(timer);
  timer = setTimeout(freshen, delay);
}

/** Put the drawn sheet in its place, and go to the row it leads to, or to where the person was. */
export function show(html, { leads = "", column = "" } = {}) {
  if (isWriting()) return outdate();
  const here = whereabouts();
  const drawn = parsed(html).querySelector("[data-sheet]");
  const top = document.querySelector("[data-frame]")?.scrollTop ?? 0;
  sheet().replaceWith(drawn);
  dress();
  const frame = document.querySelector("[data-frame]");
  if (frame) frame.scrollTop = top;
  if (drawn.dataset.said) say(drawn.dataset.said);
  const slug = leads || drawn.dataset.leads || "";
  settle(slug ? { slug, column: column || "comment" } : here);
  document.dispatchEvent(new CustomEvent("sheet:drawn"));
}

/** Ask for the whole sheet anew. */
export async function refresh(to = {}) {
  show(await fragment(sheet().dataset.sheet), to);
}

async function freshen() {
  if (isWriting() || !(isAll || stale.size)) return;
  const [slugs, isWhole] = [[...stale], isAll];
  stale.clear();
  isAll = false;
  try {
    if (isWhole) await refresh();
    else await redraw(slugs);
  } catch (fault) {
    if (!isPassing(fault)) throw fault;
    for (const slug of slugs) stale.add(slug);
    isAll = isAll || isWhole;
    freshenIn(LATER);
  }
}

/** Whether the server was not reached, or is in trouble: it is asked again. */
function isPassing(fault) {
  return fault instanceof TypeError || /^5\d\d /.test(fault.message);
}

/** Ask for some rows and the summary anew; for all if their order changed. */
async function redraw(slugs) {
  const query = new URLSearchParams(slugs.map((slug) => ["row", slug]));
  const drawn = parsed(await fragment(`${sheet().dataset.sheet}?${query}`));
  if (isWriting()) return slugs.forEach((slug) => outdate(slug));
  const fresh = [...drawn.querySelectorAll("[data-row]")];
  const isInPlace = (row) => rowOf(row.dataset.row)?.dataset.order === row.dataset.order;
  if (fresh.length < slugs.length || !fresh.every(isInPlace)) return refresh();
  const here = whereabouts();
  document.getElementById("sheet-summary")?.replaceWith(drawn.querySelector("#sheet-summary"));
  for (const row of fresh) replace(rowOf(row.dataset.row), row);
  if (here && "slug" in here && slugs.includes(here.slug)) settle(here);
  return document.dispatchEvent(new CustomEvent("sheet:drawn"));
}

function replace(old, row) {
  const isChosen = old.querySelector("input[name=row]")?.checked;
  old.replaceWith(row);
  dress(row);
  if (isChosen) row.querySelector("input[name=row]").checked = true;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The cell, or the button by its id, that has the focus. */
function whereabouts() {
  const one = document.activeElement;
  const cell = one?.closest?.("[data-cell]");
  if (cell) return placeOf(cell);
  return one?.closest?.("[data-sheet]") ? { id: one.id || "act-undo" } : null;
}

/** Go back there. A row that is gone leaves the focus nowhere: what is typed on does not fall into another one. */
function settle(place) {
  const first = rows()[0];
  const cell = place?.slug ? cellAt(place.slug, place.column) : null;
  if (cell) enter(cell);
  else if (first) enter(cellsOf(first)[1], { isGone: false });
  if (place?.id) document.getElementById(place.id)?.focus();
}

document.addEventListener("sheet:closed", () => freshenIn(SOON));
