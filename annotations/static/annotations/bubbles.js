/** The bubble of a hint: opens under the pointer, at a tap, or with `h` for the next one; Escape closes it. */

import { isWriting } from "../project/keys.js";
import { clauseHere } from "./clauses.js";
import { underlined } from "./hints.js";

const BEFORE_OPENING = 250;
const BEFORE_CLOSING = 350;
const GAP = 6;

let shown = null;
let timer = 0;

/** Close the bubble that is open; answers its hint. */
export function close() {
  const was = shown;
  shown = null;
  clearTimeout(timer);
  if (was?.bubble.isConnected && was.bubble.matches(":popover-open")) was.bubble.hidePopover();
  CSS.highlights?.delete("hint-here");
  return was;
}

function open(hint) {
  clearTimeout(timer);
  if (shown === hint) return;
  close();
  shown = hint;
  CSS.highlights?.set("hint-here", new Highlight(...hint.ranges));
  hint.bubble.showPopover();
  place(hint);
}

/** Under the words, or over them where there is no room. */
function place({ bubble, ranges }) {
  const words = ranges[0]?.getClientRects()[0];
  if (!words) return;
  const { width, height } = bubble.getBoundingClientRect();
  const isRoomBelow = words.bottom + GAP + height < innerHeight;
  bubble.style.top = `${Math.max(GAP, isRoomBelow ? words.bottom + GAP : words.top - GAP - height)}px`;
  bubble.style.left = `${Math.max(GAP, Math.min(words.left, document.documentElement.clientWidth - width - GAP))}px`;
}

/** The hint whose words lie under the pointer. */
function hintAt({ target, clientX, clientY }) {
  const key = target.closest?.("[data-start]")?.closest("[data-clause]")?.dataset.clause;
  const holds = (box) => box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom;
  const isUnder = (range) => [...range.getClientRects()].some(holds);
  return underlined.find(({ bubble, ranges }) => bubble.dataset.clauseKey === key && ranges.some(isUnder)) ?? null;
}

/** The next one after the one that is open, or after the start of the clause in focus; round the page. */
function next() {
  const hints = underlined.filter(({ ranges }) => ranges[0]?.getClientRects().length);
  if (!hints.length) return;
  const here = clauseHere();
  const isAfter = ({ ranges }) => !here || here.compareDocumentPosition(ranges[0].startContainer) & (4 | 16);
  const found = shown ? hints[(hints.indexOf(shown) + 1) % hints.length] : (hints.find(isAfter) ?? hints[0]);
  found.ranges[0].startContainer.parentElement.scrollIntoView({ block: "nearest" });
  open(found);
  (found.bubble.querySelector("button") ?? found.bubble).focus();
}

document.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse" || !underlined.length || event.buttons) return;
  clearTimeout(timer);
  if (shown?.bubble.contains(event.target) || shown?.bubble.contains(document.activeElement)) return;
  const hint = hintAt(event);
  if (hint && hint !== shown) timer = setTimeout(() => open(hint), BEFORE_OPENING);
  else if (!hint && shown) timer = setTimeout(close, BEFORE_CLOSING);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-hints-next]")) next();
  else if (event.target.closest("[data-start]") && getSelection().isCollapsed && !event.target.closest("a")) {
    const hint = hintAt(event);
    if (hint) open(hint);
    else close();
  } else if (shown && !event.target.closest("[data-hint]")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) document.getElementById(close().bubble.dataset.clauseKey)?.focus({ preventScroll: true });
  if (event.key !== "h" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!document.querySelector("dialog[open]")) next();
});
addEventListener("scroll", () => shown && place(shown), { passive: true });
