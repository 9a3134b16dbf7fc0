/** From a selection to an anchor that the server finds again, and back to the page. */

import { homeOf, overlap, piecesOf, pointsOf, stretch } from "./pieces.js";
import { snapped } from "./snapping.js";

const CONTEXT = 32;
const SPACE = /\s/u;

/**
 * Where a range stands, in whole words: `{version, key, anchor}`; `{refused: "several" | "sides", version, key, other}` if that is
 * more than one clause or more than one side; null if it holds no words of a draft that can be annotated.
 */
export function placeOf(range) {
  const touched = touchedBy(range);
  if (!touched.length) return null;
  const homes = distinct(touched.map((part) => part.home));
  if (homes.length > 1) return refusal(homes);
  const { version, key } = homes[0];
  if (!version) return null;
  const points = pointsOf(piecesOf(homes[0]));
  const bounds = trim(points, touched[0].from, touched.at(-1).to);
  if (!bounds) return null;
  const anchor = anchorAt(points, ...snapped(points, ...bounds));
  return anchor ? { version, key, anchor } : { refused: "sides", version, key };
}

/** The anchor of points[start:end]; null if the page does not show all of it. */
export function anchorAt(points, start, end) {
  const quote = points.slice(start, end);
  if (quote.includes(null)) return null;
  const before = points.slice(Math.max(0, start - CONTEXT), start);
  const after = points.slice(end, end + CONTEXT);
  return {
    quote: quote.join(""),
    before: before.slice(before.lastIndexOf(null) + 1).join(""),
    after: after.slice(0, after.includes(null) ? after.indexOf(null) : CONTEXT).join(""),
    start,
  };
}

/** The ranges of [from, to) of a clause's text: one in each of its pieces, so that no marker between them is caught. */
export function rangesOf(home, from, to) {
  return piecesOf(home)
    .map((piece) => stretch(piece, from, to))
    .filter(Boolean);
}

function touchedBy(range) {
  const root = range.commonAncestorContainer;
  const within = root.nodeType === Node.TEXT_NODE ? root.parentElement : root;
  const own = within.closest("[data-start]");
  const parts = [];
  for (const piece of own ? [own] : within.querySelectorAll("[data-start]")) {
    const part = overlap(piece, range);
    if (part) parts.push({ ...part, home: homeOf(piece) });
  }
  return withoutDeleted(parts);
}

/** Words of another version between words of one, as in a redline, are not meant. */
function withoutDeleted(parts) {
  const [first, last] = [parts[0]?.home, parts.at(-1)?.home];
  if (!first || !isSame(first, last)) return parts;
  return parts.filter(({ home }) => home.version === first.version);
}

function isSame(one, other) {
  return one.version === other.version && one.key === other.key;
}

function distinct(homes) {
  return homes.filter((home, index) => homes.findIndex((other) => isSame(home, other)) === index);
}

function refusal(homes) {
  const { version, key } = homes[0];
  const other = homes.at(-1);
  if (homes.some((home) => home.version !== version)) return { refused: "sides", version, key };
  return { refused: "several", version, key, other: other.key };
}

/** @returns {[number, number] | null} */
function trim(points, start, end) {
  while (start < end && points[start] !== null && SPACE.test(points[start])) start += 1;
  while (end > start && points[end - 1] !== null && SPACE.test(points[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}
