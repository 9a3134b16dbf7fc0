/** The mouse and the finger on a sheet, as spreadsheets have them. */

import { around, find } from "../../proposals/page/elements.js";
import { canWrite } from "./cells.js";
import { chosen, enter, extend, farEnd, isBlock } from "./chosen.js";
import { goOn } from "./filling.js";
import { write } from "./writing.js";

const CELL = "[data-grid] [data-cell]";
const INNER = "a, button, input, textarea, select, label, .clash";
const TWICE = 500;
/** What had the focus when the mouse was pressed. @type {Element | null} */
let before = null;
let clickedAt = 0;
/** The cell that was clicked last. @type {HTMLTableCellElement | null} */
let clicked = null;
/** Whether a block is drawn with the mouse. */
let isDrawing = false;
/** How many rows were chosen when the handle was taken; 0 if it is not. */
let filledFrom = 0;

/** @param {Event} event */
function hit(event) {
  return around(event.target, INNER) ? null : around(event.target, CELL, HTMLTableCellElement);
}

/** Cells stay as low as they are while the mouse is down: what is below one can be reached. @param {string[]} states */
function show(...states) {
  const grid = find("[data-grid]");
  for (const state of ["pressed", "drawing"]) grid?.classList.toggle(state, states.includes(state));
}

document.addEventListener("pointerdown", () => (before = document.activeElement));

document.addEventListener("mousedown", (event) => {
  const cell = hit(event);
  if (!cell || event.button) return;
  if (around(event.target, "[data-handle]")) {
    event.preventDefault();
    filledFrom = chosen().rows.length;
    show("pressed", "drawing");
  } else if (event.shiftKey) {
    event.preventDefault();
    extend(cell);
    around(before, CELL)?.focus();
  } else {
    isDrawing = true;
    show("pressed");
    enter(cell);
  }
});

document.addEventListener("mouseover", (event) => {
  if (!isDrawing && !filledFrom) return;
  if (!(event.buttons & 1)) return finish();
  const cell = around(event.target, CELL, HTMLTableCellElement);
  const end = farEnd();
  if (!cell || !end || cell === end) return;
  show("pressed", "drawing");
  getSelection()?.removeAllRanges();
  extend(filledFrom ? inColumn(cell, end) : cell);
});

/**
 * The handle is drawn up and down only.
 * @param {HTMLTableCellElement} cell
 * @param {HTMLElement} end
 */
function inColumn(cell, end) {
  return find(`[data-cell="${end.dataset.cell}"]`, cell.parentElement ?? document) ?? end;
}

function finish() {
  const height = filledFrom;
  isDrawing = false;
  filledFrom = 0;
  show();
  if (height && chosen().rows.length > height) goOn(height);
}

document.addEventListener("mouseup", finish);

/**
 * A double click opens the cell; a finger opens the chosen one. That a click was double is known by the cell: the
 * chosen one shows more of its words, so that the second click may hit other ones.
 */
document.addEventListener("click", (event) => {
  const cell = hit(event);
  if (!cell || event.shiftKey || isBlock()) return;
  const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
  const isDouble = cell === clicked && event.timeStamp - clickedAt < TWICE;
  const isAgain = cell === before && (isDouble || isTouch);
  clickedAt = event.timeStamp;
  clicked = cell;
  enter(cell);
  if (isAgain && canWrite(cell)) write(cell);
});

document.addEventListener("dblclick", (event) => {
  const cell = hit(event);
  if (cell && canWrite(cell)) write(cell);
});
