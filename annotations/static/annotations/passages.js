/** Where in the text a card, or a form, belongs. */

import { rangesOf } from "./anchor.js";

let known = new WeakMap();
document.addEventListener("htmx:afterSettle", () => {
  known = new WeakMap();
});

/** The ranges of its passage; none if it speaks of a whole clause. */
export function rangesOfItem(item) {
  const { version, clauseKey, from, to } = item.dataset;
  if (!clauseKey || !to) return [];
  if (!known.has(item)) known.set(item, rangesOf({ version, key: clauseKey }, Number(from), Number(to)));
  return known.get(item);
}

/** Its clause on the page, if it is there. */
export function clauseOf(item) {
  const { clauseKey } = item.dataset;
  return clauseKey ? document.getElementById(clauseKey) : null;
}

/** What tells its height: the first words of the passage, the clause, or the fold that hides it. */
export function passageOf(item) {
  const clause = clauseOf(item);
  return foldOf(clause) ?? rangesOfItem(item)[0] ?? clause;
}

/** The closed fold around a clause, if it is in one. */
export function foldOf(clause) {
  return clause?.closest("details:not([open])") ?? null;
}
