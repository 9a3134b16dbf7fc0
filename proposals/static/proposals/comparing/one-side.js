/** A copy of a redline, without what stands in the other text alone. */

import { all } from "../page/elements.js";

/** @type {Record<string, string>} */
const OTHER = {
  new: '.change.deleted, .sides [data-side="old"], [data-of="old"], [data-of=""], del',
  old: '.change.inserted, .sides [data-side="new"], [data-of="new"], [data-of=""], ins',
};
const LINE = ".clause-head, .member-name, .block, .item, tr";
/** What names a line and is not its words. */
const NAMES = ".clause-number, .marker, .call";

/**
 * A copy of `redline` with the words of one side ("old", "new"); a line of which nothing is left goes as well.
 * @param {HTMLElement} redline
 * @param {string} side
 */
export function only(redline, side) {
  const copy = document.importNode(redline, true);
  for (const gone of all(OTHER[side], copy)) {
    const line = gone.parentElement?.closest(LINE);
    spaceAt(gone)?.remove();
    gone.remove();
    if (line && !hasWords(line)) line.remove();
  }
  return copy;
}

/**
 * The space that keeps old and new words apart.
 * @param {HTMLElement} mark
 */
function spaceAt(mark) {
  const [space, other] =
    mark.tagName === "DEL"
      ? [mark.nextSibling, mark.nextElementSibling?.matches("ins")]
      : [mark.previousSibling, mark.previousElementSibling?.matches("del")];
  return other && space instanceof Text && space.data === " " ? space : null;
}

/** @param {Element} line */
function hasWords(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (textContent?.trim() && !parentElement?.closest(NAMES)) return true;
  }
  return Boolean(line.querySelector("img"));
}
