/**
 * Whether what is selected stands for itself, sign by sign: it was selected with Alt held, or by a double click, which
 * takes the browser's own word.
 */

import { around } from "../../proposals/page/elements.js";

let exact = false;

/** Whether the selection is taken as it is, and not in whole words. */
export function isExact() {
  return exact;
}

/**
 * Keys selected it, by signs or by words.
 * @param {boolean} isSo
 */
export function takeExactly(isSo) {
  exact = isSo;
}

document.addEventListener("mousedown", ({ target, altKey, detail }) => {
  if (!around(target, "[data-toolbar]")) exact = altKey || detail === 2;
});
document.addEventListener("mouseup", ({ target, altKey }) => {
  if (altKey && !around(target, "[data-toolbar]")) exact = true;
});
