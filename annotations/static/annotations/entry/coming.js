/** A field that is there at once, so that no word is typed into nothing while the server draws the form. */

import { copyOf, find, must } from "../../proposals/page/elements.js";

/** What was typed and has no field yet. */
let carried = "";

/** @param {HTMLElement} form */
function fieldIn(form) {
  return must("textarea", form, HTMLTextAreaElement);
}

/**
 * Put the field at the head of the margin and begin to write there, unless the form has words already or one begins in
 * the text (`isBegun` is false).
 * @param {HTMLElement} body
 * @param {{isNew: boolean, isBegun: boolean}} how
 */
export function expect(body, { isNew, isBegun }) {
  const form = copyOf(must("template[data-entry-coming]", document, HTMLTemplateElement));
  find("form[data-entry-coming]", body)?.remove();
  body.prepend(form);
  form.hidden = !isNew;
  if (!isNew) return form;
  const field = fieldIn(form);
  field.value = carried;
  if (isBegun) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(carried.length, carried.length);
  }
  form.addEventListener("input", () => {
    carried = field.value;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.dataset.isSent = "";
  });
  return form;
}

/**
 * It did not come: the words stay, and it can be asked for again.
 * @param {HTMLElement} form
 * @param {() => void} again
 */
export function miss(form, again) {
  if (form.hidden) return form.remove();
  must("[data-waits]", form).hidden = true;
  const failed = must("[data-missed]", form);
  failed.hidden = false;
  must("button", failed).addEventListener("click", again, { once: true });
}

/**
 * The form is there: it takes the words, and the place in them. Words that are being put together, as in Chinese, are
 * waited for. False if the person closed the field meanwhile: their words stand in the form all the same.
 * @param {HTMLElement} form
 * @param {() => HTMLElement} draw puts the new one there; its first field takes the words
 */
export async function exchange(form, draw) {
  const field = fieldIn(form);
  await composed(field);
  const [from, to] = [field.selectionStart, field.selectionEnd];
  const isThere = document.activeElement === field;
  const entry = draw();
  const first = find("[data-first]", entry);
  if (first instanceof HTMLTextAreaElement && field.value) {
    const before = first.value ? `${first.value}\n` : "";
    first.value = before + field.value;
    first.dispatchEvent(new Event("input", { bubbles: true }));
    first.setSelectionRange(before.length + from, before.length + to);
    carried = "";
  }
  // Who writes in the text and went on to the reason before the form was there is in its field, empty or not.
  if (isThere && first) first.focus({ preventScroll: true });
  if ("isSent" in form.dataset && entry instanceof HTMLFormElement) entry.requestSubmit();
  return !("isClosed" in form.dataset);
}

/** Nothing is carried on any more. @param {HTMLElement} form */
export function giveUp(form) {
  carried = "";
  form.remove();
}

/** @param {HTMLTextAreaElement} field */
function composed(field) {
  if (!("isComposing" in field.dataset)) return Promise.resolve();
  return new Promise((resolve) => field.addEventListener("compositionend", resolve, { once: true }));
}

document.addEventListener("compositionstart", ({ target }) => {
  if (target instanceof HTMLTextAreaElement) target.dataset.isComposing = "";
});
document.addEventListener("compositionend", ({ target }) => {
  if (target instanceof HTMLTextAreaElement) delete target.dataset.isComposing;
});
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
  const form = target instanceof HTMLTextAreaElement ? target.form : null;
  if (!form?.matches("[data-entry-coming]")) return;
  if (key === "Enter" && (ctrlKey || metaKey)) form.requestSubmit();
  if (key === "Escape") form.dataset.isClosed = "";
});
