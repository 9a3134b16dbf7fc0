/**
 * Long words of any form that has no keeping of its own: kept as they are typed, there again when the page is. A form
 * that was sent is forgotten with the next page that comes of it.
 */

import { all, around, copyOf, must } from "../page/elements.js";
import { askWhich } from "./asking.js";
import { arrived, dropWords, keepBeside, keepWords, wordsAt, wordsUnder } from "./words.js";

/** @typedef {{text: string, isSent: boolean}} Kept */
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

const FIELDS = "form[method=post] :is(textarea, input[type=text], input:not([type]))[name]";
/** What has a keeping of its own, or is none of the words one would miss: a code works once. */
const OWN = "[data-entry], [data-replies], [data-sheet], [autocomplete=one-time-code]";
const BEGINNING = "field ";

/** @param {Field} field */
function placeOf(field) {
  const { form, name } = field;
  const same = form ? all("form", document, HTMLFormElement).filter((one) => one.action === form.action) : [];
  const at = form ? same.indexOf(form) : 0;
  return `${BEGINNING}${location.pathname} ${form?.getAttribute("action") ?? ""} ${at} ${name}`;
}

/**
 * @param {EventTarget | null} target
 * @returns {Field | null}
 */
function fieldOf(target) {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isField && target.matches(FIELDS) && !around(target, OWN) ? target : null;
}

/** @param {Field} field */
function bringBack(field) {
  const place = placeOf(field);
  askWhich(field, place);
  const kept = /** @type {Kept | undefined} */ (wordsAt(place));
  if (!kept || field.value === kept.text) return;
  if (field.value !== field.defaultValue) return;
  field.value = kept.text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const note = copyOf(must("[data-unsent-note]", document, HTMLTemplateElement));
  field.after(note);
  must("[data-forgets-unsent]", note).addEventListener("click", () => {
    field.value = field.defaultValue;
    dropWords(place);
    note.remove();
    field.focus();
  });
}

/** What is on this page gets its words back; what was sent from here, and came, is forgotten. */
async function begin() {
  await arrived;
  const isDone = Boolean(document.querySelector(".messages .success"));
  const fields = all(FIELDS, document, Element)
    .map(fieldOf)
    .filter((field) => field !== null);
  const here = new Set(fields.map(placeOf));
  const isDoor = Boolean(document.querySelector(".door"));
  for (const [place, kept] of wordsUnder(BEGINNING)) {
    const isSent = /** @type {Kept} */ (kept).isSent;
    if (!isSent || isDoor) continue;
    if (isDone || !here.has(place)) dropWords(place);
    else keepWords(place, { .../** @type {Kept} */ (kept), isSent: false });
  }
  fields.forEach(takeIn);
  fields.forEach(bringBack);
}

/** Words that were typed before this script was there. @param {Field} field */
function takeIn(field) {
  const place = placeOf(field);
  const kept = /** @type {Kept | undefined} */ (wordsAt(place));
  if (field.value !== field.defaultValue && field.value !== kept?.text)
    keepBeside(place, { text: field.value, isSent: false });
}

/**
 * Say beside a field why the server does not keep it, until more is typed.
 * @param {Field} field
 * @param {string} sentence
 */
function complain(field, sentence) {
  const note = copyOf(must("[data-unsent-refused]", document, HTMLTemplateElement));
  must("[data-says]", note).textContent = sentence;
  field.after(note);
  field.addEventListener("input", () => note.remove(), { once: true });
}

document.addEventListener("input", ({ target }) => {
  const field = fieldOf(target);
  if (!field) return;
  if (field.value === field.defaultValue) dropWords(placeOf(field));
  else keepWords(placeOf(field), { text: field.value, isSent: false });
});
document.addEventListener("submit", ({ target }) => {
  if (!(target instanceof HTMLFormElement)) return;
  for (const one of all(FIELDS, target, Element)) {
    const field = fieldOf(one);
    if (field && wordsAt(placeOf(field)))
      keepWords(placeOf(field), { text: field.value, isSent: true }, { isApart: true });
  }
});
document.addEventListener("unsent:differs", ({ detail }) => {
  for (const one of all(FIELDS, document, Element)) {
    const field = fieldOf(one);
    if (field && placeOf(field) === detail) askWhich(field, detail);
  }
});
/** @param {Event} event */
function takeJoined(event) {
  const { place, text } = /** @type {CustomEvent<{place: string, text: string}>} */ (event).detail;
  for (const one of all(FIELDS, document, Element)) {
    const field = fieldOf(one);
    if (field && placeOf(field) === place) field.value = text;
  }
}
document.addEventListener("unsent:joined", takeJoined);
document.addEventListener("unsent:refused", (event) => {
  const { place, sentence } = /** @type {CustomEvent<{place: string, sentence: string}>} */ (event).detail;
  for (const one of all(FIELDS, document, Element)) {
    const field = fieldOf(one);
    if (field && placeOf(field) === place) complain(field, sentence);
  }
});
/** What htmx sent and had drawn anew has come; a form that opens later gets its words back then. */
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful } = /** @type {CustomEvent<{elt: HTMLElement, successful: boolean}>} */ (event).detail;
  if (!successful || !(elt instanceof HTMLFormElement)) return;
  for (const one of all(FIELDS, elt, Element)) {
    const field = fieldOf(one);
    if (field) dropWords(placeOf(field));
  }
});
document.addEventListener("htmx:load", ({ target }) => {
  if (!(target instanceof Element)) return;
  for (const one of all(FIELDS, target, Element)) {
    const field = fieldOf(one);
    if (field) bringBack(field);
  }
});
begin();
