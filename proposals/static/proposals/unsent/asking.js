/** Two windows of one person wrote at the same place: both texts stay in sight until the person has chosen. */

import { copyOf, find, must } from "../page/elements.js";
import { otherWordsAt, settleWords, textOf } from "./words.js";

/**
 * Ask beside the field, if another window wrote something else there.
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {string} place
 */
export function askWhich(field, place) {
  const other = otherWordsAt(place);
  if (other === undefined || find("[data-other-words]", field.parentElement ?? document)) return;
  const text = textOf(other);
  const note = copyOf(must("[data-unsent-other]", document, HTMLTemplateElement));
  must("[data-other-words]", note).textContent = text;
  field.after(note);
  const end = () => {
    settleWords(place);
    note.remove();
    field.focus();
  };
  must("[data-keeps-these]", note).addEventListener("click", end);
  must("[data-takes-others]", note).addEventListener("click", () => {
    field.value = text;
    end();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
