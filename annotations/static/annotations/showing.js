/** From a card to its passage, and from a passage or a badge to its card. */

import { arrange } from "./arranging.js";
import { emphasise } from "./highlights.js";
import { homeOf, overlap } from "./pieces.js";
import { clauseOf, foldOf, passageOf, rangesOfItem } from "./passages.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** Bring out a card beside its passage. */
export function show(card, { scrolls = true } = {}) {
  if (!card) return;
  if (card.hidden) document.dispatchEvent(new CustomEvent("margin:all"));
  openMargin();
  unfold(card);
  mark(card);
  arrange(card);
  if (scrolls) reveal(passageOf(card));
  if (!card.contains(document.activeElement)) card.focus({ preventScroll: true });
  if (!card.closest(".as-column")) card.scrollIntoView({ block: "nearest" });
}

/** Where the margin is a sheet, it opens. */
export function openMargin() {
  const margin = document.querySelector('[data-slot="margin"]');
  if (margin?.popover && !margin.checkVisibility()) margin.showPopover();
}

function unfold(card) {
  const fold = foldOf(clauseOf(card));
  if (fold) fold.open = true;
  const away = card.closest("details");
  if (away) away.open = true;
}

function mark(card) {
  for (const one of document.querySelectorAll(".annotation.here, .clause.remarked")) one.classList.remove("here", "remarked");
  card.classList.add("here");
  const ranges = rangesOfItem(card);
  emphasise(ranges);
  if (!ranges.length) clauseOf(card)?.classList.add("remarked");
}

function reveal(place) {
  if (!place) return;
  const { top, bottom } = place.getBoundingClientRect();
  if (top >= 80 && bottom <= innerHeight - 40) return;
  scrollBy({ top: top - innerHeight / 3, behavior: CALM.matches ? "auto" : "smooth" });
}

/** The card whose passage holds the point of a click. */
function cardAt(event) {
  const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const node = spot?.offsetNode;
  const piece = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start]");
  if (!piece) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, spot.offset);
  const at = overlap(piece, range)?.to ?? Number(piece.dataset.start);
  const { version, key } = homeOf(piece);
  const cards = [...document.querySelectorAll(`[data-card][data-clause-key="${CSS.escape(key)}"][data-to]`)];
  return cards.find(({ dataset }) => dataset.version === version && dataset.from <= at && at <= dataset.to) ?? null;
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const lead = target.closest("[data-leads]");
  if (lead) show(document.getElementById(lead.dataset.leads), { scrolls: false });
  else if (target.closest("[data-shows]")) {
    event.preventDefault();
    go(target.closest("[data-card], [data-typed]"));
  } else if (target.closest("[data-card]")) {
    if (!target.closest("a, button, summary, form") && getSelection().isCollapsed) show(target.closest("[data-card]"));
  } else if (target.closest("[data-start]") && getSelection().isCollapsed && !target.closest("a")) {
    const card = cardAt(event);
    if (card) show(card, { scrolls: false });
  }
});

/** To the passage itself: where the margin is a sheet it closes. */
function go(card) {
  show(card);
  const margin = card.closest("[popover]");
  if (margin?.matches(":popover-open")) margin.hidePopover();
  clauseOf(card)?.focus({ preventScroll: true });
  reveal(passageOf(card));
}
