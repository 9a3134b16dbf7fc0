/** Between text and margin by keys: `m` to the clause's annotations and back, j and k from card to card. */

import { isWriting } from "../project/keys.js";
import { allMarks, cardOf, isShown, markOf } from "./cards.js";
import { clauseHere } from "./clauses.js";
import { clauseAt } from "./passages.js";
import { onItsWay, show } from "./showing.js";

/** Those one can come to: the cards of a tray that is open, then those of the margin. */
function marks() {
  const isOpen = document.querySelector("[data-tray]")?.open;
  const there = allMarks().filter(isShown);
  return [...(isOpen ? there.filter(({ place }) => place === "tray") : []), ...there.filter(({ place }) => place === "margin")];
}

/** From a clause to its first card, else to the first one at all. */
function toMargin() {
  const key = clauseHere()?.dataset.clause;
  const all = marks();
  show(all.find((mark) => mark.place === "margin" && mark.key === key) ?? all[0], { scrolls: false });
}

/** @param {import("./marks.js").Mark} mark */
function toText(mark) {
  const pane = cardOf(mark).closest("[popover]");
  if (pane?.matches(":popover-open")) pane.hidePopover();
  (clauseAt(mark) ?? clauseHere())?.focus({ preventScroll: true });
}

function step(mark, by) {
  const all = marks();
  show(all[all.indexOf(onItsWay() ?? mark) + by]);
}

/** Before the keys of the text are heard. */
document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const mark = markOf(document.activeElement);
    const acts = mark
      ? { j: () => step(mark, 1), k: () => step(mark, -1), m: () => toText(mark), Escape: () => toText(mark) }
      : { m: toMargin };
    if (!acts[event.key]) return;
    event.stopImmediatePropagation();
    if (event.key !== "Escape") event.preventDefault();
    acts[event.key]();
  },
  true,
);
