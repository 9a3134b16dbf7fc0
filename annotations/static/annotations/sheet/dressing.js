/** A grid says what it is to those who do not see it; without this script it is a table. */

import { all, find, given, mustAround } from "../../proposals/page/elements.js";
import { ALL_COLUMNS, COLUMNS, count, isWritable, unveil } from "./cells.js";

/**
 * Dress the whole sheet, or some rows that were drawn anew.
 * @param {ParentNode} [root]
 */
export function dress(root = document) {
  const grid = find("[data-grid]");
  if (!grid) return;
  grid.setAttribute("role", "grid");
  const isOpen = isWritable();
  grid.setAttribute("aria-readonly", String(!isOpen));
  grid.setAttribute("aria-multiselectable", "true");
  grid.setAttribute("aria-rowcount", String(count() + 1));
  grid.setAttribute("aria-colcount", String(ALL_COLUMNS.length));
  mustAround(grid, "[data-frame]").removeAttribute("tabindex");
  for (const row of all("tr", root)) {
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", String(Number(row.parentElement?.dataset.order ?? 0) + 1));
  }
  for (const [at, head] of all("thead th", grid).entries()) {
    head.setAttribute("role", "columnheader");
    head.setAttribute("aria-colindex", String(at + 1));
  }
  for (const cell of all("[data-cell]", root)) dressCell(cell, isOpen);
  for (const inner of all("[data-cell] :is(a, input)", root)) inner.tabIndex = -1;
  unveil(root);
}

/**
 * @param {HTMLElement} cell
 * @param {boolean} isOpen
 */
function dressCell(cell, isOpen) {
  const column = given(cell, "cell");
  cell.setAttribute("role", column === "order" ? "rowheader" : "gridcell");
  cell.setAttribute("aria-colindex", String(ALL_COLUMNS.indexOf(column) + 1));
  if (isOpen && !COLUMNS.includes(column)) cell.setAttribute("aria-readonly", "true");
  if (cell.dataset.wrong) {
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", cell.dataset.wrong);
  }
  cell.tabIndex = -1;
}
