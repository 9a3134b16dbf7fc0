/** Each clause bears how many annotations it has, in the text and in the tree. */

import { all, copyOf, find, given, must, there } from "../../proposals/page/elements.js";
import { onTree } from "../../proposals/reading/trees.js";
import { clausesIn, onText } from "../anchoring/clauses.js";
import { clausesWithMarks, marksOn } from "./cards.js";
import { furnish } from "./furnishing.js";
import { inTurns } from "./turns.js";

/** What the server drew to be copied. @type {HTMLElement | null} */
let drawn = null;
/** By key the places in the tree. @type {Map<string, HTMLElement>} */
let tree = new Map();
let stop = () => {};

/** From now on the badges are these; those of the tree are put there. @param {HTMLElement} badges */
export function takeBadges(badges) {
  drawn = badges;
  countBranches();
  countFolds();
}

/** Each branch of the tree says how many annotations its clause has. */
function countBranches() {
  for (const slot of tree.values()) if (slot.firstChild) slot.replaceChildren();
  stop();
  stop = inTurns(clausesWithMarks(), (key) => tree.get(key)?.prepend(copy("counted", marksOn(key).length)));
}

/** A fold says how many annotations it hides. */
function countFolds() {
  for (const summary of all(".frame-text details.folded > summary")) {
    const inside = clausesIn(there(summary.parentElement, "fold"));
    const hidden = inside.reduce((sum, clause) => sum + marksOn(given(clause, "clause")).length, 0);
    find(".count", summary)?.remove();
    if (hidden) summary.append(copy("counted", hidden));
  }
}

/** The place of a clause in the tree. @param {string} key */
export function branchOf(key) {
  return tree.get(key) ?? null;
}

/** The named place of a clause; one without gets it in its head. @param {HTMLElement} clause */
export function slotOf(clause) {
  const found = find('[data-slot="badges"]', clause);
  if (found) return found;
  const slot = document.createElement("span");
  Object.assign(slot.dataset, { slot: "badges", clause: clause.dataset.clause });
  (find(".change-head, .clause-top", clause) ?? clause).append(slot);
  return slot;
}

/**
 * One drawing for one, another for several.
 * @param {"badge" | "counted"} what
 * @param {number} count
 */
function copy(what, count) {
  const made = copyOf(template(`[data-${what}="${count === 1 ? 1 : 2}"]`));
  must("[data-count]", made).textContent = String(count);
  return made;
}

/** @param {string} selector */
function template(selector) {
  return must(selector, there(drawn, "badges"), HTMLTemplateElement);
}

furnish((clause) => {
  if (!clause.dataset.version) return;
  const marks = marksOn(given(clause, "clause"));
  const slot = slotOf(clause);
  const menu = find(".clause-menu", slot);
  if (marks.length) {
    const badge = copy("badge", marks.length);
    must("[data-leads]", badge).dataset.leads = marks[0].slug;
    slot.replaceChildren(badge);
  } else slot.replaceChildren(...empty());
  if (menu) slot.append(menu);
});

onText(() => {
  if (drawn) countFolds();
});
onTree((arrived) => {
  tree = new Map(all('[data-slot="badges"]', arrived).map((slot) => [given(slot, "clause"), slot]));
  if (drawn) countBranches();
});

/** What a clause without annotations bears: a button for who may annotate. */
function empty() {
  const found = drawn && find("[data-badge-empty]", drawn, HTMLTemplateElement);
  return found ? [document.importNode(found.content, true)] : [];
}
