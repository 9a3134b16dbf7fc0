/** Where in the text a card, or a form, belongs. */

import { rangesOf } from "./anchor.js";

/** The ranges of its passage; none if it speaks of a whole clause. */
export function rangesOfItem(item) {
  const { version, clauseKey, from, to } = item.dataset;
  return clauseKey && to ? rangesOf({ version, key: clauseKey }, Number(from), Number(to)) : [];
}

/** Its clause on the page, if it is there. */
export function clauseOf(item) {
  const { version, clauseKey } = item.dataset;
  if (!clauseKey) return null;
  const all = [...document.querySelectorAll(`.clause[data-clause="${CSS.escape(clauseKey)}"]`)];
  return all.find((clause) => clause.dataset.version === version) ?? all[0] ?? document.getElementById(clauseKey);
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
