/** Which clause one is reading: the trees hear it by `clause:here`; j and k go to the next one and the one before. */

import { all, around, find } from "../page/elements.js";
import { isForPage } from "../page/typing.js";
import { bring, portions, reach } from "./portions.js";
import { goBack, remember } from "./returning.js";
import { onTree } from "./trees.js";

/** Pixels below the window's top: what begins above this line is being read, so also what one was led to. */
export const TOP = 160;
/** The part of the window in which what one was led to is read, wherever what arrives above it has pushed it. */
const UPPER = 0.4;
const CLAUSES = ".clause[data-clause]";

/** What the text consists of: its portions; null stands for all of a short one. @type {(HTMLElement | null)[]} */
const stretches = portions.length ? portions : [null];

/**
 * The elements of a stretch that can be seen if one scrolls there; what is laid out far away is not looked at.
 * @param {HTMLElement | null} stretch
 * @param {string} selector
 */
const shownIn = (stretch, selector) => all(selector, stretch ?? document).filter((one) => one.checkVisibility());

/** @param {Element} one */
const topOf = (one) => one.getBoundingClientRect().top;

/** The clause one was led to, by the focus or by the address, while it stands in the upper part of the window. */
function ledTo() {
  const clause = around(document.activeElement, CLAUSES) ?? around(find(":target"), CLAUSES);
  return clause?.checkVisibility() && topOf(clause) <= innerHeight * UPPER ? clause : null;
}

/** Whether the reading has come to what is asked about. @returns {(one: Element) => boolean} */
function begun() {
  const led = ledTo();
  return (one) => topOf(one) <= TOP || one.contains(led);
}

/** The index of the stretch that one reads. */
function stretchHere(isBegun = begun()) {
  return Math.max(
    stretches.findLastIndex((one) => !one || (one.checkVisibility() && isBegun(one))),
    0,
  );
}

/** The clauses around the one that is read, as far as they are there, and its index among them. */
export function here() {
  const isBegun = begun();
  const shown = shownIn(stretches[stretchHere(isBegun)], CLAUSES);
  return { shown, index: Math.max(shown.findLastIndex(isBegun), 0) };
}

/**
 * Bring a place under the eyes, and give it the focus.
 * @param {HTMLElement | null} place
 */
export function goTo(place) {
  if (!place) return;
  const fold = closedFold(place);
  if (fold) fold.open = true;
  place.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
}

/**
 * The closed fold around a place, if it is in one.
 * @param {Element | null} place
 */
export function closedFold(place) {
  return around(place, "details:not([open])", HTMLDetailsElement);
}

/** A step begins where the one before it came to, however late what it needed arrived. */
let before = Promise.resolve();

/**
 * Goes to the next (`by` 1) or last (-1) element of this kind, from the focused one or from where `isPassed` says that
 * one is beyond it. What is not there yet is brought.
 * @param {string} selector
 * @param {1 | -1} by
 * @param {() => (one: HTMLElement) => boolean} isPassed asked when the step begins
 */
export function walk(selector, by, isPassed) {
  const next = () => take(selector, by, isPassed());
  // One that failed keeps no later one back.
  before = before.then(next, next);
}

/**
 * @param {string} selector
 * @param {1 | -1} by
 * @param {(one: HTMLElement) => boolean} isPassed
 */
async function take(selector, by, isPassed) {
  const focused = around(document.activeElement, selector);
  const inside = focused ? stretches.findIndex((stretch) => (stretch ?? document).contains(focused)) : -1;
  const start = inside >= 0 ? inside : stretchHere();
  /** @param {HTMLElement} one */
  const isBehind = (one) => focused !== null && one !== focused && isBefore(focused, one) === by > 0;
  for (let at = start; at >= 0 && at < stretches.length; at += by) {
    const stretch = stretches[at];
    if (stretch) await bring(stretch);
    const shown = shownIn(stretch, selector);
    const isFit = at === inside ? isBehind : isPassed;
    const found = by > 0 ? shown.find(isFit) : shown.findLast(isFit);
    if (found) return goTo(found);
  }
}

/**
 * @param {Node} one
 * @param {Node} other
 */
function isBefore(one, other) {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** The focused clause where the text ends below it: nothing scrolls it up to the line. */
function focusedAtEnd() {
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  return isAtEnd ? around(document.activeElement, CLAUSES) : null;
}

function announce() {
  const { shown, index } = here();
  remember(shown[index]);
  const key = (focusedAtEnd() ?? shown[index])?.dataset.clause;
  find("[data-tree]")?.dispatchEvent(new CustomEvent("clause:here", { detail: key }));
}

let isDue = false;
function announceSoon() {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    announce();
  }, 100);
}

/** @param {1 | -1} by */
function step(by) {
  walk(CLAUSES, by, () => {
    const { shown, index } = here();
    const current = shown[index];
    return (one) => one !== current && (!current || isBefore(current, one) === by > 0);
  });
}

/** A link to what is not there yet, or lies in a fold, leads there all the same. */
async function land() {
  const { hash } = location;
  const id = decodeURIComponent(hash.slice(1));
  if (!id) return;
  const isThere = document.getElementById(id);
  const target = isThere ?? (await reach(id));
  // Who went on meanwhile is not led back.
  if (!target || location.hash !== hash) return;
  // Once more, now that it can be marked as the target.
  if (!isThere) location.replace(`#${id}`);
  if (!isThere || closedFold(target)) goTo(target);
}

if (find(CLAUSES)) {
  addEventListener("scroll", announceSoon, { passive: true });
  addEventListener("hashchange", land);
  document.addEventListener("clauseline:text", announceSoon);
  document.addEventListener("keydown", (event) => {
    if (!isForPage(event)) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  goBack().then((isBack) => {
    if (!isBack) land();
  });
  announce();
  onTree(announceSoon);
}
