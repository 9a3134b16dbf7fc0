/** Model safeguards against the concerns that one chose: one click puts a sentence where one writes. */

import { all, around, find, given, mustAround } from "../../proposals/page/elements.js";
import { arrange } from "../margin/arranging.js";
import { put } from "./putting.js";
import { choose, fieldOf, kindOf } from "./wording.js";

/** What was selected in a field when it was left, and of which text. */
/** @type {WeakMap<EventTarget, {from: number, to: number, of: string}>} */
const left = new WeakMap();

/**
 * Show those that answer the chosen concerns, unfolded where a wording is being written.
 * @param {HTMLFormElement} form
 */
export function offer(form) {
  const place = find("[data-offers]", form, HTMLDetailsElement);
  if (!place) return;
  const chosen = new Set(new FormData(form).getAll("concerns"));
  const offers = all("[data-offers-against]", place);
  for (const one of offers) one.hidden = !chosen.has(given(one, "offersAgainst"));
  const kind = kindOf(form);
  place.hidden = kind === "delete" || offers.every((one) => one.hidden);
  if (kind !== "none") place.open = true;
  arrange();
}

/**
 * At the caret that was left there, or at the end; where no wording was chosen it is to come after the words.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 */
function take(form, button) {
  if (kindOf(form) === "none") choose(form, "insert-after");
  const field = fieldOf(form);
  const end = field.value.length;
  const caret = left.get(field);
  const place = caret?.of === field.value ? caret : { from: end, to: end };
  const made = put(field.value, place, button.textContent.trim(), !field.lang.startsWith("zh"));
  field.value = made.text;
  field.focus();
  field.setSelectionRange(made.end, made.end);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("focusout", ({ target }) => {
  if (!(target instanceof HTMLTextAreaElement) || !target.matches("[data-wording]")) return;
  left.set(target, { from: target.selectionStart, to: target.selectionEnd, of: target.value });
});
document.addEventListener("change", ({ target }) => {
  const field = around(target, '[name="concerns"], [name="proposal"]');
  const form = field && around(field, "form[data-entry]", HTMLFormElement);
  if (form) offer(form);
});
document.addEventListener("click", ({ target }) => {
  const button = around(target, "[data-puts]");
  if (button) take(mustAround(button, "form[data-entry]", HTMLFormElement), button);
});
