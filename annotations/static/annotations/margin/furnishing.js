/** What clauses bear (badges, ticks, hints) is put to those near what one reads at once, to others in short turns. */

import { clausesIn, onText } from "../anchoring/clauses.js";
import { inTurns } from "./turns.js";

/** @type {((clause: HTMLElement) => void)[]} */
const acts = [];
/** @type {Set<HTMLElement>} */
let waiting = new Set();
let stop = () => {};
/** Text may arrive before the margin does, which brings what clauses bear. */
let isDrawn = false;

/**
 * Have this done with each clause, once after each time that the margin was drawn.
 * @param {(clause: HTMLElement) => void} act
 */
export function furnish(act) {
  acts.push(act);
}

/** Begin anew with all clauses. */
export function furnishAll() {
  isDrawn = true;
  stop();
  near.disconnect();
  waiting = new Set();
  take(clausesIn());
}

/** @param {HTMLElement[]} clauses */
function take(clauses) {
  for (const clause of clauses) {
    waiting.add(clause);
    near.observe(clause);
  }
  stop();
  const timer = setTimeout(() => (stop = inTurns(waiting, furnished)), SOON);
  stop = () => clearTimeout(timer);
}

const SOON = 300;

/** @param {HTMLElement} clause */
function furnished(clause) {
  if (!waiting.delete(clause)) return;
  near.unobserve(clause);
  for (const act of acts) act(clause);
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target instanceof HTMLElement) furnished(target);
    }
  },
  { rootMargin: "100% 0px" },
);

onText((part) => {
  if (isDrawn) take(clausesIn(part));
});
