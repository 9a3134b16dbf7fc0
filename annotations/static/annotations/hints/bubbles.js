/** The bubble of a hint: opens under the pointer, at a tap, or with `h` for the next one; Escape closes it. */

import { around, find } from "../../proposals/page/elements.js";
import { isForPage } from "../../proposals/page/typing.js";
import { clauseHere } from "../anchoring/clauses.js";
import { rangesAt } from "../anchoring/passages.js";
import { bubbleOf, draw, hintsOn, pointers } from "./pointers.js";

/** @typedef {import("./pointers.js").Pointer} Pointer */

const BEFORE_OPENING = 250;
const BEFORE_CLOSING = 350;
const GAP = 6;

/** @type {{hint: Pointer, bubble: HTMLElement} | null} */
let shown = null;
/** The one that was asked for last, while its words are on their way. @type {Pointer | null} */
let wanted = null;
let timer = 0;

/** Close the bubble that is open; answers what was shown. */
export function close() {
  const was = shown;
  shown = null;
  wanted = null;
  clearTimeout(timer);
  if (was?.bubble.isConnected && was.bubble.matches(":popover-open")) was.bubble.hidePopover();
  CSS.highlights?.delete("hint-here");
  return was;
}

/** @param {Pointer} hint */
async function open(hint) {
  clearTimeout(timer);
  if (shown?.hint === hint) return;
  wanted = hint;
  await draw([hint.key]);
  if (wanted !== hint) return;
  const bubble = bubbleOf(hint.slug);
  if (!bubble) return;
  close();
  shown = { hint, bubble };
  CSS.highlights?.set("hint-here", new Highlight(...rangesAt(hint)));
  bubble.showPopover();
  place(shown);
}

/**
 * Under the words, or over them where there is no room.
 * @param {{hint: Pointer, bubble: HTMLElement}} what
 */
function place({ bubble, hint }) {
  const words = rangesAt(hint)[0]?.getClientRects()[0];
  if (!words) return;
  const { width, height } = bubble.getBoundingClientRect();
  const isRoomBelow = words.bottom + GAP + height < innerHeight;
  bubble.style.top = `${Math.max(GAP, isRoomBelow ? words.bottom + GAP : words.top - GAP - height)}px`;
  bubble.style.left = `${Math.max(GAP, Math.min(words.left, document.documentElement.clientWidth - width - GAP))}px`;
}

/** The hint whose words lie under the pointer. @param {MouseEvent} event */
function hintAt({ target, clientX, clientY }) {
  const key = around(around(target, "[data-start]"), "[data-clause]")?.dataset.clause;
  if (!key || !hintsOn(key)) return null;
  /** @param {DOMRect} box */
  const holds = (box) => box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom;
  /** @param {Range} range */
  const isUnder = (range) => [...range.getClientRects()].some(holds);
  return pointers().find((hint) => hint.key === key && rangesAt(hint).some(isUnder)) ?? null;
}

/** The element in which the words of a hint begin. @param {Pointer} hint */
function startOf(hint) {
  return rangesAt(hint)[0]?.startContainer.parentElement ?? null;
}

/** The next one after the one that is open, or after the start of the clause in focus; round the page. */
async function next() {
  const hints = pointers().filter((hint) => startOf(hint)?.checkVisibility());
  if (!hints.length) return;
  const last = wanted ?? shown?.hint;
  const found = last ? hints[(hints.indexOf(last) + 1) % hints.length] : (hints.find(isAfterHere()) ?? hints[0]);
  startOf(found)?.scrollIntoView({ block: "nearest" });
  await open(found);
  if (shown?.hint === found) (find("button", shown.bubble) ?? shown.bubble).focus();
}

/** Whether a hint stands in the clause in focus or after it; all do if there is none. */
function isAfterHere() {
  const here = clauseHere();
  const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
  return (/** @type {Pointer} */ hint) => {
    const start = startOf(hint);
    return !here || !start || (here.compareDocumentPosition(start) & after) !== 0 || here === start;
  };
}

/** @param {EventTarget | null} part */
function isInBubble(part) {
  return part instanceof Node && Boolean(shown?.bubble.contains(part));
}

document.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse" || event.buttons) return;
  clearTimeout(timer);
  if (isInBubble(event.target) || isInBubble(document.activeElement)) return;
  const hint = hintAt(event);
  if (hint && hint !== shown?.hint) timer = setTimeout(() => open(hint), BEFORE_OPENING);
  else if (!hint && shown) timer = setTimeout(close, BEFORE_CLOSING);
});
document.addEventListener("click", (event) => {
  const { target } = event;
  const isClick = getSelection()?.isCollapsed ?? true;
  if (around(target, "[data-hints-next]")) next();
  else if (around(target, "[data-start]") && isClick && !around(target, "a")) {
    const hint = hintAt(event);
    if (hint) open(hint);
    else close();
  } else if (shown && !around(target, "[data-hint]")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) {
    const { key } = shown.hint;
    close();
    document.getElementById(key)?.focus({ preventScroll: true });
  }
  if (event.key === "h" && isForPage(event)) next();
});
addEventListener("scroll", () => shown && place(shown), { passive: true });
