/** The cells of a sheet: which there are, what stands in them, and which is beside which. */

import { all, find, given, must, mustAround } from "../../proposals/page/elements.js";

/** @typedef {import("./unsaved.js").Place} Place */

/** The columns that can be written, as the server names them and as they stand side by side. */
export const COLUMNS = ["member", "line", "clause", "element", "kind", "comment", "proposed"];

/** All columns side by side. */
export const ALL_COLUMNS = ["order", ...COLUMNS, "state"];

export function sheet() {
  return find("[data-sheet]");
}

/** The set whose rows are written, by its slug; undefined if nobody writes in it. */
export function setOf() {
  return sheet()?.dataset.writes;
}

export function isWritable() {
  return Boolean(setOf());
}

export function rows() {
  return all("[data-grid] [data-row]");
}

/** How many rows the set has, whether they have come or not. */
export function count() {
  return Number(given(must("[data-grid]"), "count"));
}

/** @param {string} slug */
export function rowOf(slug) {
  return document.getElementById(`row-${slug}`);
}

/** The cells of a row that are shown. @param {HTMLElement} row */
export function cellsOf(row) {
  const without = isBareShown() ? [] : bare();
  return all("[data-cell]", row, HTMLTableCellElement).filter((cell) => !without.includes(given(cell, "cell")));
}

/** The columns in which no row has anything. */
function bare() {
  return (sheet()?.dataset.bare ?? "").split(" ").filter(Boolean);
}

function isBareShown() {
  return Boolean(find('[data-fold="columns"][open]'));
}

/** Columns in which something stands now are shown. @param {ParentNode} root */
export function unveil(root) {
  const grid = sheet();
  const left = bare().filter((column) => !all(`[data-cell="${column}"]`, root).some(valueOf));
  if (grid && left.length < bare().length) grid.dataset.bare = left.join(" ");
}

/**
 * @param {string} slug
 * @param {string} column
 */
export function cellAt(slug, column) {
  const row = rowOf(slug);
  return row && cellIn(row, column);
}

/**
 * @param {HTMLElement} row
 * @param {string} column
 */
export function cellIn(row, column) {
  return find(`[data-cell="${column}"]`, row, HTMLTableCellElement);
}

/** @param {Element} cell */
export function rowAround(cell) {
  return mustAround(cell, "[data-row]");
}

/**
 * Where a cell is.
 * @param {HTMLElement} cell
 * @returns {Place}
 */
export function placeOf(cell) {
  return { slug: given(rowAround(cell), "row"), column: given(cell, "cell") };
}

/** @param {Element} cell */
function wordsIn(cell) {
  return must(".cell", cell);
}

/** The words of a cell as they are kept. @param {HTMLElement} cell */
export function valueOf(cell) {
  return cell.dataset.value ?? wordsIn(cell).textContent;
}

/** The words that the server has in a cell, whatever is shown there meanwhile. @param {HTMLElement} cell */
export function drawnIn(cell) {
  return cell.dataset.drawn ?? valueOf(cell);
}

/**
 * Show in a cell what is not drawn by the server: words that are being saved or are not, or saved without a state.
 * @param {HTMLElement} cell
 * @param {string} text
 * @param {"saving" | "unsaved" | ""} state
 */
export function paint(cell, text, state) {
  cell.dataset.drawn = drawnIn(cell);
  wordsIn(cell).textContent = text;
  if ("value" in cell.dataset) cell.dataset.value = text;
  for (const one of ["saving", "unsaved"]) cell.classList.toggle(one, one === state);
  unveil(rowAround(cell));
}

/** Whether a cell is open. */
export function isWriting() {
  return Boolean(find("[data-grid] .editor"));
}

/** @param {HTMLElement} cell */
export function canWrite(cell) {
  return isWritable() && COLUMNS.includes(given(cell, "cell"));
}

/**
 * The cell `across` and `down` from this one; null beyond the edge.
 * @param {HTMLTableCellElement} cell
 * @param {number} across
 * @param {number} down
 */
export function beside(cell, across, down) {
  const row = rowAround(cell);
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  if (!down) return cells[at + across] ?? null;
  const those = rows();
  const next = those[those.indexOf(row) + down];
  return next ? cellsOf(next)[at + across] : null;
}

/**
 * The cell after this one in reading order, or before it.
 * @param {HTMLTableCellElement} cell
 * @param {1 | -1} step
 */
export function following(cell, step) {
  const inRow = beside(cell, step, 0);
  if (inRow) return inRow;
  const those = rows();
  const row = those[those.indexOf(rowAround(cell)) + step];
  return (row && cellsOf(row).at(step > 0 ? 0 : -1)) ?? null;
}
