/** The form beside new words that are written in the text: it says the same as they do. */

import { around, find, must } from "../../proposals/page/elements.js";
import { rewrite, writtenWords } from "./inline.js";
import { offer } from "./offering.js";
import { fieldOf, kindOf } from "./wording.js";

const FORM = "form[data-suggests]";

/**
 * The form came: it takes the new words, or gives those that were kept of this passage.
 * @param {HTMLFormElement} form
 */
export function takeUp(form) {
  const words = writtenWords();
  if (words === null) return;
  form.dataset.suggests = "";
  const kept = kindOf(form) === "replace" ? fieldOf(form).value : "";
  if (!words && kept) rewrite(kept);
  else say(form, words, { isTyped: words !== "" });
}

/**
 * What is written now: without any new words the old ones are to go.
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function say(form, words, { isTyped = true } = {}) {
  const kind = words.trim() ? "replace" : "delete";
  must(`[name="proposal"][value="${kind}"]`, form, HTMLInputElement).checked = true;
  const field = fieldOf(form);
  field.value = words;
  offer(form);
  if (isTyped) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {string} words */
export function sayWritten(words) {
  const form = find(FORM, document, HTMLFormElement);
  if (form) say(form, words);
}

// A model safeguard that is put into the form stands in the text.
document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLTextAreaElement) || target.name !== "proposed" || !around(target, FORM)) return;
  if (target.value !== writtenWords()) rewrite(target.value);
});
