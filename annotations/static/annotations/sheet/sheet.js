/** The keys of a sheet, as spreadsheets have them. */

import { all, around, find, given } from "../../proposals/page/elements.js";
import { isHeld } from "../../proposals/page/typing.js";
import "./blocks.js";
import "./pointing.js";
import { act, mark, turn } from "./acts.js";
import { arrive } from "./arriving.js";
import { canWrite, cellsOf, following, isWritable, placeOf, rowAround, rows, valueOf } from "./cells.js";
import { chosen, collapse, enter, extend, farEnd, isBlock, restore } from "./chosen.js";
import { bringWhole, isWhole } from "./coming.js";
import { dress } from "./dressing.js";
import { clear, fillAcross, fillDown } from "./filling.js";
import { save } from "./saving.js";
import { isStep, stepsUpOrDown, target } from "./steps.js";
import { isComposing, write } from "./writing.js";

const CELL = "[data-grid] [data-cell]";
/** What can be clicked in a cell; what was not saved asks first. */
const INNER = ":is(.clash button:not([hidden]), .cell :is(a, input, button))";

/** So many rows one key leads down at most, but to the edge. */
const DOWN = 10;

/** After Escape the next Tab leaves the sheet. */
let isLeaving = false;

/**
 * Whether the key walked, so that the page does not scroll.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function walk(cell, event) {
  if (isAll(event)) return chooseAll(cell);
  if (event.key !== "Tab") return step(cell, event);
  const next = isLeaving ? null : following(cell, event.shiftKey ? -1 : 1);
  if (next) enter(next);
  return next !== null;
}

/**
 * Whether the key led to another cell, or with Shift the block there.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function step(cell, event) {
  const from = (event.shiftKey && farEnd()) || cell;
  const next = target(from, event);
  if (next && event.shiftKey) extend(next);
  else if (next) enter(next);
  return next !== null || isStep(event.key);
}

/** @param {HTMLTableCellElement} cell */
function chooseAll(cell) {
  const those = rows();
  enter(cellsOf(those[0])[0]);
  extend(cellsOf(those[those.length - 1]).at(-1) ?? cell);
  return true;
}

/** @param {KeyboardEvent} event */
function isAll({ key, ctrlKey, metaKey }) {
  return (ctrlKey || metaKey) && key.toLowerCase() === "a";
}

/** What Ctrl, or Cmd, does with a letter. @type {Record<string, () => void>} */
const WITH_CTRL = { z: () => turn("undo"), y: () => turn("redo"), d: fillDown, r: fillAcross };

/**
 * Whether the key was one with Ctrl that the sheet has; Ctrl with R is the browser's unless there is something to fill.
 * @param {KeyboardEvent} event
 */
