/** The cells of a sheet: which there are, what stands in them, and which one is gone to with the keys. */

/** The columns that can be written, as the server names them and as they stand side by side. */
export const COLUMNS = ["member", "line", "clause", "element", "kind", "comment", "proposed"];

export function sheet() {
  return document.querySelector("[data-sheet]");
}

export function isWritable() {
  return Boolean(sheet()?.dataset.rowsAddress);
}

export function rows() {
  return [...document.querySelectorAll("[data-grid] [data-row]")];
}

export function rowOf(slug) {
  return document.getElementById(`row-${slug}`);
}

export function cellsOf(row) {
  return [...row.querySelectorAll("[data-cell]")];
}

export function cellAt(slug, column) {
  return rowOf(slug)?.querySelector(`[data-cell="${column}"]`);
}

/** Where a cell is: `{slug, column}`. */
export function placeOf(cell) {
  return { slug: cell.closest("[data-row]").dataset.row, column: cell.dataset.cell };
}

/** The words of a cell as they are kept. */
export function valueOf(cell) {
  return cell.dataset.value ?? cell.querySelector(".cell").textContent;
}

/** The words that the server has in a cell, whatever is shown there meanwhile. */
export function drawnIn(cell) {
  return cell.dataset.drawn ?? valueOf(cell);
}

/** Line ends, and white space around words, are no difference. */
export function isSame(one, other) {
  return plain(one) === plain(other);
}

function plain(words) {
  return words.replaceAll("\r\n", "\n").trim();
}

/** Show in a cell what is not drawn by the server: words that are "saving" or "unsaved", or saved without a state. */
export function paint(cell, text, state) {
  cell.dataset.drawn = drawnIn(cell);
  cell.querySelector(".cell").textContent = text;
  if ("value" in cell.dataset) cell.dataset.value = text;
  for (const one of ["saving", "unsaved"]) cell.classList.toggle(one, one === state);
}

/** Whether a cell is open. */
export function isWriting() {
  return Boolean(document.querySelector("[data-grid] .editor"));
}

export function canWrite(cell) {
  return isWritable() && COLUMNS.includes(cell.dataset.cell);
}

let stop = null;

/** One cell of the sheet is in the order of Tab; `isGone` if the person goes there. */
export function enter(cell, { isGone = true } = {}) {
  if (stop) stop.tabIndex = -1;
  stop = cell;
  stop.tabIndex = 0;
  if (isGone) stop.focus();
}

/** The cell `across` and `down` from this one; null beyond the edge. */
export function beside(cell, across, down) {
  const row = cell.closest("[data-row]");
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  if (!down) return cells[at + across] ?? null;
  const all = rows();
  const next = all[all.indexOf(row) + down];
  return next ? cellsOf(next)[at + across] : null;
}

/** The cell after this one in reading order, or before it. */
export function following(cell, step) {
  const inRow = beside(cell, step, 0);
  if (inRow) return inRow;
  const all = rows();
  const row = all[all.indexOf(cell.closest("[data-row]")) + step];
  return row ? cellsOf(row).at(step > 0 ? 0 : -1) : null;
}

/** Tell what a grid is to those who do not see it; without this script it is a table. */
export function dress(root = document) {
  const grid = document.querySelector("[data-grid]");
  if (!grid) return;
  grid.setAttribute("role", "grid");
  const isOpen = isWritable();
  grid.setAttribute("aria-readonly", String(!isOpen));
  grid.closest("[data-frame]").removeAttribute("tabindex");
  for (const row of root.querySelectorAll("tr")) row.setAttribute("role", "row");
  for (const head of grid.querySelectorAll("thead th")) head.setAttribute("role", "columnheader");
  for (const one of root.querySelectorAll("tbody td:not([data-cell])")) one.setAttribute("role", "gridcell");
  for (const cell of root.querySelectorAll("[data-cell]")) {
    cell.setAttribute("role", cell.dataset.cell === "order" ? "rowheader" : "gridcell");
    if (isOpen && !COLUMNS.includes(cell.dataset.cell)) cell.setAttribute("aria-readonly", "true");
    if (cell.dataset.wrong) {
      cell.setAttribute("aria-invalid", "true");
      cell.setAttribute("aria-describedby", cell.dataset.wrong);
    }
    cell.tabIndex = -1;
  }
  for (const inner of root.querySelectorAll("[data-cell] :is(a, input)")) inner.tabIndex = -1;
}
