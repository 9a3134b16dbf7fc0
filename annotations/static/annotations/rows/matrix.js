/** A matrix is one stop of the Tab key: arrow keys go from one of its cells to the next that has words. */

import { all, around } from "../../proposals/page/elements.js";

const CELL = "[data-cell]";
/** By key which way to go: along the row or the column, and forth or back. */
const WAYS = new Map([
  ["ArrowRight", { along: "x", across: "y", by: 1 }],
  ["ArrowLeft", { along: "x", across: "y", by: -1 }],
  ["ArrowDown", { along: "y", across: "x", by: 1 }],
  ["ArrowUp", { along: "y", across: "x", by: -1 }],
]);

/** @param {Element} cell */
function placeOf(cell) {
  const box = cell.querySelector("rect");
  return { x: Number(box?.getAttribute("x")), y: Number(box?.getAttribute("y")) };
}

/**
 * The nearest cell that way: in the same row or column, else in one beside it.
 * @param {SVGAElement[]} cells
 * @param {SVGAElement} from
 * @param {{along: string, across: string, by: number}} way
 */
function next(cells, from, way) {
  const along = /** @type {"x" | "y"} */ (way.along);
  const across = /** @type {"x" | "y"} */ (way.across);
  const here = placeOf(from);
  const there = cells.filter((cell) => (placeOf(cell)[along] - here[along]) * way.by > 0);
  const far = (/** @type {SVGAElement} */ cell) => {
    const at = placeOf(cell);
    return Math.abs(at[across] - here[across]) * 1000 + Math.abs(at[along] - here[along]);
  };
  return there.sort((one, other) => far(one) - far(other))[0];
}

/**
 * @param {SVGAElement[]} cells
 * @param {SVGAElement} cell
 */
function stopAt(cells, cell) {
  for (const one of cells) one.setAttribute("tabindex", one === cell ? "0" : "-1");
}

for (const matrix of all("[data-matrix]", document, SVGElement)) {
  const cells = all(CELL, matrix, SVGAElement);
  if (cells.length) stopAt(cells, cells.find((cell) => cell.ariaCurrent) ?? cells[0]);
  matrix.addEventListener("keydown", (event) => {
    const way = WAYS.get(event.key);
    const cell = around(event.target, CELL, SVGAElement);
    const there = way && cell ? next(cells, cell, way) : null;
    if (!there) return;
    event.preventDefault();
    stopAt(cells, there);
    there.focus();
    there.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
