/** The clauses of the page by key, kept up as more of the text arrives. */

import { all, around, given } from "../../proposals/page/elements.js";
import { here } from "../../proposals/reading/here.js";

const PLACES = "[data-clause]:not([data-slot])";
const CLAUSES = ".clause[data-clause]";

/** By key the elements that hold words of that clause, of whichever version. */
/** @type {Map<string, HTMLElement[]> | null} */
let known = null;

/** The clause in focus, or else the one that is being read. */
export function clauseHere() {
  const focused = around(document.activeElement, ".clause");
  if (focused) return focused;
  const { shown, index } = here();
  return shown[index] ?? null;
}

/**
 * The elements that hold the words of a clause, the outer ones first.
 * @param {string} key
 */
export function placesOf(key) {
  known ??= noted(new Map(), all(`.frame-text ${PLACES}`));
  return known.get(key) ?? [];
}

/**
 * The clauses of the page, or of a part of it that arrived.
 * @param {ParentNode} [part]
 */
export function clausesIn(part = document) {
  return withIts(part, CLAUSES);
}

/**
 * Have `act` done with each part of the text that arrives.
 * @param {(part: HTMLElement) => void} act
 */
export function onText(act) {
  document.addEventListener("clauseline:text", ({ target }) => {
    if (target instanceof HTMLElement) act(target);
  });
}

/**
 * What the selector finds in a part of the page, the part itself first.
 * @param {ParentNode} part
 * @param {string} selector
 */
export function withIts(part, selector) {
  const inside = all(selector, part);
  return part instanceof HTMLElement && part.matches(selector) ? [part, ...inside] : inside;
}

/**
 * @param {Map<string, HTMLElement[]>} places
 * @param {HTMLElement[]} elements
 */
function noted(places, elements) {
  for (const element of elements) {
    const key = given(element, "clause");
    const before = places.get(key);
    if (!before) places.set(key, [element]);
    else if (!before.includes(element)) before.push(element);
  }
  return places;
}

// Before all others that hear of it.
document.addEventListener(
  "clauseline:text",
  ({ target }) => {
    if (known && target instanceof HTMLElement) noted(known, withIts(target, PLACES));
  },
  true,
);
document.addEventListener("htmx:afterSettle", () => {
  known = null;
});
