/** From a selection to an anchor that the server finds again, and back to the page. */

import { all, around } from "../../proposals/page/elements.js";
import { isExact } from "./exactness.js";
import { homeOf, overlap, piecesOf, pointsOf, stretch } from "./pieces.js";
import { snapped } from "./snapping.js";

/** @typedef {import("./pieces.js").Home} Home */
/** @typedef {import("./pieces.js").Part} Part */
/** @typedef {import("./joining.js").Point} Point */
/** How a passage is found again. @typedef {{quote: string, before: string, after: string, start: number}} Anchor */
/** @typedef {{version: string, key: string, anchor: Anchor, refused?: undefined}} Place */
/** Over several clauses, of which it takes `anchor` of the first. */
/** @typedef {{version: string, key: string, refused: "several", other: string, anchor: Anchor | null}} Several */
/** @typedef {{version: string, key: string, refused: "sides"}} Sides */
/** @typedef {Part & {home: Home}} Touched */

const CONTEXT = 32;
const SPACE = /\s/u;

/**
 * Where a range stands, in whole words unless it is meant exactly; refused if that is more than one clause or more than
 * one side; null if it holds no words of a draft that can be annotated.
 * @param {Range} range
 * @returns {Place | Several | Sides | null}
 */
export function placeOf(range) {
  const touched = touchedBy(range);
  const [first, last] = [touched.at(0), touched.at(-1)];
  if (!first || !last) return null;
  const homes = distinct(touched.map((part) => part.home));
  if (homes.length > 1) return refusal(homes, touched);
  const { version, key } = first.home;
  if (!version || !key) return null;
  const anchor = anchorOf(first, last);
  return anchor ? { version, key, anchor } : anchor === null ? null : { refused: "sides", version, key };
}

/**
 * From the first to the last part of one clause; null if these are no words, undefined if the page does not show all.
 * @param {Touched} first
 * @param {Touched} last
 */
function anchorOf(first, last) {
  const points = pointsOf(piecesOf(first.home));
  const bounds = trim(points, first.from, last.to);
  return bounds && (anchorAt(points, ...snapped(points, ...bounds, isExact())) ?? undefined);
}

/**
 * The anchor of points[start:end]; null if the page does not show all of it.
 * @param {Point[]} points
 * @param {number} start
 * @param {number} end
 * @returns {Anchor | null}
 */
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

/**
 * The ranges of [from, to) of a clause's text: one in each of its pieces, so that no marker between them is caught.
 * @param {Home} home
 * @param {number} from
 * @param {number} to
 */
export function rangesOf(home, from, to) {
  return piecesOf(home).flatMap((piece) => stretch(piece, from, to) ?? []);
}

/** @param {Range} range */
function touchedBy(range) {
  const root = range.commonAncestorContainer;
  const within = root instanceof Element ? root : root.parentElement;
  if (!within) return [];
  const own = around(within, "[data-start]");
  const parts = (own ? [own] : all("[data-start]", within)).flatMap((piece) => {
    const part = overlap(piece, range);
    return part ? { ...part, home: homeOf(piece) } : [];
  });
  return withoutDeleted(parts);
}

/**
 * Words of another version between words of one, as in a redline, are not meant.
 * @param {Touched[]} parts
 */
function withoutDeleted(parts) {
  const [first, last] = [parts.at(0)?.home, parts.at(-1)?.home];
  if (!first || !last || !isSame(first, last)) return parts;
  return parts.filter(({ home }) => home.version === first.version);
}

/**
 * @param {Home} one
 * @param {Home} other
 */
function isSame(one, other) {
  return one.version === other.version && one.key === other.key;
}

/** @param {Home[]} homes */
function distinct(homes) {
  return homes.filter((home, index) => homes.findIndex((other) => isSame(home, other)) === index);
}

/**
 * @param {Home[]} homes
 * @param {Touched[]} touched
 * @returns {Several | Sides}
 */
function refusal(homes, touched) {
  const [{ version = "", key }, { key: other }] = [homes[0], homes[homes.length - 1]];
  if (homes.some((home) => home.version !== homes[0].version)) return { refused: "sides", version, key };
  const own = touched.filter(({ home }) => isSame(home, homes[0]));
  return { refused: "several", version, key, other, anchor: anchorOf(own[0], own[own.length - 1]) ?? null };
}

/**
 * @param {Point[]} points
 * @param {number} start
 * @param {number} end
 * @returns {[number, number] | null}
 */
function trim(points, start, end) {
  while (start < end && isSpace(points[start])) start += 1;
  while (end > start && isSpace(points[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}

/** @param {Point} point */
function isSpace(point) {
  return point !== null && SPACE.test(point);
}
