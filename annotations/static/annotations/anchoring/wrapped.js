/**
 * Words that are a link or have a gloss are selected like all others: what takes the focus at the press of a mouse
 * begins no selection, so it takes none until the mouse is let go.
 */

import { around } from "../../proposals/page/elements.js";

const WRAPS = ".frame-text :is(a.term-link[href], [data-gloss][tabindex])";

/** What gives the pressed words back what they had. @type {(() => void) | null} */
let giveBack = null;

/** @param {HTMLElement} words */
function take(words) {
  const name = words.matches("a") ? "href" : "tabindex";
  const value = words.getAttribute(name) ?? "";
  words.removeAttribute(name);
  giveBack = () => words.setAttribute(name, value);
}

function release() {
  giveBack?.();
  giveBack = null;
}

document.addEventListener("mousedown", ({ target, button }) => {
  release();
  const words = button === 0 ? around(target, WRAPS) : null;
  if (words) take(words);
});
for (const end of ["mouseup", "dragend", "blur"]) addEventListener(end, release, true);
// Who selected words followed no link; who pressed a word without selecting any reads its gloss.
document.addEventListener("click", (event) => {
  const words = around(event.target, WRAPS);
  if (!words) return;
  if (getSelection()?.isCollapsed === false) event.preventDefault();
  else if (words.matches("[data-gloss]")) words.focus({ preventScroll: true });
});
