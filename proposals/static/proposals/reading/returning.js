/** Back returns to where one read: a long text is not there yet when the browser would scroll to it. */

import { around, find } from "../page/elements.js";
import { portions, reach } from "./portions.js";

/** @typedef {{key: string, top: number}} Place */

const PAUSE = 150;
/** Where a place stood still for so many frames, the text around it has its room; it is watched for at most so long. */
const [STILL, LONGEST] = [60, 10_000];

/** Where one was on this page before one left it; null if one comes to it anew. @returns {Place | null} */
function placeBefore() {
  const [entry] = performance.getEntriesByType("navigation");
  const isBack = entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
  return (isBack && history.state?.read) || null;
}

/**
 * Go back to where one was; whether there is such a place.
 * @returns {Promise<boolean>}
 */
export async function goBack() {
  const place = portions.length ? placeBefore() : null;
  const element = place && (await reach(place.key));
  if (!place || !element) return false;
  // Its portion is laid out at once, and not when the browser finds that it is near.
  const portion = around(element, ".portion");
  if (portion) portion.style.contentVisibility = "visible";
  stay(element, place.top);
  return true;
}

/**
 * Keep it so far from the top of the window while the text around it still takes its room, until a person goes on.
 * @param {HTMLElement} element
 * @param {number} top
 */
async function stay(element, top) {
  let isLeft = false;
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(kind, () => (isLeft = true), { once: true, passive: true });
  }
  const end = performance.now() + LONGEST;
  for (let still = 0; still < STILL && !isLeft && performance.now() < end; still += 1) {
    const by = element.getBoundingClientRect().top - top;
    if (Math.abs(by) > 1) {
      scrollBy({ top: by, behavior: "instant" });
      still = 0;
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
}

/**
 * Keep the place of this clause with the page, for who comes back.
 * @param {HTMLElement | undefined} clause
 */
export function remember(clause) {
  const key = clause?.dataset.clause;
  if (!key) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const read = { key, top: clause.getBoundingClientRect().top };
    history.replaceState({ ...history.state, read }, "");
  }, PAUSE);
}

let waiting = 0;
if (portions.length && find(".clause[data-clause]")) history.scrollRestoration = "manual";
