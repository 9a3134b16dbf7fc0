/** What is done with a clause now and then stands in one menu in its head. */

import { around, copyOf, find, must, mustAround } from "../../proposals/page/elements.js";
import { slotOf } from "./badges.js";
import { furnish } from "./furnishing.js";

/**
 * What stands in the menu of a clause.
 * @param {HTMLElement} clause
 */
export function menuOf(clause) {
  const menu = find(".clause-menu", clause) ?? copyOf(must("[data-clause-menu]", document, HTMLTemplateElement));
  const slot = slotOf(clause);
  if (slot.lastElementChild !== menu) slot.append(menu);
  return must(".menu-body", menu);
}

furnish((clause) => {
  if (!clause.dataset.version) return;
  const body = menuOf(clause);
  const lineage = find(".clause-top > .clause-lineage", clause);
  if (lineage) {
    lineage.className = "button quiet small";
    body.append(lineage);
  }
  must("summary", body.parentElement ?? clause).hidden = !body.firstElementChild;
});
document.addEventListener("click", ({ target }) => {
  const done = around(target, ".clause-menu .menu-body, .dock-more [data-asks]");
  if (done) mustAround(done, "details", HTMLDetailsElement).open = false;
});
