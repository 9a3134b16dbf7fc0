/** A picture of cells is one stop of the Tab key; arrows, Home and End walk in it. */

import { all, around, find } from "../../proposals/page/elements.js";
import { isHeld } from "../../proposals/page/typing.js";
import "../live/decided.js";

/** By key how many rows down and cells on; Infinity stands for the end. @type {Record<string, [number, number]>} */
const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** @param {HTMLElement} picture */
function rowsOf(picture) {
  return all("tr", picture)
    .map((row) => all("[data-cell]", row))
    .filter((row) => row.length);
}

/**
 * @param {number} place
 * @param {number} length
 */
function within(place, length) {
  return Math.min(Math.max(place, 0), length - 1);
}

/** The one of its picture that Tab leads to. @param {HTMLElement} cell */
function choose(cell) {
  const picture = around(cell, "[data-cells]");
  if (!picture) return;
  for (const other of all("[data-cell]", picture)) other.tabIndex = other === cell ? 0 : -1;
}

/**
 * @param {HTMLElement} cell
 * @param {[number, number]} step
 */
function walk(cell, [down, on]) {
  const picture = around(cell, "[data-cells]");
  const rows = picture ? rowsOf(picture) : [];
  const at = rows.findIndex((row) => row.includes(cell));
  const row = rows[within(at + down, rows.length)];
  const forward = getComputedStyle(cell).direction === "rtl" ? -on : on;
  row?.[within(rows[at].indexOf(cell) + forward, row.length)]?.focus();
}

for (const picture of all("[data-cells]")) {
  const first = find('[data-cell][aria-current="true"]', picture) ?? find("a[data-cell]", picture);
  const cell = first ?? find("[data-cell]", picture);
  if (cell) choose(cell);
}
document.addEventListener("focusin", ({ target }) => {
  const cell = around(target, "[data-cell]");
  if (cell) choose(cell);
});
document.addEventListener("keydown", (event) => {
  const cell = around(event.target, "[data-cell]");
  const step = STEPS[event.key];
  if (!cell || !step || isHeld(event)) return;
  event.preventDefault();
  walk(cell, step);
});
