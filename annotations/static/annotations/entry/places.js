/** Where a form belongs: its address, and what of the text it is about. */

import { find } from "../../proposals/page/elements.js";
import { clauseAt, spotOf } from "../anchoring/passages.js";
import { addressOf } from "../server/addresses.js";

/** @typedef {import("../anchoring/anchor.js").Anchor} Anchor */

/**
 * The address of the form of a place.
 * @param {{version: string, key: string, anchor?: Anchor | null}} place
 * @param {Record<string, string>} [more]
 */
export function formOf({ version, key, anchor = null }, more = {}) {
  /** @type {Record<string, number>} */
  const stretch = anchor ? { start: anchor.start, end: endOf(anchor) } : {};
  return addressOf("annotation-form", { slug: version }, { key, ...more, ...stretch });
}

/** @param {Anchor} anchor */
export function endOf({ start, quote }) {
  return start + Array.from(quote).length;
}

/**
 * What the form of this address is about, as elements of the margin say it.
 * @param {string} address
 * @param {string} version
 */
export function spotIn(address, version) {
  const { searchParams } = new URL(address, location.href);
  const [clauseKey, from, to] = ["key", "start", "end"].map((name) => searchParams.get(name) ?? "");
  return { version, clauseKey, from, to };
}

/** Whether the form of this address has words already: nobody begins to write there blindly. @param {string} address */
export function isOfWords(address) {
  const { searchParams } = new URL(address, location.href);
  return searchParams.has("annotation") || searchParams.has("draft");
}

/** What is about a whole clause says so before it can be sent, and the clause is marked. @param {HTMLElement} form */
export function markWhole(form) {
  const spot = spotOf(form);
  const isWhole = Boolean(spot.key) && spot.to === null;
  if (isWhole) clauseAt(spot)?.classList.add("remarked");
  const word = find("[data-coming-whole]", form);
  if (word) word.hidden = !isWhole;
}
