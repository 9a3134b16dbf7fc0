/**
 * New words stand in the text behind those that they are to replace, which are struck. They lie in a tree of their own:
 * no offset, no copy and no search of the draft's own words meets them.
 */

import { copyOf, find, must } from "../../proposals/page/elements.js";
import { rangesOf } from "../anchoring/anchor.js";
import { back, begun, endOfChange, forth, noted } from "./history.js";
import { endOf } from "./places.js";

/** @typedef {import("./history.js").History} History */
/** @typedef {{version: string, key: string, anchor: import("../anchoring/anchor.js").Anchor}} Passage */
/** What is done with the words: they changed, they are to be sent, one gives up, one goes on to the reason. */
/** @typedef {{changed: (text: string) => void, sends: () => void, givesUp: () => void, goesOn: () => void}} Acts */

const STRUCK = "suggested-away";
/** Letters that follow one another within this time are one step back. */
const PAUSE = 1000;
/** Takes no room, and gives the caret a place where no word is. */
const NOTHING = "\u2060";
const INLINE = "a, span, ins, del, mark, b, i, em, strong, sub, sup";

/** @type {{host: HTMLElement, field: HTMLElement, acts: Acts, history: History, at: number} | null} */
let standing = null;

/** Whether the browser can strike words and leave them as they are. */
export const CAN_STRIKE = "highlights" in CSS;

/** The new words; null if none are being written in the text. */
export function writtenWords() {
  return standing && standing.history.now;
}

/** Where they stand. */
export function placeOfWords() {
  return standing?.host ?? null;
}

/**
 * Strike the words of a passage and begin to write behind them; false if the page does not show them.
 * @param {Passage} passage
 * @param {string} text
 * @param {Acts} acts
 */
export function stand({ version, key, anchor }, text, acts) {
  withdraw();
  const ranges = rangesOf({ version, key }, anchor.start, endOf(anchor));
  const last = ranges.at(-1);
  if (!last) return false;
  const host = copyOf(must("template[data-suggestion-new]", document, HTMLTemplateElement));
  const field = must("ins", host);
  field.ariaLabel = `${field.ariaLabel} ${anchor.quote}`;
  host.attachShadow({ mode: "open" }).append(field);
  behind(last).insertNode(host);
  const struck = new Highlight(...ranges);
  struck.priority = 2;
  CSS.highlights.set(STRUCK, struck);
  standing = { host, field, acts, history: begun(""), at: 0 };
  listen(field);
  rewrite(text);
  return true;
}

/** Nothing is struck and nothing is written any more. */
export function withdraw() {
  if (!standing) return;
  const parent = standing.host.parentNode;
  standing.host.remove();
  parent?.normalize();
  CSS.highlights.delete(STRUCK);
  standing = null;
}

/** Write on, at the end. */
export function writeOn() {
  if (standing) draw(standing.history.now.length);
}

/**
 * Other words come in the place of the written ones, as one step.
 * @param {string} text
 */
export function rewrite(text) {
  if (!standing) return;
  standing.history = noted(standing.history, text);
  draw(text.length);
}

/**
 * The end of a range, behind a link or a gloss that ends there too.
 * @param {Range} range
 */
function behind(range) {
  const end = range.cloneRange();
  end.collapse(false);
  for (let node = end.endContainer; isAtEnd(end, node); node = end.endContainer) {
    const inner = node instanceof Text ? null : node;
    if (inner && !(inner instanceof HTMLElement && inner.matches(INLINE))) break;
    end.setStartAfter(node);
    end.collapse(true);
  }
  return end;
}

/**
 * @param {Range} range
 * @param {Node} node
 */
function isAtEnd({ endOffset }, node) {
  return endOffset === (node instanceof Text ? node.data.length : node.childNodes.length);
}

/** The text of the history, with the caret there. @param {number} caret */
function draw(caret) {
  if (!standing) return;
  const { field, history } = standing;
  field.focus({ preventScroll: true });
  put(field, history.now, caret);
}

/**
 * @param {HTMLElement} field
 * @param {string} text
 * @param {number} caret
 */
function put(field, text, caret) {
  field.textContent = text || NOTHING;
  getSelection()?.collapse(field.firstChild, text ? caret : NOTHING.length);
}

/** Nothing but signs stands in the field, whatever the browser made of what came in. @param {HTMLElement} field */
function plain(field) {
  const isPlain = !field.childElementCount && field.textContent;
  const text = (isPlain ? field.textContent : field.innerText.replace(/\n$/u, "")).replaceAll(NOTHING, "");
  if (!isPlain) put(field, text, text.length);
  return text;
}

/** @param {HTMLElement} field @param {boolean} joins */
function take(field, joins) {
  if (!standing) return;
  const now = performance.now();
  standing.history = noted(standing.history, plain(field), { joins: joins && now - standing.at < PAUSE });
  standing.at = now;
  standing.acts.changed(standing.history.now);
}

/** @param {typeof back} step */
function go(step) {
  if (!standing) return;
  const before = standing.history.now;
  standing.history = step(standing.history);
  standing.at = 0;
  draw(endOfChange(before, standing.history.now));
  standing.acts.changed(standing.history.now);
}

/** @param {HTMLElement} field */
function listen(field) {
  field.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent) || event.isComposing) return;
    take(field, event.inputType === "insertText" && /\S/u.test(event.data ?? ""));
  });
  field.addEventListener("compositionend", () => take(field, false));
  field.addEventListener("beforeinput", (event) => {
    const act = { historyUndo: back, historyRedo: forth }[event.inputType];
    if (act) go(act);
    else if (event.inputType === "insertParagraph") standing?.acts.sends();
    if (act || event.inputType === "insertParagraph" || event.inputType.startsWith("format")) event.preventDefault();
  });
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    const words = event.clipboardData?.getData("text/plain").replace(/\r\n?/gu, "\n") ?? "";
    if (words) document.execCommand("insertText", false, words);
  });
  field.addEventListener("drop", (event) => event.preventDefault());
  field.addEventListener("keydown", press);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const act = event.isComposing ? null : actOf(event);
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {KeyboardEvent} event */
function actOf(event) {
  if (event.ctrlKey || event.metaKey) return stepOf(event) ?? (event.key === "Enter" ? standing?.acts.sends : null);
  if (event.key === "Escape") return standing?.acts.givesUp;
  if (event.shiftKey) return null;
  return { Tab: standing?.acts.goesOn, Enter: standing?.acts.sends }[event.key] ?? null;
}

/** @param {KeyboardEvent} event */
function stepOf({ key, shiftKey }) {
  const letter = key.toLowerCase();
  if (letter === "z") return () => go(shiftKey ? forth : back);
  return letter === "y" ? () => go(forth) : null;
}

document.addEventListener("click", (event) => {
  // A link around the new words leads nowhere while one writes there.
  if (find("[data-suggestion]") && event.target === standing?.host) event.preventDefault();
});
