/** Which clause one is reading: told to the trees as `clause:here`; j and k go to the next one and the one before. */

import { isWriting } from "../project/keys.js";

const clauses = [...document.querySelectorAll(".clause[data-clause]")];
const TOP = 140;

export function here() {
  const shown = clauses.filter((clause) => clause.checkVisibility());
  const index = shown.findLastIndex((clause) => clause.getBoundingClientRect().top <= TOP);
  return { shown, index: Math.max(index, 0) };
}

export function goTo(clause) {
  if (!clause) return;
  const fold = clause.closest("details:not([open])");
  if (fold) fold.open = true;
  clause.scrollIntoView({ block: "start" });
  clause.focus({ preventScroll: true });
}

function tell() {
  const { shown, index } = here();
  const key = shown[index]?.dataset.clause;
  for (const tree of document.querySelectorAll("[data-tree]")) {
    tree.dispatchEvent(new CustomEvent("clause:here", { detail: key }));
  }
}

let isDue = false;
function tellSoon() {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    tell();
  }, 100);
}

function step(by) {
  const { shown, index } = here();
  const focused = shown.indexOf(document.activeElement);
  goTo(shown[(focused >= 0 ? focused : index) + by]);
}

/** A link to a place inside a folded run opens it. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("details:not([open])")) goTo(target);
}

if (clauses.length) {
  addEventListener("scroll", tellSoon, { passive: true });
  addEventListener("hashchange", unfold);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  unfold();
  tell();
}
