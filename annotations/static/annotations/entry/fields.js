/** What stands in an annotation's form, and where it belongs. */

/** @typedef {import("../anchoring/anchor.js").Anchor} Anchor */

/** The passages that forms are about. @type {WeakMap<HTMLElement, Anchor>} */
const passages = new WeakMap();

/**
 * The fields as JSON.
 * @param {HTMLFormElement} form
 */
export function fieldsOf(form) {
  const data = new FormData(form);
  const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(data);
  return { ...fields, concerns: data.getAll("concerns"), arguments: data.getAll("arguments") };
}

/**
 * What the form is about.
 * @param {HTMLElement} form
 */
export function placeOf(form) {
  const { version, clauseKey = "" } = form.dataset;
  return { version, key: clauseKey, anchor: passageOf(form) };
}

/**
 * From now on the form is about this passage.
 * @param {HTMLElement} form
 * @param {Anchor} anchor
 */
export function setPassage(form, anchor) {
  passages.set(form, anchor);
}

/**
 * The passage that the form is about; null if it is about a clause or a document.
 * @param {HTMLElement} form
 */
export function passageOf(form) {
  return passages.get(form) ?? null;
}

/**
 * The passage that the server drew the form for; null if there is none.
 * @param {HTMLElement} form
 * @returns {Anchor | null}
 */
export function drawnAnchor({ dataset }) {
  const { quoteOf: quote, beforeOf: before = "", afterOf: after = "", startOf } = dataset;
  return quote ? { quote, before, after, start: Number(startOf) } : null;
}
