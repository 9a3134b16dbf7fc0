/** Which clause one is reading: told to the trees as `clause:here`; j and k go to the next one and the one before. */

import { isWriting } from "../project/keys.js";
import { bring, portions, reach } from "./portions.js";

/** Pixels below the window's top: what begins above this line is being read, so also what one was led to. */
export const TOP = 160;
const CLAUSES = ".clause[data-clause]";

/** What the text consists of: its portions, or all of a short one. */
const stretches = portions.length ? portions : [document];

/** The elements of a stretch that can be seen if one scrolls there; what is laid out far away is not looked at. */
const shownIn = (stretch, selector) => [...stretch.querySelectorAll(selector)].filter((one) => one.checkVisibility());

/** The index of the stretch that one reads. */
function stretchHere() {
  const begun = (one) => one === document || (one.checkVisibility() && one.getBoundingClientRect().top <= TOP);
  return Math.max(stretches.findLastIndex(begun), 0);
}

/** The clauses around the one that is read, as far as they are there, and its index among them. */
export function here() {
  const shown = shownIn(stretches[stretchHere()], CLAUSES);
  const index = shown.findLastIndex((clause) => clause.getBoundingClientRect().top <= TOP);
  return { shown, index: Math.max(index, 0) };
}

export function goTo(place) {
  if (!place) return;
  const fold = place.closest("details:not([open])");
  if (fold) fold.open = true;
  place.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
}

/**
 * Goes to the next (`by` 1) or last (-1) element of this kind, from the focused one or from where `isPassed` says that
 * one is beyond it. What is not there yet is brought.
 */
export async function walk(selector, by, isPassed) {
  const focused = document.activeElement?.closest(selector);
  const inside = stretches.findIndex((stretch) => focused && stretch.contains(focused));
  const start = inside >= 0 ? inside : stretchHere();
  for (let at = start; at >= 0 && at < stretches.length; at += by) {
    if (stretches[at] !== document) await bring(stretches[at]);
    const shown = shownIn(stretches[at], selector);
    const isBehind = at === start && inside >= 0 ? (one) => isBefore(focused, one) === (by > 0) && one !== focused : isPassed;
    const found = by > 0 ? shown.find(isBehind) : shown.findLast(isBehind);
    if (found) return goTo(found);
  }
}

const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

function tell() {
  const { shown, index } = here();
  const key = shown[index]?.dataset.clause;
  for (const tree of document.querySelectorAll("[data-tree]")) {
    tree.dispatchEvent(new CustomEvent("clause:here", { detail: key }));
  }
}

let isDue = false;
function tellSoon() {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    tell();
  }, 100);
}

function step(by) {
  const { shown, index } = here();
  const current = shown[index];
  const isNext = (one) => one !== current && (!current || isBefore(current, one) === (by > 0));
  walk(CLAUSES, by, isNext);
}

/** A link to what is not there yet, or lies in a fold, leads there all the same. */
async function land() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const isThere = document.getElementById(id);
  const target = isThere ?? (await reach(id));
  if (!target) return;
  // Once more, now that it can be marked as the target.
  if (!isThere) location.replace(`#${id}`);
  if (!isThere || target.closest("details:not([open])")) goTo(target);
}

if (document.querySelector(CLAUSES)) {
  addEventListener("scroll", tellSoon, { passive: true });
  addEventListener("hashchange", land);
  document.addEventListener("clauseline:text", tellSoon);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  land();
  tell();
}
