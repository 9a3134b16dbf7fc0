/** The pieces of a clause's text on the page: elements with `data-start`, the offset of their first code point. */

import { around, given } from "../../proposals/page/elements.js";
import { placesOf, withIts } from "./clauses.js";
import { joined } from "./joining.js";
import { toPoints, toUnits } from "./points.js";

/** @typedef {import("./joining.js").Point} Point */
/** The clause `key` of a version; "" and undefined where the words cannot be annotated. */
/** @typedef {{version: string | undefined, key: string}} Home */
/** A stretch of a clause's text, in its code points. @typedef {{from: number, to: number}} Part */

const BLOCK = "td, th, li, p, pre, figure, div, tr";

/**
 * Which text a piece belongs to.
 * @param {HTMLElement} piece
 * @returns {Home}
 */
export function homeOf(piece) {
  return {
    key: around(piece, "[data-clause]")?.dataset.clause ?? "",
    version: around(piece, "[data-version]")?.dataset.version,
  };
}

/** By version and key what `piecesOf` found. @type {Map<string, HTMLElement[]>} */
const known = new Map();
const forget = () => known.clear();
document.addEventListener("htmx:afterSettle", forget);
document.addEventListener("clauseline:text", forget, true);

/**
 * The pieces of one clause of one version, in the order of its text; words that are shown twice are taken once.
 * @param {Home} home
 */
export function piecesOf(home) {
  const name = `${home.version} ${home.key}`;
  const found = known.get(name) ?? looked(home);
  known.set(name, found);
  return found;
}

/** @param {Home} home */
function looked(home) {
  /** @type {Map<number, HTMLElement>} */
  const found = new Map();
  for (const piece of placesOf(home.key).flatMap((place) => withIts(place, "[data-start]"))) {
    const { version, key } = homeOf(piece);
    if (version === home.version && key === home.key) found.set(startOf(piece), piece);
  }
  return [...found.values()].sort((one, other) => startOf(one) - startOf(other));
}

/**
 * The offset of its first code point.
 * @param {HTMLElement} piece
 */
export function startOf(piece) {
  return Number(given(piece, "start"));
}

/**
 * The code points of a clause's text as an array; null stands for what the page does not show.
 * @param {HTMLElement[]} pieces
 */
export function pointsOf(pieces) {
  const texts = pieces.map((piece) => ({ start: startOf(piece), text: piece.textContent }));
  return joined(texts, (before, after, missing) => between(pieces[before], pieces[after], missing));
}

/**
 * What joins two pieces: tabs between the cells of a row, line feeds between blocks.
 * @param {HTMLElement | undefined} last
 * @param {HTMLElement} next
 * @param {number} missing
 * @returns {Point[]}
 */
function between(last, next, missing) {
  if (last && last.closest(BLOCK) === next.closest(BLOCK)) return Array(missing).fill(null);
  const [row, nextRow] = [around(last, "tr", HTMLTableRowElement), around(next, "tr", HTMLTableRowElement)];
  if (row && row === nextRow) return Array(missing).fill("\t");
  const tabs = [...tabsIn(row, last, 1), "\n", ...tabsIn(nextRow, next, -1)];
  return tabs.length === missing ? tabs : Array(missing).fill("\n");
}

/**
 * One tab for each empty cell after (1) or before (-1) the piece's own; cells of the other side's table are none.
 * @param {HTMLTableRowElement | null} row
 * @param {HTMLElement | undefined} piece
 * @param {1 | -1} direction
 * @returns {Point[]}
 */
function tabsIn(row, piece, direction) {
  if (!row) return [];
  const side = around(piece, "[data-side]")?.dataset.side ?? "new";
  const cells = [...row.cells].filter((cell) => (cell.dataset.of ?? side) === side);
  const at = cells.findIndex((cell) => cell === around(piece, "td, th"));
  return Array(direction > 0 ? cells.length - 1 - at : at).fill("\t");
}

/**
 * The part of a piece that lies in `range`; null if no word of it does.
 * @param {HTMLElement} piece
 * @param {Range} range
 * @returns {Part | null}
 */
export function overlap(piece, range) {
  if (!range.intersectsNode(piece)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(piece);
  const part = whole.cloneRange();
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) part.setStart(startContainer, startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) part.setEnd(endContainer, endOffset);
  const words = part.toString();
  if (!words) return null;
  whole.setEnd(part.startContainer, part.startOffset);
  const from = startOf(piece) + toPoints(whole.toString());
  return { from, to: from + toPoints(words) };
}

/**
 * The stretch [from, to) of a piece's clause as a Range inside the piece; null if it has none of it.
 * @param {HTMLElement} piece
 * @param {number} from
 * @param {number} to
 */
export function stretch(piece, from, to) {
  const text = piece.textContent;
  const start = startOf(piece);
  const [first, last] = [Math.max(from - start, 0), Math.min(to - start, toPoints(text))];
  if (first >= last) return null;
  const range = document.createRange();
  range.setStart(...spot(piece, toUnits(text, first)));
  range.setEnd(...spot(piece, toUnits(text, last)));
  return range;
}

/**
 * The text node and the offset in it of a UTF-16 offset in an element that has words.
 * @param {HTMLElement} element
 * @param {number} units
 * @returns {[Node, number]}
 */
function spot(element, units) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [node, left] = [walker.nextNode() ?? element, units];
  while (node instanceof Text && left > node.data.length) {
    const next = walker.nextNode();
    if (!next) break;
    left -= node.data.length;
    node = next;
  }
  return [node, left];
}
