/** Where in the text something belongs. */

import { closedFold } from "../../proposals/reading/here.js";
import { rangesOf } from "./anchor.js";

/** @typedef {import("../margin/marks.js").Spot} Spot */

/** @type {WeakMap<Spot, Range[]>} */
let known = new WeakMap();
document.addEventListener("htmx:afterSettle", () => {
  known = new WeakMap();
});

/**
 * The ranges of its passage; none if it speaks of a whole clause, or of one that has not arrived.
 * @param {Spot} spot
 * @returns {Range[]}
 */
export function rangesAt(spot) {
  if (!spot.key || spot.from === null || !spot.to) return [];
  const found = known.get(spot) ?? rangesOf(spot, spot.from, spot.to);
  if (found.length) known.set(spot, found);
  return found;
}

/**
 * Whether its passage was found before.
 * @param {Spot} spot
 */
export function isFound(spot) {
  return known.has(spot);
}

/**
 * Its clause on the page, if it is there.
 * @param {Spot} spot
 */
export function clauseAt({ key }) {
  return key ? document.getElementById(key) : null;
}

/**
 * What says its height: the first words of the passage, the clause, or the fold that hides it.
 * @param {Spot} spot
 * @returns {Element | Range | null}
 */
export function passageAt(spot) {
  const clause = clauseAt(spot);
  return closedFold(clause) ?? rangesAt(spot)[0] ?? clause;
}

/**
 * What a form is about.
 * @param {HTMLElement} form
 * @returns {Spot}
 */
export function spotOf({ dataset }) {
  const { version = "", clauseKey = "", from, to } = dataset;
  return { version, key: clauseKey, from: to ? Number(from) : null, to: to ? Number(to) : null };
}
