/** `data-walk="1"` goes to the next change, `data-walk="-1"` to the one before. */

import { around } from "../page/elements.js";
import { TOP, walk } from "../reading/here.js";

/** What says nothing is one where somebody chose it. */
const CHANGES = "[data-change], [data-quiet]:not(.folded *)";

/** @param {Element} change */
const top = (change) => change.getBoundingClientRect().top;

document.addEventListener("click", ({ target }) => {
  const button = around(target, "[data-walk]");
  if (!button) return;
  const by = button.dataset.walk === "1" ? 1 : -1;
  // Who walks a list of changes walks that.
  if (!document.dispatchEvent(new CustomEvent("clauseline:walk", { detail: by, cancelable: true }))) return;
  if (by === 1) walk(CHANGES, 1, () => (change) => top(change) > TOP);
  else walk(CHANGES, -1, () => (change) => top(change) < 0);
});
