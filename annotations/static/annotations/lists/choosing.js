/** `data-chooses-all` (nothing without scripts) ticks all boxes of its form; `data-chosen` says how many are ticked. */

import { all, around, find, must } from "../../proposals/page/elements.js";

/** @param {HTMLElement} form */
function boxesIn(form) {
  return all("tbody input[type=checkbox]", form, HTMLInputElement);
}

/** @param {HTMLElement} form */
function count(form) {
  const boxes = boxesIn(form);
  const chosen = boxes.filter((box) => box.checked).length;
  const whole = find("[data-chooses-all]", form, HTMLInputElement);
  if (!whole) return; // Who may only read has nothing to choose.
  whole.checked = chosen === boxes.length;
  whole.indeterminate = chosen > 0 && chosen < boxes.length;
  must("[data-chosen]", form).textContent = String(chosen);
}

/**
 * @param {HTMLElement} form
 * @param {boolean} chosen
 */
function choose(form, chosen) {
  for (const box of boxesIn(form)) box.checked = chosen;
}

document.addEventListener("change", ({ target }) => {
  const form = around(target, "[data-choosing]");
  if (!form) return;
  if (target instanceof HTMLInputElement && target.matches("[data-chooses-all]")) choose(form, target.checked);
  count(form);
});

for (const form of all("[data-choosing]")) {
  count(form);
  for (const label of all("label:has([data-chooses-all])", form)) label.hidden = false;
}
