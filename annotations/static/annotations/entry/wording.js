/** The part of a form in which a wording is proposed: what it is proposed for, and what one starts from. */

import { find, must } from "../../proposals/page/elements.js";

/**
 * Which kind of wording is chosen.
 * @param {HTMLFormElement} form
 */
export function kindOf(form) {
  return find('[name="proposal"]:checked', form, HTMLInputElement)?.value ?? "none";
}

/**
 * Choose a kind of wording as a person does.
 * @param {HTMLFormElement} form
 * @param {string} kind
 */
export function choose(form, kind) {
  const choice = must(`[name="proposal"][value="${kind}"]`, form, HTMLInputElement);
  choice.checked = true;
  for (const name of ["input", "change"]) choice.dispatchEvent(new Event(name, { bubbles: true }));
}

/**
 * Where the new words are written.
 * @param {HTMLFormElement} form
 */
export function fieldOf(form) {
  return must('textarea[name="proposed"]', form, HTMLTextAreaElement);
}

/**
 * The words that a wording would replace: those of the passage, or else of the clause; "" of a whole document.
 * @param {HTMLFormElement} form
 */
export function wordsOf(form) {
  return passageOf(form) || (find("[data-clause-words]", form)?.textContent ?? "");
}

/**
 * The words of the passage; "" if the form is about more than one.
 * @param {HTMLFormElement} form
 */
export function passageOf(form) {
  return must("[data-quote]", form).textContent;
}

/**
 * Whether the new words are those of the draft.
 * @param {HTMLFormElement} form
 */
export function isSame(form) {
  const words = wordsOf(form).trim();
  return words !== "" && fieldOf(form).value.trim() === words;
}

/**
 * Replacing starts from the words of the draft, and inserting from none, unless something was written already.
 * @param {HTMLFormElement} form
 */
export function start(form) {
  const [field, kind] = [fieldOf(form), kindOf(form)];
  if (kind === "replace" && field.value.trim() === "") field.value = wordsOf(form);
  else if (kind === "insert-after" && isSame(form)) field.value = "";
}
