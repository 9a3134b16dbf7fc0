/** `data-unfolds="3"` opens the words of the third sentence whose writing alone changed, and folds them again. */

import { all, around, given, mustAround } from "../page/elements.js";

document.addEventListener("click", ({ target }) => {
  const mark = around(target, "[data-unfolds]");
  if (!mark) return;
  const [number, change] = [given(mark, "unfolds"), mustAround(mark, ".change")];
  const folds = mark.getAttribute("aria-expanded") === "true";
  for (const words of all(`[data-slight="${number}"]`, change)) words.toggleAttribute("data-folded", folds);
  for (const one of all(`[data-unfolds="${number}"]`, change)) one.setAttribute("aria-expanded", String(!folds));
});