function command({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (!(ctrlKey || metaKey) || altKey) return false;
  const letter = key.toLowerCase();
  const name = shiftKey ? ({ z: "y" }[letter] ?? "") : letter;
  if (!(name in WITH_CTRL) || (name === "r" && chosen().columns.length < 2)) return false;
  WITH_CTRL[name]();
  return true;
}

/**
 * Whether the key did something to the cell or its row.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function work(cell, event) {
  const { key, shiftKey } = event;
  if (command(event)) return true;
  const name = actOf(cell, event);
  if (name) act(name);
  if (name) return true;
  if (isHeld(event) && !event.getModifierState("AltGraph")) return false;
  if (key === " " && (shiftKey || !canWrite(cell))) return choose();
  if (key === "Delete" || key === "Backspace") return empty(cell);
  return begin(cell, key);
}

/**
 * The act on rows that keys stand for; "" if they stand for none.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function actOf(cell, { key, altKey }) {
  return altKey && stepsUpOrDown(key) ? `${key === "ArrowUp" ? "up" : "down"} ${placeOf(cell).slug}` : "";
}

/**
 * Whether the key opens the cell.
 * @param {HTMLTableCellElement} cell
 * @param {string} key
 */
function begin(cell, key) {
  if (!canWrite(cell) || find(".clash", cell)) return false;
  if (key === "F2" || key === "Enter") write(cell);
  else if (key.length === 1) write(cell, { text: key, isTyped: true });
  else return false;
  return true;
}

/** An input method begins to compose: it does so in the field, in place of what stood in the cell. */
/** @param {HTMLTableCellElement} cell */
function compose(cell) {
  if (canWrite(cell) && cell.dataset.cell !== "kind") write(cell, { text: "", isTyped: true });
}

/** Tick the rows of what is chosen; if all are ticked, none. */
function choose() {
  const boxes = chosen().rows.flatMap((row) => all("input[name=row]", row, HTMLInputElement));
  const isOn = !boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = isOn;
  mark();
  return boxes.length > 0;
}

/** @param {HTMLTableCellElement} cell */
function empty(cell) {
  if (isBlock()) clear();
  else if (canWrite(cell) && cell.dataset.cell !== "kind" && valueOf(cell)) save(placeOf(cell), valueOf(cell), "");
  return true;
}

/**
 * In a cell that is not written in, Enter goes to what can be clicked in it: words that were not saved ask something.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function inside(cell, event) {
  const inner = event.key === "Enter" ? find(INNER, cell) : null;
  inner?.focus();
  return Boolean(inner);
}

/** Whether the key is the number of what can be done with words that were not saved. @param {KeyboardEvent} event */
function hasChosen(event) {
  const clash = isHeld(event) ? null : around(event.target, ".clash");
  const button = clash && find(`[data-number="${CSS.escape(event.key)}"]:not([hidden])`, clash);
  button?.click();
  return Boolean(button);
}

/**
 * A key that is pressed in what a cell holds: Tab goes round in it, Escape back to the cell.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function hearInside(cell, event) {
  const inner = all(INNER, cell);
  const at = inner.indexOf(/** @type {HTMLElement} */ (event.target));
  if (at < 0) return;
  if (event.key === "Escape") enter(cell);
  if (hasChosen(event)) return event.preventDefault();
  if (event.key !== "Tab") return;
  event.preventDefault();
  inner.at((at + (event.shiftKey ? -1 : 1)) % inner.length)?.focus();
}

/**
 * Whether the key may lead to rows that are still to come.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function leadsOn(cell, event) {
  if (isWhole()) return false;
  const isLast = Number(given(rowAround(cell), "order")) + DOWN > rows().length;
  const isFar = event.ctrlKey || event.metaKey || isLast;
  return isAll(event) || (isFar && ["ArrowDown", "End", "PageDown", "Tab"].includes(event.key));
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
async function hearLater(cell, event) {
  event.preventDefault();
  event.stopPropagation();
  await bringWhole();
  if (cell.isConnected) hear(cell, event);
}

/**
 * A key that is pressed at a cell.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function hear(cell, event) {
  if (isComposing(event)) return compose(cell);
  if (event.key === "Escape") {
    if (isBlock()) collapse();
    else isLeaving = true;
    return;
  }
  const isWork = isWritable() && work(cell, event);
  if (isWork || (!event.altKey && walk(cell, event)) || inside(cell, event)) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (event.key !== "Tab" && event.key !== "Shift") isLeaving = false;
}

document.addEventListener(
  "keydown",
  (event) => {
    const cell = around(event.target, CELL, HTMLTableCellElement);
    if (!cell) return;
    if (event.target === cell && leadsOn(cell, event)) hearLater(cell, event);
    else if (event.target === cell) hear(cell, event);
    else hearInside(cell, event);
  },
  true,
);

document.addEventListener("focusin", (event) => {
  if (!around(event.target, "[data-grid]")) isLeaving = false;
});

// The cell that the keys are at may be in a column that is not shown any more.
document.addEventListener("toggle", (event) => around(event.target, '[data-fold="columns"]') && restore(), true);

dress();
restore();
mark();
arrive();
