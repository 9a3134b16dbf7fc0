/** Where the arrow keys, Home, End and the keys of pages lead in a sheet. */

import { given } from "../../proposals/page/elements.js";
import { beside, cellAt, cellsOf, rowAround, rows } from "./cells.js";

/** How many rows down. @type {Record<string, number>} */
const PAGES = { PageUp: -10, PageDown: 10 };

/** How many cells across and down. @type {Record<string, [across: number, down: number]>} */
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {string} key */
export function isStep(key) {
  return key in STEPS;
}

/** @param {string} key */
export function stepsUpOrDown(key) {
  return isStep(key) && STEPS[key][1] !== 0;
}

/**
 * The last cell of the sheet in this direction.
 * @param {HTMLTableCellElement} cell
 * @param {number} across
 * @param {number} down
 */
function farthest(cell, across, down) {
  const those = rows();
  if (across) return cellsOf(rowAround(cell)).at(across > 0 ? -1 : 0) ?? null;
  return cellsOf(those[down > 0 ? those.length - 1 : 0])[cellsOf(rowAround(cell)).indexOf(cell)];
}

/**
 * The cell that a key leads to; null if it leads nowhere. With Ctrl an arrow leads to the edge.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 * @returns {HTMLTableCellElement | null}
 */
export function target(cell, { key, ctrlKey, metaKey }) {
  const those = rows();
  const isWhole = ctrlKey || metaKey;
  if (isStep(key)) {
    const [across, down] = STEPS[key];
    const isMirrored = getComputedStyle(document.body).direction === "rtl";
    return (isWhole ? farthest : beside)(cell, isMirrored ? -across : across, down);
  }
  if (key in PAGES) return pageFrom(cell, PAGES[key]);
  if (key === "Home") return cellsOf(isWhole ? those[0] : rowAround(cell))[0];
  if (key !== "End") return null;
  return cellsOf(isWhole ? those[those.length - 1] : rowAround(cell)).at(-1) ?? null;
}

/**
 * The cell of this column so many rows away, or the first or last one.
 * @param {HTMLTableCellElement} cell
 * @param {number} down
 */
function pageFrom(cell, down) {
  const those = rows();
  const at = those.indexOf(rowAround(cell)) + down;
  const row = those[Math.max(0, Math.min(at, those.length - 1))];
  return cellAt(given(row, "row"), given(cell, "cell"));
}
