/**
 * What is copied of a comparison reads as one text. Where marks can be shown, it keeps what was struck and what came;
 * as plain text it is the new text, or the old one of a selection that lies in struck words alone. Of two texts beside
 * each other it is the one in which the selection began. Nothing of ours comes along.
 */

import { all, around, find } from "../page/elements.js";
import { selected } from "../page/selected.js";
import { isWriting } from "../page/typing.js";
import { htmlOf, textOf } from "./copies.js";
import { only } from "./one-side.js";

/** What stands among the words and is ours, or is not shown. */
const OURS = ".slight-mark, .spoken, .chip, .told, .blank, .unnamed, .picture, details:not([open])";
/** Words of editorial sentences that are shown without a mark. */
const PLAIN = "ins[data-folded], .side-old del[data-folded]";

/**
 * A copy of what the range holds of `text`, in copies of all that is around it.
 * @param {Range} range
 * @param {HTMLElement} text
 */
function copied(range, text) {
  const part = range.cloneRange();
  if (!text.contains(part.startContainer)) part.setStart(text, 0);
  if (!text.contains(part.endContainer)) part.setEnd(text, text.childNodes.length);
  /** @type {Node} */
  let inner = part.cloneContents();
  for (let shell = elementOf(part.commonAncestorContainer); shell; shell = shell.parentElement) {
    const outer = document.importNode(shell, false);
    outer.append(inner);
    inner = outer;
    if (shell === text) break;
  }
  const copy = document.createElement("div");
  copy.append(inner);
  for (const one of all(OURS, copy)) one.remove();
  for (const one of all(PLAIN, copy)) one.replaceWith(...one.childNodes);
  for (const one of all("del[data-folded]", copy)) one.remove();
  return copy;
}

/** @param {Node | null} node */
function elementOf(node) {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

/** The redline in which the selection began: what is folded open below a clause, or the whole comparison. */
function redline() {
  return around(elementOf(getSelection()?.anchorNode ?? null), "[data-changed-here]") ?? find(".compared");
}

/** The sides whose text may be meant, the one in which the selection began first. */
function sides() {
  const begun = around(elementOf(getSelection()?.anchorNode ?? null), ".sides [data-side]")?.dataset.side;
  return begun === "old" ? ["old", "new"] : ["new", "old"];
}

document.addEventListener("copy", (event) => {
  const [text, range] = [redline(), selected()];
  if (!text || !range?.intersectsNode(text) || !event.clipboardData || isWriting(event.target)) return;
  const both = copied(range, text);
  for (const side of sides()) {
    const one = only(both, side);
    const words = textOf(one);
    if (!words) continue;
    event.clipboardData.setData("text/plain", words);
    event.clipboardData.setData("text/html", htmlOf(find(".sides", both) ? one : both));
    event.preventDefault();
    return;
  }
});
