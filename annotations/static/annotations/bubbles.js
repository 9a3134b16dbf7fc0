/** The bubble of a hint: opens under the pointer, at a tap, or with `h` for the next one; Escape closes it. */

import { isWriting } from "../project/keys.js";
import { clauseHere } from "./clauses.js";
import { rangesAt } from "./passages.js";
import { bubbleOf, draw, hintsOn, pointers } from "./pointers.js";

/** @typedef {import("./pointers.js").Pointer} Pointer */

const BEFORE_OPENING = 250;
const BEFORE_CLOSING = 350;
const GAP = 6;

/** @type {{hint: Pointer, bubble: HTMLElement} | null} */
let shown = null;
let timer = 0;

/** Close the bubble that is open; answers what was shown. */
export function close() {
  const was = shown;
  shown = null;
  clearTimeout(timer);
  if (was?.bubble.isConnected && was.bubble.matches(":popover-open")) was.bubble.hidePopover();
  CSS.highlights?.delete("hint-here");
  return was;
}

/** @param {Pointer} hint */
async function open(hint) {
  clearTimeout(timer);
  if (shown?.hint === hint) return;
  await draw([hint.key]);
  const bubble = bubbleOf(hint.slug);
  if (!bubble) return;
  close();
  shown = { hint, bubble };
  CSS.highlights?.set("hint-here", new Highlight(...rangesAt(hint)));
  bubble.showPopover();
  place(shown);
}

/** Under the words, or over them where there is no room. */
function place({ bubble, hint }) {
  const words = rangesAt(hint)[0]?.getClientRects()[0];
  if (!words) return;
  const { width, height } = bubble.getBoundingClientRect();
  const isRoomBelow = words.bottom + GAP + height < innerHeight;
  bubble.style.top = `${Math.max(GAP, isRoomBelow ? words.bottom + GAP : words.top - GAP - height)}px`;
  bubble.style.left = `${Math.max(GAP, Math.min(words.left, document.documentElement.clientWidth - width - GAP))}px`;
}

/** The hint whose words lie under the pointer. */
function hintAt({ target, clientX, clientY }) {
  const key = target.closest?.("[data-start]")?.closest("[data-clause]")?.dataset.clause;
  if (!key || !hintsOn(key)) return null;
  const holds = (box) => box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom;
  const isUnder = (range) => [...range.getClientRects()].some(holds);
  return pointers().find((hint) => hint.key === key && rangesAt(hint).some(isUnder)) ?? null;
}

/** The next one after the one that is open, or after the start of the clause in focus; round the page. */
async function next() {
  const hints = pointers().filter((hint) => rangesAt(hint)[0]?.startContainer.parentElement.checkVisibility());
  if (!hints.length) return;
  const here = clauseHere();
  const isAfter = (hint) => !here || here.compareDocumentPosition(rangesAt(hint)[0].startContainer) & (4 | 16);
  const found = shown ? hints[(hints.indexOf(shown.hint) + 1) % hints.length] : (hints.find(isAfter) ?? hints[0]);
  rangesAt(found)[0].startContainer.parentElement.scrollIntoView({ block: "nearest" });
  await open(found);
  (shown?.bubble.querySelector("button") ?? shown?.bubble)?.focus();
}

document.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse" || event.buttons) return;
  clearTimeout(timer);
  if (shown?.bubble.contains(event.target) || shown?.bubble.contains(document.activeElement)) return;
  const hint = hintAt(event);
  if (hint && hint !== shown?.hint) timer = setTimeout(() => open(hint), BEFORE_OPENING);
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
  if (event.key === "Escape" && shown) document.getElementById(close().hint.key)?.focus({ preventScroll: true });
  if (event.key !== "h" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!document.querySelector("dialog[open]")) next();
});
addEventListener("scroll", () => shown && place(shown), { passive: true });
