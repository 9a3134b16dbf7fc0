/** Between text and margin by keys: `m` to the clause's annotations and back, j and k from card to card. */

import { isWriting } from "../project/keys.js";
import { clauseHere } from "./clauses.js";
import { clauseOf } from "./passages.js";
import { show } from "./showing.js";

const CARDS = "[data-margin] :is([data-card], [data-typed])";

function cards() {
  return [...document.querySelectorAll(CARDS)].filter((card) => !card.hidden && !card.closest("details:not([open])"));
}

function cardInFocus() {
  return document.activeElement?.closest(CARDS) ?? null;
}

/** From a clause to its first card, else to the first one at all. */
function toMargin() {
  const key = clauseHere()?.dataset.clause;
  const all = cards();
  show(all.find((card) => card.dataset.clauseKey === key) ?? all[0], { scrolls: false });
}

function toText(card) {
  const pane = card.closest("[popover]");
  if (pane?.matches(":popover-open")) pane.hidePopover();
  (clauseOf(card) ?? clauseHere())?.focus({ preventScroll: true });
}

function step(card, by) {
  const all = cards();
  show(all[all.indexOf(card) + by]);
}

/** Before the keys of the text are heard. */
document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const card = cardInFocus();
    const acts = card
      ? { j: () => step(card, 1), k: () => step(card, -1), m: () => toText(card), Escape: () => toText(card) }
      : { m: toMargin };
    if (!acts[event.key]) return;
    event.stopImmediatePropagation();
    if (event.key !== "Escape") event.preventDefault();
    acts[event.key]();
  },
  true,
);
