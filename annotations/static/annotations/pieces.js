/** The pieces of a clause's text on the page: elements with `data-start`, the offset of their first code point. */

import { placesOf } from "./clauses.js";
import { toPoints, toUnits } from "./points.js";

const BLOCK = "td, th, li, p, pre, figure, div, tr";

/** Which text a piece belongs to: the clause `key` of a version. */
export function homeOf(piece) {
  return {
    key: piece.closest("[data-clause]")?.dataset.clause,
    version: piece.closest("[data-version]")?.dataset.version,
  };
}

/** By version and key what `piecesOf` found. @type {Map<string, HTMLElement[]>} */
const known = new Map();
const forget = () => known.clear();
document.addEventListener("htmx:afterSettle", forget);
document.addEventListener("clauseline:text", forget, true);

/** The pieces of one clause of one version, in the order of its text; words that are shown twice are taken once. */
export function piecesOf({ version, key }) {
  const name = `${version} ${key}`;
  if (!known.has(name)) known.set(name, looked({ version, key }));
  return known.get(name);
}

function looked(home) {
  const found = new Map();
  const within = (place) => [...(place.matches("[data-start]") ? [place] : []), ...place.querySelectorAll("[data-start]")];
  for (const piece of placesOf(home.key).flatMap(within)) {
    const { version, key } = homeOf(piece);
    if (version === home.version && key === home.key) found.set(startOf(piece), piece);
  }
  return [...found.values()].sort((one, other) => startOf(one) - startOf(other));
}

export function startOf(piece) {
  return Number(piece.dataset.start);
}

/** The code points of a clause's text as an array; null stands for what the page does not show. */
export function pointsOf(pieces) {
  const points = [];
  let last = null;
  for (const piece of pieces) {
    const missing = startOf(piece) - points.length;
    if (missing < 0) continue;
    if (missing > 0) points.push(...between(last, piece, missing));
    points.push(...piece.textContent);
    last = piece;
  }
  return points;
}

/** What joins two pieces: tabs between the cells of a row, line feeds between blocks. */
function between(last, next, missing) {
  if (last && last.closest(BLOCK) === next.closest(BLOCK)) return Array(missing).fill(null);
  const [row, nextRow] = [last?.closest("tr"), next.closest("tr")];
  if (row && row === nextRow) return Array(missing).fill("\t");
  const joined = [...tabs(row, last, 1), "\n", ...tabs(nextRow, next, -1)];
  return joined.length === missing ? joined : Array(missing).fill("\n");
}

/** One tab for each empty cell after (1) or before (-1) the piece's own; cells of the other side's table are none. */
function tabs(row, piece, direction) {
  if (!row) return [];
  const side = piece.closest("[data-side]")?.dataset.side ?? "new";
  const cells = [...row.cells].filter((cell) => (cell.dataset.of ?? side) === side);
  const at = cells.indexOf(piece.closest("td, th"));
  return Array(direction > 0 ? cells.length - 1 - at : at).fill("\t");
}

/** The part [from, to) of a piece that lies in `range`, in code points of the clause; null if no word of it does. */
export function overlap(piece, range) {
  if (!range.intersectsNode(piece)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(piece);
  const part = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) part.setEnd(range.endContainer, range.endOffset);
  const words = part.toString();
  if (!words) return null;
  whole.setEnd(part.startContainer, part.startOffset);
  const from = startOf(piece) + toPoints(whole.toString());
  return { from, to: from + toPoints(words) };
}

/** The stretch [from, to) of a piece's clause as a Range inside the piece; null if it has none of it. */
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

/** The text node and the offset in it of a UTF-16 offset in an element. @returns {[Node, number]} */
function spot(element, units) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && units > node.data.length) {
    units -= node.data.length;
    node = walker.nextNode() ?? node;
  }
  return [node, units];
}
