/** Tables beside each other: rows that belong together are level. */

import { all } from "../page/elements.js";

const WIDE = matchMedia("(min-width: 48.01rem)");
const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => plan(target)));
/** @type {Set<Element>} */
const planned = new Set();

/** @param {ParentNode} text */
const observeIn = (text) => all(".sides:has(.grid)", text).forEach((sides) => watch.observe(sides));

observeIn(document);
document.addEventListener("clauseline:text", ({ target }) => {
  if (target instanceof Element) observeIn(target);
});

/**
 * Once a frame, so that what is measured has come to rest.
 * @param {Element} sides
 */
function plan(sides) {
  if (!planned.size) requestAnimationFrame(levelAll);
  planned.add(sides);
}

function levelAll() {
  const pairs = [...planned].flatMap(pairsOf);
  planned.clear();
  const rows = pairs.flatMap(([one, other]) => rowsOf(one).map((row, index) => [row, rowsOf(other)[index]]));
  for (const row of rows.flat()) row.style.blockSize = "";
  if (!WIDE.matches) return;
  const heights = rows.map(([one, other]) => Math.max(one.offsetHeight, other.offsetHeight));
  rows.forEach((pair, index) => pair.forEach((row) => (row.style.blockSize = `${heights[index]}px`)));
}

/**
 * The tables that stand beside each other, two by two.
 * @param {Element} sides
 */
function pairsOf(sides) {
  const [old, recent] = ["old", "new"].map((side) => all(`[data-side="${side}"] .grid`, sides, HTMLTableElement));
  const isPaired = old.length === recent.length;
  return isPaired ? old.map((one, index) => [one, recent[index]]).filter(([one, two]) => isLike(one, two)) : [];
}

/**
 * @param {HTMLTableElement} one
 * @param {HTMLTableElement} other
 */
function isLike(one, other) {
  return one.rows.length === other.rows.length;
}

/** @param {HTMLTableElement} table */
function rowsOf(table) {
  return [...table.rows];
}
