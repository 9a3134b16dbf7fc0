/** Cells that a browser has and the server has not: what is being written, and what is on its way. */

import { arrived, dropWords, keepWords, otherWordsAt, settleWords, wordsUnder } from "../../proposals/unsent/words.js";
import { setOf } from "./cells.js";

/** @typedef {import("./unsaved.js").Place} Place */
/** @typedef {{base: string, text: string, isOpen: boolean}} Kept `isOpen` while it is being written */

function beginning() {
  return `cell ${setOf() ?? ""} `;
}

/** The name of a cell among all that is unsent. @param {Place} place */
export function placeIn({ slug, column }) {
  return `${beginning()}${slug} ${column}`;
}

/**
 * @param {Place} place
 * @param {Kept} kept
 */
export function keepCell(place, kept) {
  keepWords(placeIn(place), kept);
}

/** @param {Place} place */
export function dropCell(place) {
  dropWords(placeIn(place));
}

/**
 * What else was written in this cell, in another window or before the page was there; it counts as read from now on.
 * @param {Place} place
 */
export function takeOther(place) {
  const other = /** @type {Kept | undefined} */ (otherWordsAt(placeIn(place)));
  settleWords(placeIn(place));
  return other;
}

/**
 * Each of them once, when its row is there.
 * @param {(place: Place, kept: Kept) => boolean} take whether its row was there
 */
export async function bringCellsBack(take) {
  await arrived;
  const waiting = new Map(wordsUnder(beginning()));
  const look = () => {
    for (const [name, kept] of waiting) {
      const [slug, column] = name.slice(beginning().length).split(" ");
      if (take({ slug, column }, /** @type {Kept} */ (kept))) waiting.delete(name);
    }
  };
  look();
  document.addEventListener("sheet:drawn", look);
}
