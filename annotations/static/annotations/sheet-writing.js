/** Writing in a cell: Enter keeps and goes down, Tab keeps and goes on, Esc leaves it as it was. */

import { beside, cellAt, enter, following, placeOf, valueOf } from "./sheet-cells.js";
import { save } from "./sheet-saving.js";

let writing = null;

addEventListener("beforeunload", (event) => {
  if (writing && writing.field.value !== writing.base) event.preventDefault();
});

/** Open a cell; `text` is what stands in it first, `base` what was kept so far. */
export function write(cell, { text, base = valueOf(cell) } = {}) {
  if (writing || cell.querySelector(".clash")) return;
  const kind = cell.dataset.cell === "kind" ? "kind" : "text";
  const field = document.querySelector(`template[data-editor="${kind}"]`).content.firstElementChild.cloneNode(true);
  field.setAttribute("aria-label", nameOf(cell));
  field.value = kind === "kind" && text !== undefined ? optionFor(text, base) : (text ?? base);
  writing = { place: placeOf(cell), field, base };
  take(cell, field);
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
  cell?.classList.remove("writes");
  if (cell) cell.tabIndex = -1;
  field.remove();
}

/** A row that is drawn anew takes the field along. */
function resume() {
  if (!writing || writing.field.isConnected) return;
  const cell = cellAt(writing.place.slug, writing.place.column);
  if (!cell) return;
  take(cell, writing.field);
}

function take(cell, field) {
  cell.classList.add("writes");
  // The field lies over the cell, so that nobody can go there.
  cell.removeAttribute("tabindex");
  cell.append(field);
  field.focus();
}

function nameOf(cell) {
  const heads = document.querySelectorAll("[data-grid] thead th");
  return `${heads[cell.cellIndex].textContent.trim()}, ${cell.closest("[data-row]").dataset.order}`;
}

function optionFor(text, base) {
  return ["ge", "te", "ed"].find((kind) => kind.startsWith(text.toLowerCase())) ?? base;
}

function go(cell) {
  if (cell) enter(cell);
}

document.addEventListener("keydown", (event) => {
  if (event.target !== writing?.field) return;
  const cell = event.target.closest("[data-cell]");
  event.stopPropagation();
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close();
    enter(cell);
  } else if (event.key === "Enter" && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    keep();
    go(beside(cell, 0, 1) ?? cell);
  } else if (event.key === "Enter" && event.altKey) {
    event.preventDefault();
    event.target.setRangeText("\n", event.target.selectionStart, event.target.selectionEnd, "end");
  } else if (event.key === "Tab") {
    event.preventDefault();
    keep();
    go(following(cell, event.shiftKey ? -1 : 1) ?? cell);
  }
}, true);

document.addEventListener("focusout", (event) => {
  if (event.target === writing?.field && event.relatedTarget && event.target.isConnected) keep();
});

document.addEventListener("pointerdown", (event) => {
  if (writing && event.target !== writing.field) keep();
});

document.addEventListener("sheet:write", (event) => write(event.target, event.detail));
document.addEventListener("sheet:drawn", resume);
