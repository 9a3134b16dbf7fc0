/** Cards in the place of others: nothing moves that need not, and nobody loses the focus or what they write. */

import { all, around, there } from "../../proposals/page/elements.js";

const FOCUSED = "a[href], button, summary";
const WORK = "form, .confirm[open]";

/** Of a card, or of what keeps its place. @param {HTMLElement} card */
export function slugOf({ dataset }) {
  return there(dataset.card ?? dataset.typed ?? dataset.toCome, "slug of this card");
}

/** Whether somebody works in a card: a form is open there. @param {HTMLElement} card */
export function isInUse(card) {
  return all(WORK, card).some((one) => !around(one, "details:not([open])"));
}

/**
 * The wanted elements are those of the place, in their order: what stands there rightly is not moved.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} wanted
 */
export function putInOrder(place, wanted) {
  const fresh = new Map(wanted.map((one) => [slugOf(one), one]));
  for (const old of [...place.children].filter((one) => one instanceof HTMLElement)) {
    const one = fresh.get(slugOf(old));
    if (!one) old.remove();
    else if (one !== old) exchangeCard(old, one);
  }
  let at = place.firstElementChild;
  for (const one of wanted) {
    if (one === at) at = at.nextElementSibling;
    else place.insertBefore(one, at);
  }
}

/**
 * What was looked at there, or had the focus, is so again; a card glides from where the other one was.
 * @param {HTMLElement} old
 * @param {HTMLElement} card
 */
export function exchangeCard(old, card) {
  const { activeElement } = document;
  const at = all(FOCUSED, old).indexOf(/** @type {HTMLElement} */ (activeElement));
  const had = activeElement !== null && old.contains(activeElement);
  card.classList.toggle("here", old.matches(".here"));
  card.style.translate = old.style.translate;
  old.replaceWith(card);
  if (had) (all(FOCUSED, card)[at] ?? card).focus({ preventScroll: true });
}
