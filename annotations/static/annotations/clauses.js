/** The clauses of the page by key, kept up as more of the text arrives. */

import { here } from "../proposals/here.js";

const PLACES = "[data-clause]:not([data-slot])";

/** By key the elements that hold words of that clause, of whichever version. @type {Map<string, HTMLElement[]>} */
let known = null;

/** The clause in focus, or else the one that is being read. */
export function clauseHere() {
  const focused = document.activeElement?.closest(".clause");
  if (focused) return focused;
  const { shown, index } = here();
  return shown[index] ?? null;
}

/**
 * The elements that hold the words of a clause, the outer ones first.
 * @param {string} key
 */
export function placesOf(key) {
  known ??= noted(new Map(), document.querySelectorAll(`.frame-text ${PLACES}`));
  return known.get(key) ?? [];
}

/**
 * The clauses of the page, or of a part of it that arrived.
 * @param {ParentNode & EventTarget} [part]
 */
export function clausesIn(part = document) {
  const inside = [...part.querySelectorAll(".clause[data-clause]")];
  return part instanceof Element && part.matches(".clause[data-clause]") ? [part, ...inside] : inside;
}

/**
 * Have `act` done with each part of the text that arrives.
 * @param {(part: HTMLElement) => void} act
 */
export function onText(act) {
  document.addEventListener("clauseline:text", (event) => act(/** @type {HTMLElement} */ (event.target)));
}

function noted(places, elements) {
  for (const element of elements) {
    const { clause } = element.dataset;
    if (!places.has(clause)) places.set(clause, []);
    if (!places.get(clause).includes(element)) places.get(clause).push(element);
  }
  return places;
}

// Before all others that hear of it.
document.addEventListener(
  "clauseline:text",
  ({ target }) => {
    const part = /** @type {HTMLElement} */ (target);
    if (known) noted(known, [...(part.matches(PLACES) ? [part] : []), ...part.querySelectorAll(PLACES)]);
  },
  true,
);
document.addEventListener("htmx:afterSettle", () => {
  known = null;
});
