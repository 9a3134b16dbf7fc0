/**
 * Between text and margin by keys: `m` to the clause's annotations and back, j and k from card to card, digits answer
 * the question of a card. `data-asks-next` goes to the next question.
 */

import { around, find } from "../../proposals/page/elements.js";
import { isForPage } from "../../proposals/page/typing.js";
import { clauseHere } from "../anchoring/clauses.js";
import { clauseAt } from "../anchoring/passages.js";
import { allMarks, cardOf, isShown, markOf } from "./cards.js";
import { closeMargin, onItsWay, show } from "./showing.js";

/** @typedef {import("./marks.js").Mark} Mark */

/** Those one can come to: the cards of a tray that is open or all there is, then those of the margin. */
function marks() {
  const isOpen = find("[data-tray]", document, HTMLDetailsElement)?.open;
  const shown = allMarks().filter(isShown);
  const inMargin = shown.filter(({ place }) => place === "margin");
  const inTray = shown.filter(({ place }) => place === "tray");
  return isOpen || !inMargin.length ? [...inTray, ...inMargin] : inMargin;
}

/** From a clause to its first card, else to the first one at all. */
function toMargin() {
  const key = clauseHere()?.dataset.clause;
  const those = marks();
  show(those.find((mark) => mark.place === "margin" && mark.key === key) ?? those[0], { scrolls: false });
}

/** @param {Mark} mark */
function toText(mark) {
  closeMargin(cardOf(mark));
  (clauseAt(mark) ?? clauseHere())?.focus({ preventScroll: true });
}

/**
 * @param {Mark} mark
 * @param {1 | -1} by
 */
function step(mark, by) {
  const those = marks();
  show(those[those.indexOf(onItsWay() ?? mark) + by]);
}

/**
 * The button of its card that this key presses.
 * @param {Mark} mark
 * @param {string} key
 */
function answerAt(mark, key) {
  const card = cardOf(mark);
  return card ? find(`[data-answers="${CSS.escape(key)}"]`, card) : null;
}

/** To the question after the one that is shown, from the first one on again behind the last. */
function toNextQuestion() {
  const those = allMarks().filter(({ place }) => place === "tray");
  const here = onItsWay() ?? markOf(document.activeElement) ?? markOf(find(".annotation.here"));
  const at = here ? those.indexOf(here) : -1;
  show(those[(at + 1) % those.length]);
}

/**
 * @param {Mark | null} mark
 * @param {string} key
 * @returns {Record<string, () => void>}
 */
function actsAt(mark, key) {
  if (!mark) return { m: toMargin };
  const answer = answerAt(mark, key);
  if (answer) return { [key]: () => answer.click() };
  return { j: () => step(mark, 1), k: () => step(mark, -1), m: () => toText(mark), Escape: () => toText(mark) };
}

/** Before the keys of the text are heard. */
document.addEventListener(
  "keydown",
  (event) => {
    const closesMore = event.key === "Escape" && around(event.target, ".card-more[open]");
    if (!isForPage(event) || closesMore) return;
    const act = actsAt(markOf(document.activeElement), event.key)[event.key];
    if (!act) return;
    event.stopImmediatePropagation();
    if (event.key !== "Escape") event.preventDefault();
    act();
  },
  true,
);

document.addEventListener("click", ({ target }) => {
  if (around(target, "[data-asks-next]")) toNextQuestion();
});
