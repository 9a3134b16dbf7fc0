/** Blocks of cells from and to spreadsheets: pasted over the cells from the chosen one on, copied, cut. */

import { around, find } from "../../proposals/page/elements.js";
import { cellIn, COLUMNS, isWritable, placeOf, rows, setOf, valueOf } from "./cells.js";
import { chosen, enter, extend, isBlock } from "./chosen.js";
import { bringWhole, isWhole } from "./coming.js";
import { clear, valuesOf, writableColumns } from "./filling.js";
import { save } from "./saving.js";
import { tiled } from "./selection.js";
import { cellsFrom, isOneCell, textOf } from "./text.js";
import { editsOf, writeTogether } from "./together.js";
import { announce, complain, sentence } from "./words.js";

const FIRST = "order";

/**
 * Write a block over the cells from the first chosen one on, as often as it fits into what is chosen; lines below the
 * last row become new rows. All of it, or nothing.
 * @param {string[][]} lines
 */
async function paste(lines) {
  if (!isWhole()) await bringWhole();
  const { rows: those, columns } = chosen();
  // Whole rows are pasted on the number of the first one.
  const from = columns[0] === FIRST ? 0 : COLUMNS.indexOf(columns[0]);
  if (from < 0) return complain(sentence("readonly"));
  const width = columns[0] === FIRST ? COLUMNS.length : writableColumns().length;
  const values = tiled(lines, those.length, width);
  const reach = COLUMNS.slice(from, from + Math.max(...values.map((cells) => cells.length)));
  if (values.some((cells) => cells.length > reach.length)) return complain(sentence("wide"));
  const all = rows();
  const first = all.indexOf(those[0]);
  const under = all.slice(first, first + values.length);
  choose(under, reach);
  const edits = editsOf(under, reach, values);
  return edits.length ? writeTogether(edits, { done: "pasted", refused: "unpasted" }) : announce(sentence("pasted"));
}

/**
 * Choose the cells that were pasted over.
 * @param {HTMLElement[]} those
 * @param {string[]} columns
 */
function choose(those, columns) {
  const first = cellIn(those[0], columns[0]);
  const last = cellIn(those[those.length - 1], columns[columns.length - 1]);
  if (!first || !last || chosen().columns[0] === FIRST) return;
  enter(first);
  if (last !== first) extend(last);
}

/** The cell that the keys are at, if it is not open. */
function here() {
  const { activeElement: one } = document;
  const cell = around(one, "[data-grid] [data-cell]");
  return cell === one ? cell : null;
}

/** A cell that is open takes what is pasted as words; this is about what is chosen. */
document.addEventListener("paste", (event) => {
  const cell = here();
  if (!isWritable() || !cell) return;
  event.preventDefault();
  const text = event.clipboardData?.getData("text/plain");
  if (!event.clipboardData || !text) return;
  const lines = isOneCell(event.clipboardData.getData("text/html")) ? [[oneFrom(text)]] : cellsFrom(text);
  const isAlone = lines.length === 1 && lines[0].length === 1 && !isBlock();
  const { slug, column } = placeOf(cell);
  if (isAlone && COLUMNS.includes(column)) save({ slug, column }, valueOf(cell), lines[0][0].trim());
  else paste(lines);
});

/** One cell: programs quote it where it has several lines, or do not. @param {string} text */
function oneFrom(text) {
  const lines = /[\t\r\n]/.test(text) ? cellsFrom(text) : [];
  return lines.length === 1 && lines[0].length === 1 ? lines[0][0] : text;
}

/** What is copied: the block; on numbers whole rows, those that are ticked if any are. @returns {string[][]} */
function copied() {
  const { rows: those, columns } = chosen();
  if (columns[0] !== FIRST) return valuesOf(those, isWritten(columns) ? writableColumns() : columns);
  const ticked = rows().filter((row) => find("input[name=row]", row, HTMLInputElement)?.checked);
  return valuesOf(ticked.length ? ticked : those, COLUMNS);
}

/** @param {string[]} columns */
function isWritten(columns) {
  return columns.some((column) => COLUMNS.includes(column));
}

/** The block as a table, in which line ends stay within their cell. @param {string[][]} lines */
function tableOf(lines) {
  const style = document.createElement("style");
  style.textContent = "br { mso-data-placement: same-cell }";
  const table = document.createElement("table");
  for (const cells of lines) {
    const row = table.insertRow();
    for (const words of cells) breakInto(row.insertCell(), words);
  }
  return `${style.outerHTML}${table.outerHTML}`;
}

/**
 * @param {HTMLElement} cell
 * @param {string} words
 */
function breakInto(cell, words) {
  for (const [at, line] of words.split("\n").entries()) {
    if (at) cell.append(document.createElement("br"));
    cell.append(line);
  }
}

/** Whether the event put the chosen cells on the clipboard. @param {ClipboardEvent} event */
function copy(event) {
  if (!here() || !event.clipboardData || (!isBlock() && !getSelection()?.isCollapsed)) return false;
  const lines = copied();
  event.preventDefault();
  event.clipboardData.setData("text/plain", isBlock() || lines.length > 1 ? textOf(lines) : lines[0].join("\t"));
  event.clipboardData.setData("text/html", tableOf(lines));
  return true;
}

document.addEventListener("copy", copy);
document.addEventListener("cut", (event) => {
  if (setOf() && copy(event)) clear();
});
