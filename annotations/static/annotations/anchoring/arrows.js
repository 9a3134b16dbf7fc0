/**
 * In a clause that has the focus, the arrow keys take words: → the next, ← the one before, with Shift one more; with
 * Alt and Shift one sign more, and then the selection is taken sign by sign.
 */

import { find } from "../../proposals/page/elements.js";
import { takeExactly } from "./exactness.js";

/** @param {HTMLElement} clause */
function caretIn(clause) {
  const selection = getSelection();
  if (!selection) return null;
  if (selection.rangeCount && clause.contains(selection.anchorNode)) return selection;
  const piece = find("[data-start]", clause);
  if (!piece) return null;
  selection.collapse(piece.firstChild, 0);
  return selection;
}

/**
 * @param {HTMLElement} clause
 * @param {"forward" | "backward"} direction
 * @param {{shiftKey: boolean, altKey: boolean}} keys
 */
function take(clause, direction, { shiftKey: isMore, altKey: isExact }) {
  const selection = caretIn(clause);
  if (!selection) return;
  if (!isMore && !selection.isCollapsed) {
    if (direction === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
  }
  takeExactly(isExact);
  selection.modify("extend", direction, isExact ? "character" : "word");
}

/** Alt alone leads back in the browser. @param {KeyboardEvent} event */
function isBrowsers({ ctrlKey, metaKey, altKey, shiftKey }) {
  return ctrlKey || metaKey || (altKey && !shiftKey);
}

document.addEventListener("keydown", (event) => {
  const clause = document.activeElement;
  if (!(clause instanceof HTMLElement) || !clause.matches(".clause") || isBrowsers(event)) return;
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  event.preventDefault();
  const isForward = (event.key === "ArrowRight") === (getComputedStyle(clause).direction === "ltr");
  take(clause, isForward ? "forward" : "backward", event);
});
