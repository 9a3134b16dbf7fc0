/** From a card to its passage, and from a passage or a badge to its card. */

import { lead } from "./arranging.js";
import { cardOf, isShown, load, markNamed, markOf, marksOn } from "./cards.js";
import { onText } from "./clauses.js";
import { emphasise } from "./highlights.js";
import { clauseAt, foldOf, passageAt, rangesAt } from "./passages.js";
import { homeOf, overlap } from "./pieces.js";

/** @typedef {import("./marks.js").Mark} Mark */

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** The one that was asked for and is on its way. @type {Mark | null} */
let underway = null;
/** The one whose clause has not arrived. @type {Mark | null} */
let awaited = null;

/**
 * Bring out the card of a mark beside its passage, and give it the focus.
 * @param {Mark | null} mark
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
  lead(mark);
  if (scrolls) reveal(passageAt(mark));
  if (!card.contains(document.activeElement)) card.focus({ preventScroll: true });
  showInList(card);
}

/** Where the next step begins while a card is still on its way. */
export function onItsWay() {
  return underway;
}

/** Where the margin is a sheet, it opens. */
export function openMargin() {
  const margin = document.querySelector('[data-slot="margin"]');
  if (margin?.popover && !margin.checkVisibility()) margin.showPopover();
}

function unfold(clause) {
  const fold = foldOf(clause);
  if (fold) fold.open = true;
}

/** @param {Mark} mark @param {HTMLElement} card */
function bringOut(mark, card) {
  for (const one of document.querySelectorAll(".annotation.here, .clause.remarked")) one.classList.remove("here", "remarked");
  const tray = card.closest("details");
  if (tray) tray.open = true;
  card.classList.add("here");
  const ranges = rangesAt(mark);
  emphasise(ranges);
  if (!ranges.length) clauseAt(mark)?.classList.add("remarked");
}

/** In a list that scrolls by itself the card is brought into sight. */
function showInList(card) {
  const list = card.closest(".tray-body, [data-slot-body]:not(.as-column)");
  if (!list) return;
  const [outer, inner] = [list.getBoundingClientRect(), card.getBoundingClientRect()];
  if (inner.top < outer.top || inner.height > outer.height) list.scrollTop += inner.top - outer.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}

function reveal(place) {
  if (!place) return;
  const { top, bottom } = place.getBoundingClientRect();
  if (top >= 80 && bottom <= innerHeight - 40) return;
  scrollBy({ top: top - innerHeight / 3, behavior: CALM.matches ? "auto" : "smooth" });
}

/** The annotation whose passage holds the point of a click. */
function markAt(event) {
  const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const node = spot?.offsetNode;
  const piece = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start]");
  if (!piece) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, spot.offset);
  const at = overlap(piece, range)?.to ?? Number(piece.dataset.start);
  const { version, key } = homeOf(piece);
  return marksOn(key).find((mark) => isShown(mark) && mark.version === version && mark.to && mark.from <= at && at <= mark.to) ?? null;
}

/** To the passage itself: where the margin is a sheet it closes. */
async function go(mark) {
  await show(mark);
  const margin = cardOf(mark)?.closest("[popover]");
  if (margin?.matches(":popover-open")) margin.hidePopover();
  clauseAt(mark)?.focus({ preventScroll: true });
  reveal(passageAt(mark));
}

document.addEventListener("click", (event) => {
  const { target } = event;
  const leads = target.closest("[data-leads]");
  if (leads) show(markNamed(leads.dataset.leads), { scrolls: false });
  else if (target.closest("[data-shows]")) {
    event.preventDefault();
    go(markOf(target));
  } else if (target.closest("[data-card]")) {
    if (!target.closest("a, button, summary, form") && getSelection().isCollapsed) show(markOf(target));
  } else if (target.closest("[data-start]") && getSelection().isCollapsed && !target.closest("a")) {
    show(markAt(event), { scrolls: false });
  }
});
// After the address has led to the clause: the focus belongs to the card.
onText(() =>
  setTimeout(() => {
    if (awaited && clauseAt(awaited)) show(awaited);
  }),
);
