/**
 * Writing in a cell: Enter keeps and goes down, Tab keeps and goes on, Shift with Enter is a new line, Esc leaves the
 * cell as it was. What an input method composes is its own until it is done.
 */

import { beside, cellAt, enter, following, placeOf, valueOf } from "./sheet-cells.js";
import { save } from "./sheet-saving.js";

/** @type {{place: {slug: string, column: string}, field: Part, base: string} | null} */
let writing = null;

/**
 * Open a cell; `text` is what stands in it first, `base` what was kept so far.
 * @param {Part} cell
 * @param {{text?: string, base?: string}} told
 */
export function write(cell, { text, base = valueOf(cell) } = {}) {
  if (writing || cell.querySelector(".clash")) return;
  const kind = cell.dataset.cell === "kind" ? "kind" : "text";
  const field = document.querySelector(`template[data-editor="${kind}"]`).content.firstElementChild.cloneNode(true);
  field.setAttribute("aria-label", nameOf(cell));
  field.value = kind === "kind" && text !== undefined ? optionFor(text, base) : (text ?? base);
  writing = { place: placeOf(cell), field, base };
  cell.classList.add("writes");
  // The field lies over the cell, so that nobody can go there.
  cell.removeAttribute("tabindex");
  cell.append(field);
  field.focus();
  if (kind === "text") field.setSelectionRange(field.value.length, field.value.length);
}

/** Keep what was written. */
export function keep() {
  if (!writing) return;
  const { place, field, base } = writing;
  const text = field.value.trim();
  close();
  if (text !== base) save(place, base, text);
}

function close() {
  const { place, field } = writing;
  writing = null;
  const cell = cellAt(place.slug, place.column);
  cell.classList.remove("writes");
  cell.tabIndex = -1;
  field.remove();
  document.dispatchEvent(new CustomEvent("sheet:closed"));
}

function nameOf(cell) {
  const heads = document.querySelectorAll("[data-grid] thead th");
  return `${heads[cell.cellIndex].textContent.trim()}, ${cell.closest("[data-row]").dataset.order}`;
}

function optionFor(text, base) {
  return ["ge", "te", "ed"].find((kind) => kind.startsWith(text.toLowerCase())) ?? base;
}

/** Whether an input method is at work; some browsers tell of the key that ends it only by its code. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

const KEYS = {
  Escape: (cell) => {
    close();
    enter(cell);
  },
  Enter: (cell, event) => {
    if (event.altKey) return writing.field.setRangeText("\n", writing.field.selectionStart, writing.field.selectionEnd, "end");
    keep();
    return enter(beside(cell, 0, 1) ?? cell);
  },
  Tab: (cell, event) => {
    keep();
    enter(following(cell, event.shiftKey ? -1 : 1) ?? cell);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.target !== writing?.field) return;
  event.stopPropagation();
  if (isComposing(event) || !(event.key in KEYS) || (event.key === "Enter" && event.shiftKey)) return;
  event.preventDefault();
  KEYS[event.key](event.target.closest("[data-cell]"), event);
}, true);

document.addEventListener("focusout", (event) => {
  if (event.target === writing?.field && event.relatedTarget && event.target.isConnected) keep();
});

document.addEventListener("pointerdown", (event) => {
  if (writing && event.target !== writing.field) keep();
});

document.addEventListener("sheet:write", (event) => write(/** @type {Part} */ (event.target), event.detail));
document.addEventListener("sheet:leaving", keep);
