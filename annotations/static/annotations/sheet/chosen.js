/**
 * Which cells of a sheet are chosen: the one that the keys are at, and the block that reaches from there. What is typed
 * goes into that one, however far the block reaches.
 */

import { all, find, given } from "../../proposals/page/elements.js";
import { ALL_COLUMNS, canWrite, cellAt, cellIn, cellsOf, placeOf, rowAround, rowOf, rows } from "./cells.js";
import { blockOf, sizeOf } from "./selection.js";
import { announce, sentence } from "./words.js";

/** @typedef {import("./unsaved.js").Place} Place */
/** @typedef {{rows: HTMLElement[], columns: string[]}} Chosen */

/** Where the keys are. @type {Place | null} */
let stop = null;
/** The far end of the block; null if one cell is chosen. @type {Place | null} */
let end = null;
/** The rows of the block as it was chosen: with others between them it is another one. */
let slugs = "";
const handle = document.createElement("i");
handle.dataset.handle = "";
handle.setAttribute("aria-hidden", "true");

/**
 * One cell of the sheet is chosen and in the order of Tab, and the person goes there; with `keeps` the block that
 * reaches from it stays.
 * @param {HTMLElement} cell
 */
export function enter(cell, { keeps = false } = {}) {
  if (!keeps || !isAt(cell, stop)) end = null;
  point(cell);
  draw();
  cell.focus();
}

/** After rows were drawn: what was chosen is so again, as far as it is there; the first cell if it is not. */
export function restore() {
  const first = rows()[0];
  const here = stop && cellAt(stop.slug, stop.column);
  const cell = here && cellsOf(rowAround(here)).includes(here) ? here : first && cellsOf(first)[1];
  if (!cell) return;
  point(cell);
  if (end && slugsIn(chosen()) !== slugs) end = null;
  draw();
}

/** The block reaches from the chosen cell to this one. @param {HTMLElement} cell */
export function extend(cell) {
  if (!stop) return enter(cell);
  end = isAt(cell, stop) ? null : placeOf(cell);
  slugs = slugsIn(chosen());
  draw();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  announce(`${count()} ${sentence("cells")}`);
}

/** Only the cell that the keys are at stays chosen. */
export function collapse() {
  end = null;
  draw();
}

/** Whether more than one cell is chosen. */
export function isBlock() {
  return end !== null;
}

/** The cell at the far end of the block; null if there is no sheet. */
export function farEnd() {
  const place = end ?? stop;
  return place && cellAt(place.slug, place.column);
}

/** What is chosen, as it is drawn now. @returns {Chosen} */
export function chosen() {
  const those = rows();
  const one = stop && spotOf(stop, those);
  const other = (end && spotOf(end, those)) ?? one;
  if (!one || !other) return { rows: [], columns: [] };
  const block = blockOf(one, other);
  return {
    rows: those.slice(block.top, block.bottom + 1),
    columns: ALL_COLUMNS.slice(block.start, block.end + 1),
  };
}

function count() {
  const { rows: those, columns } = chosen();
  return sizeOf({ top: 1, bottom: those.length, start: 1, end: columns.length });
}

/** @param {Chosen} block */
function slugsIn(block) {
  return block.rows.map((row) => given(row, "row")).join(" ");
}

/**
 * @param {Place} place
 * @param {HTMLElement[]} those
 */
function spotOf({ slug, column }, those) {
  const row = rowOf(slug);
  const at = row ? those.indexOf(row) : -1;
  return at < 0 ? null : { row: at, column: ALL_COLUMNS.indexOf(column) };
}

/**
 * @param {HTMLElement} cell
 * @param {Place | null} place
 */
function isAt(cell, place) {
  const { slug, column } = placeOf(cell);
  return slug === place?.slug && column === place.column;
}

/** @param {HTMLElement} cell */
function point(cell) {
  for (const one of all('[data-grid] [data-cell][tabindex="0"]')) one.tabIndex = -1;
  if (!isAt(cell, stop)) end = null;
  stop = placeOf(cell);
  cell.tabIndex = 0;
}

/** What the block is filled from by the mouse; not where a cell shows more words than it has room for. */
function markCorner() {
  handle.remove();
  const cell = farCorner();
  if (!cell || !canWrite(cell)) return;
  const words = find(".cell", cell);
  if (isBlock() || (words && words.scrollHeight <= cell.offsetHeight)) cell.append(handle);
}

function farCorner() {
  const { rows: those, columns } = chosen();
  const row = those.at(-1);
  const column = columns.at(-1);
  return row && column ? cellIn(row, column) : null;
}

function draw() {
  for (const one of all("[data-grid] [data-cell][aria-selected]")) one.removeAttribute("aria-selected");
  find("[data-grid]")?.classList.toggle("has-block", isBlock());
  markCorner();
  if (!isBlock()) return;
  const { rows: those, columns } = chosen();
  for (const row of those) for (const column of columns) cellIn(row, column)?.setAttribute("aria-selected", "true");
}
