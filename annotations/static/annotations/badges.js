/** Each clause bears how many annotations it has, in the text and in the tree. */

import { clausesWithMarks, marksOn } from "./cards.js";
import { clausesIn, onText } from "./clauses.js";
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
  tree = new Map([...document.querySelectorAll('.tree [data-slot="badges"]')].map((slot) => [slot.dataset.clause, slot]));
  for (const slot of tree.values()) if (slot.firstChild) slot.replaceChildren();
  stop();
  stop = inTurns(clausesWithMarks(), (key) => tree.get(key)?.prepend(copy("counted", marksOn(key).length)));
  countFolds();
}

/** A fold tells how many annotations it hides. */
function countFolds() {
  for (const summary of document.querySelectorAll(".frame-text details.folded > summary")) {
    const hidden = clausesIn(summary.parentElement).reduce((sum, { dataset }) => sum + marksOn(dataset.clause).length, 0);
    summary.querySelector(".count")?.remove();
    if (hidden) summary.append(copy("counted", hidden));
  }
}

/** The place of a clause in the tree. @param {string} key */
export function branchOf(key) {
  return tree.get(key) ?? null;
}

/** The named place of a clause; one without gets it in its head. @param {HTMLElement} clause */
export function slotOf(clause) {
  const found = clause.querySelector('[data-slot="badges"]');
  if (found) return found;
  const slot = document.createElement("span");
  Object.assign(slot.dataset, { slot: "badges", clause: clause.dataset.clause });
  (clause.querySelector(".change-head, .clause-top") ?? clause).append(slot);
  return slot;
}

/** One drawing for one, another for several. */
function copy(what, count) {
  const made = drawn.querySelector(`[data-${what}="${count === 1 ? 1 : 2}"]`).content.firstElementChild.cloneNode(true);
  made.querySelector("[data-count]").textContent = count;
  return made;
}

furnish((clause) => {
  if (!clause.dataset.version) return;
  const marks = marksOn(clause.dataset.clause);
  const slot = slotOf(clause);
  if (marks.length) {
    const badge = copy("badge", marks.length);
    badge.querySelector("[data-leads]").dataset.leads = marks[0].slug;
    slot.replaceChildren(badge);
  } else slot.replaceChildren(...copies("[data-badge-empty]"));
});

onText(() => {
  if (drawn) countFolds();
});

function copies(selector) {
  const template = drawn.querySelector(selector);
  return template ? [template.content.cloneNode(true)] : [];
}
