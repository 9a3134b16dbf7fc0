/** A block of cells that is filled from its first row or column, emptied, or gone on with. */

import { there } from "../../proposals/page/elements.js";
import { COLUMNS, cellIn, rows, valueOf } from "./cells.js";
import { chosen } from "./chosen.js";
import { continued, filledAcross, filledDown } from "./selection.js";
import { editsOf, writeTogether } from "./together.js";
import { complain, sentence } from "./words.js";

/**
 * The values of these cells.
 * @param {HTMLElement[]} those
 * @param {string[]} columns
 */
export function valuesOf(those, columns) {
  return those.map((row) => columns.map((column) => valueOf(there(cellIn(row, column), column)).trim()));
}

/** The chosen columns that can be written. */
export function writableColumns() {
  return chosen().columns.filter((column) => COLUMNS.includes(column));
}

/**
 * @param {HTMLElement[]} those
 * @param {string[]} columns
 * @param {string[][]} values
 */
function fill(those, columns, values) {
  const edits = editsOf(those, columns, values);
  if (edits.length) writeTogether(edits, { done: "filled", refused: "unchanged" });
}

/** All rows of the block say what its first one says; a row alone says what the one above says. */
export function fillDown() {
  const { rows: those } = chosen();
  const above = those.length === 1 ? rows()[rows().indexOf(those[0]) - 1] : null;
  const all = above ? [above, ...those] : those;
  const columns = writableColumns();
  fill(all, columns, filledDown(valuesOf(all, columns)));
}

/** All columns of the block say what its first one says. */
export function fillAcross() {
  const columns = writableColumns();
  fill(chosen().rows, columns, filledAcross(valuesOf(chosen().rows, columns)));
}

/**
 * The rows from the first of the block to the last one that is chosen now go on as the first `height` of them began.
 * @param {number} height
 */
export function goOn(height) {
  const { rows: those } = chosen();
  const columns = writableColumns();
  fill(those, columns, continued(valuesOf(those.slice(0, height), columns), those.length));
}

/** The block is emptied; a kind stays, since there is no row without one. */
export function clear() {
  const columns = writableColumns().filter((column) => column !== "kind");
  if (!columns.length) return complain(sentence("unclearable"));
  const those = chosen().rows;
  const edits = editsOf(
    those,
    columns,
    those.map(() => columns.map(() => "")),
  );
  if (edits.length) writeTogether(edits, { done: "cleared", refused: "unchanged" });
}
