/** Back returns to where one read: a long text is not there yet when the browser would scroll to it. */

import { find } from "../page/elements.js";
import { portions, reach } from "./portions.js";

/** @typedef {{key: string, top: number}} Place */

const PAUSE = 150;

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
  // Pictures and fonts that come later move it.
  for (let at = 0; at < 3; at += 1) {
    scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: "instant" });
    await new Promise((done) => requestAnimationFrame(done));
  }
  return true;
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
