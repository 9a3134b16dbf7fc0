/** From a card to its passage, and from a passage or a badge to its card. */

import { all, around, find, given } from "../../proposals/page/elements.js";
import { closedFold } from "../../proposals/reading/here.js";
import { reach } from "../../proposals/reading/portions.js";
import { onText } from "../anchoring/clauses.js";
import { clauseAt, passageAt, rangesAt } from "../anchoring/passages.js";
import { homeOf, overlap, startOf } from "../anchoring/pieces.js";
import { lead, overhang } from "./arranging.js";
import { allMarks, cardOf, isShown, load, markNamed, markOf, marksOn } from "./cards.js";
import { emphasise } from "./highlights.js";

/** @typedef {import("./marks.js").Mark} Mark */

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** Pixels below the window's top that its head takes. */
const TOP = 80;

/** The one that was asked for and is on its way. @type {Mark | null} */
let underway = null;
/** The one whose clause has not arrived. @type {Mark | null} */
let awaited = null;

/**
 * Bring out the card of a mark beside its passage, and give it the focus.
 * @param {Mark | null | undefined} mark
 */
export async function show(mark, { scrolls = true } = {}) {
  if (!mark) return;
  underway = mark;
  if (!isShown(mark)) document.dispatchEvent(new CustomEvent("margin:all"));
  openMargin();
  unfold(clauseAt(mark));
  await load([mark]);
  const card = cardOf(mark);
  if (underway !== mark) return;
  underway = null;
  if (!card) return;
  awaited = mark.key && !clauseAt(mark) ? mark : null;
  if (awaited) location.hash = mark.key;
  bringOut(mark, card);
  // Who clicked looks at the words: these stay where they are, and the card comes to them.
  lead(mark, { isWhole: !scrolls });
  const words = passageAt(mark);
  if (scrolls) {
    revealPlace(card, words);
    revealCard(card, words);
  }
  if (!card.contains(document.activeElement)) card.focus({ preventScroll: true });
  showInList(card);
}

/** Where the next step begins while a card is still on its way. */
export function onItsWay() {
  return underway;
}

/** Where the margin is a sheet, it opens. */
export function openMargin() {
  const margin = find('[data-slot="margin"]');
  if (margin?.popover && !margin.checkVisibility()) margin.showPopover();
}

/** Where the margin is a sheet, it closes over what is in it. @param {Element | null} part */
export function closeMargin(part) {
  const margin = around(part, "[popover]");
  if (margin?.matches(":popover-open")) margin.hidePopover();
}

/** @param {HTMLElement | null} clause */
function unfold(clause) {
  const fold = closedFold(clause);
  if (fold) fold.open = true;
}

/**
 * @param {Mark} mark
 * @param {HTMLElement} card
 */
function bringOut(mark, card) {
  for (const one of all(".annotation.here, .clause.remarked")) one.classList.remove("here", "remarked");
  const tray = around(card, "details", HTMLDetailsElement);
  if (tray) tray.open = true;
  card.classList.add("here");
  const ranges = rangesAt(mark);
  emphasise(ranges);
  if (!ranges.length) clauseAt(mark)?.classList.add("remarked");
}

/** In a list or a sheet that scrolls by itself the card is brought into sight. @param {HTMLElement} card */
function showInList(card) {
  const list = around(card, ".as-column .tray-body");
  if (!list) {
    if (around(card, ":popover-open")) card.scrollIntoView({ block: "start" });
    return;
  }
  const [outer, inner] = [list.getBoundingClientRect(), card.getBoundingClientRect()];
  if (inner.top < outer.top || inner.height > outer.height) list.scrollTop += inner.top - outer.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}

/**
 * What became of the clause of which it was said, where it has no place itself.
 * @param {HTMLElement} card
 */
export async function heirOf(card) {
  const place = card.dataset.heir ? await reach(card.dataset.heir) : null;
  return place && (closedFold(place) ?? place);
}

/**
 * The words, or where there are none what became of their clause, while the card is still the one that is shown.
 * @param {HTMLElement} card
 * @param {Element | Range | null} words
 */
async function revealPlace(card, words) {
  if (words) reveal(words);
  else if (card.dataset.heir) {
    const heir = await heirOf(card);
    if (card.matches(".here")) reveal(heir);
  }
}

/** Above the sheet, where there is one. @param {Element | Range | null} place */
export function reveal(place) {
  if (!place) return;
  const { top, bottom } = place.getBoundingClientRect();
  const sheet = find('[data-slot="margin"]:popover-open')?.getBoundingClientRect().top;
  const isSeen = top >= TOP && bottom <= (sheet ?? innerHeight - 40);
  // What is in sight stays so: a way to another place, on which the page still is, ends here.
  if (isSeen) scrollBy({ top: 0, behavior: "instant" });
  else scrollBy({ top: top - (sheet ? TOP : innerHeight / 3), behavior: CALM.matches ? "auto" : "smooth" });
}

/**
 * A card that would end below what one sees comes up with its words, as far as these stay in sight.
 * @param {HTMLElement} card
 * @param {Element | Range | null} words
 */
function revealCard(card, words) {
  const top = words?.getBoundingClientRect().top ?? 0;
  const way = Math.min(overhang(card), top - TOP);
  if (top <= innerHeight && way > 0) scrollBy({ top: way, behavior: CALM.matches ? "auto" : "smooth" });
}

/**
 * The annotation whose passage holds the point of a click; of several, one after the other.
 * @param {MouseEvent} event
 */
function markAt({ clientX, clientY }) {
  const spot = document.caretPositionFromPoint?.(clientX, clientY);
  if (!spot) return null;
  const node = spot.offsetNode;
  const piece = around(node instanceof Element ? node : node.parentElement, "[data-start]");
  if (!piece) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, spot.offset);
  const at = overlap(piece, range)?.to ?? startOf(piece);
  const { version, key } = homeOf(piece);
  const those = [...marksOn(key), ...questionsOn(key)];
  const here = those.filter((mark) => isShown(mark) && mark.version === version && holds(mark, at));
  const shown = here.findIndex((mark) => cardOf(mark)?.matches(".here"));
  return here[(shown + 1) % here.length] ?? null;
}

/** What waits in the tray for an answer whether it stands on this clause. @param {string} key */
function questionsOn(key) {
  return allMarks().filter((mark) => mark.place === "tray" && mark.key === key);
}

/**
 * @param {Mark} mark
 * @param {number} at
 */
function holds({ from, to }, at) {
  return from !== null && to !== null && from <= at && at <= to;
}

/** To the passage itself: where the margin is a sheet it closes. @param {Mark | null} mark */
async function go(mark) {
  if (!mark) return;
  await show(mark);
  closeMargin(cardOf(mark));
  clauseAt(mark)?.focus({ preventScroll: true });
  reveal(passageAt(mark));
}

document.addEventListener("click", (event) => {
  const { target } = event;
  const leads = around(target, "[data-leads]");
  const isClick = getSelection()?.isCollapsed ?? true;
  if (leads) show(markNamed(given(leads, "leads")), { scrolls: false });
  else if (around(target, "[data-shows]")) {
    event.preventDefault();
    go(markOf(target));
  } else if (around(target, "[data-card]")) {
    if (!around(target, "a, button, summary, form") && isClick) show(markOf(target));
  } else if (around(target, "[data-start]") && isClick && !around(target, "a")) {
    show(markAt(event), { scrolls: false });
  }
});
// After the address has led to the clause: the focus belongs to the card.
onText(() =>
  setTimeout(() => {
    if (awaited && clauseAt(awaited)) show(awaited);
  }),
);
