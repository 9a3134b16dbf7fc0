/** What the server refused, in its own sentences beside the fields. */

import { all, find, given, must } from "../../proposals/page/elements.js";
import { sentencesIn } from "./sentences.js";

/** @typedef {import("./server.js").Refused} Refused */

/**
 * Those of a field stand beside it, all others at the end of the form; the first faulty field gets the focus.
 * @param {HTMLElement} form
 * @param {Refused} answer
 */
export function showRefusal(form, { status, body }) {
  const errors = { ...body.errors };
  for (const element of all("[data-error]", form)) {
    const names = given(element, "error").split(" ");
    const sentences = names.flatMap((name) => sentencesIn(errors[name] ?? []));
    for (const name of names) delete errors[name];
    write(element, sentences.join(" "));
    form.querySelector(`[name="${names[0]}"]`)?.setAttribute("aria-invalid", String(sentences.length > 0));
  }
  const rest = sentencesIn(errors);
  if (status === 0 || !body.detail) rest.unshift(given(form, "unreached"));
  else if (!body.errors) rest.unshift(body.detail);
  if (rest.length) write(lastOf(form), rest.join(" "));
  find('[aria-invalid="true"]', form)?.focus();
}

/**
 * Where all that belongs to no field is written: at the form itself rather than in one of its parts.
 * @param {HTMLElement} form
 */
function lastOf(form) {
  return find(':scope > [data-error~="detail"]', form) ?? must('[data-error~="detail"]', form);
}

/**
 * @param {HTMLElement} element
 * @param {string} words
 */
function write(element, words) {
  element.textContent = words;
  element.hidden = !words;
}
