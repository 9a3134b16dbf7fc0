/**
 * Writing in a cell: Enter keeps and goes down, with Shift up, Tab keeps and goes on, Alt with Enter is a new line, Esc
 * leaves the cell as it was. In a short cell that was begun by typing, arrows keep and go on, until F2 or a click. What
 * an input method composes is its own until it is done.
 */

import { all, copyOf, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { isHeld } from "../../proposals/page/typing.js";
import { beside, canWrite, cellAt, following, placeOf, rowAround, valueOf } from "./cells.js";
import { enter } from "./chosen.js";
import { isSame } from "./same.js";
import { isStep, target } from "./steps.js";
import { save } from "./saving.js";
import { bringCellsBack, dropCell, keepCell, placeIn, takeOther } from "./unsent.js";

/** @typedef {HTMLTextAreaElement | HTMLSelectElement} Field */
/** @typedef {{place: import("./unsaved.js").Place, field: Field, base: string, isTyped: boolean}} Writing */

/** @type {Writing | null} */
let writing = null;

/**
 * Open a cell; `text` is what stands in it first, `base` what was kept so far; `isTyped` if a key that was typed does.
 * @param {HTMLTableCellElement} cell
 * @param {{text?: string, base?: string, isTyped?: boolean}} from
 */
export function write(cell, { text, base = valueOf(cell), isTyped = false } = {}) {
  if (writing || find(".clash", cell)) return;
  const field = cell.dataset.cell === "kind" ? choice(text, base) : area(text ?? base);
  field.setAttribute("aria-label", nameOf(cell));
  writing = { place: placeOf(cell), field, base, isTyped: isTyped && cell.classList.contains("tight") };
  cell.classList.add("writes");
  // The field lies over the cell, so that nobody can go there.
  cell.removeAttribute("tabindex");
  cell.append(field);
  field.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}

/** @param {string} words */
function area(words) {
  const field = copyOf(editor("text"), HTMLTextAreaElement);
  field.value = words;
  return field;
}

/**
 * @param {string | undefined} text
 * @param {string} base
 */
function choice(text, base) {
  const field = copyOf(editor("kind"), HTMLSelectElement);
  field.value = text === undefined ? base : optionFor(text, base);
  return field;
}

/** @param {"text" | "kind"} kind */
function editor(kind) {
  return must(`template[data-editor="${kind}"]`, document, HTMLTemplateElement);
}

/** Keep what was written. */
export function keep() {
  if (!writing) return;
  const { place, field, base } = writing;
  const text = field.value.trim();
  close();
  if (text !== base) save(place, base, text);
  else dropCell(place);
}

function close() {
  if (!writing) return;
  const { place, field } = writing;
  writing = null;
  const cell = cellAt(place.slug, place.column);
  if (cell) {
    cell.classList.remove("writes");
    cell.tabIndex = -1;
  }
  field.remove();
  document.dispatchEvent(new CustomEvent("sheet:closed"));
}

/** @param {HTMLTableCellElement} cell */
function nameOf(cell) {
  const head = all("[data-grid] thead th")[cell.cellIndex];
  return `${head.textContent.trim()}, ${given(rowAround(cell), "order")}`;
}

/**
 * @param {string} text
 * @param {string} base
 */
function optionFor(text, base) {
  return ["ge", "te", "ed"].find((kind) => kind.startsWith(text.toLowerCase())) ?? base;
}

/**
 * Whether an input method is at work; some browsers name the key that ends it only by its code.
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** @type {Record<string, (cell: HTMLTableCellElement, event: KeyboardEvent, field: Field) => void>} */
const KEYS = {
  Escape: (cell) => {
    if (writing) dropCell(writing.place);
    close();
    enter(cell);
  },
  Enter: (cell, event, field) => {
    if (event.altKey) {
      breakLine(field);
      return;
    }
    goOn(cell, 0, event.shiftKey ? -1 : 1);
  },
  Tab: (cell, event) => {
    keep();
    enter(following(cell, event.shiftKey ? -1 : 1) ?? cell);
  },
};

/**
 * Keep, and go to the cell beside, or stay here where there is none.
 * @param {HTMLTableCellElement} cell
 * @param {number} across
 * @param {number} down
 */
function goOn(cell, across, down) {
  keep();
  enter(beside(cell, across, down) ?? cell);
}

/**
 * Whether the key left a short cell that was begun by typing.
 * @param {HTMLTableCellElement} cell
 * @param {KeyboardEvent} event
 */
function leave(cell, event) {
  if (event.key === "F2" && writing) writing.isTyped = false;
  if (!writing?.isTyped || !isStep(event.key) || event.shiftKey || isHeld(event)) return false;
  keep();
  enter(target(cell, event) ?? cell);
  return true;
}

/** @param {Field} field */
function breakLine(field) {
  if (field instanceof HTMLTextAreaElement) field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
}

document.addEventListener(
  "keydown",
  (event) => {
    if (!writing || event.target !== writing.field) return;
    event.stopPropagation();
    const cell = mustAround(writing.field, "[data-cell]", HTMLTableCellElement);
    if (isComposing(event) || (!leave(cell, event) && !(event.key in KEYS))) return;
    event.preventDefault();
    if (writing) KEYS[event.key](cell, event, writing.field);
  },
  true,
);

document.addEventListener("input", ({ target: field }) => {
  if (!writing || field !== writing.field) return;
  keepCell(writing.place, { base: writing.base, text: writing.field.value, isOpen: true });
});

/** What else was written in this cell stands before what is typed now. */
document.addEventListener("unsent:differs", () => {
  const other = writing?.field instanceof HTMLTextAreaElement ? takeOther(writing.place) : null;
  if (!writing || !other || isSame(other.text, writing.base)) return;
  writing.field.value = `${other.text}\n${writing.field.value}`;
  writing.field.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("unsent:joined", (event) => {
  const { place, text } = /** @type {CustomEvent<{place: string, text: string}>} */ (event).detail;
  if (writing && placeIn(writing.place) === place) writing.field.value = text;
});

document.addEventListener("focusout", (event) => {
  if (writing && event.target === writing.field && event.relatedTarget && writing.field.isConnected) keep();
});

document.addEventListener("pointerdown", (event) => {
  if (!writing) return;
  writing.isTyped = false;
  if (event.target !== writing.field) keep();
});

document.addEventListener("sheet:write", (event) => {
  write(mustAround(event.target, "[data-cell]", HTMLTableCellElement), event.detail);
});
document.addEventListener("sheet:leaving", keep);

bringCellsBack((place, { base, text, isOpen }) => {
  const cell = cellAt(place.slug, place.column);
  if (!cell) return false;
  // What is being typed there meanwhile is kept when its cell is closed.
  if (writing && placeIn(writing.place) === placeIn(place)) return true;
  if (!canWrite(cell)) dropCell(place);
  else if (isOpen && !writing) write(cell, { text, base });
  else save(place, base, text.trim());
  return true;
});
