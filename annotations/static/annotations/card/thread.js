/** A reply is sent, worded anew and taken back from its card, which is then drawn anew. */

import { all, around, find, given, must, mustAround, there } from "../../proposals/page/elements.js";
import { arrange } from "../margin/arranging.js";
import { refresh } from "../margin/margin.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";

const OPENERS = "[data-opens-reply], [data-edits-reply]";

/** One form for all cards: it opens under the button. @param {HTMLElement} button */
function open(button) {
  for (const form of all("form[data-replies]")) form.remove();
  const isOpen = button.getAttribute("aria-expanded") === "true";
  for (const one of all(OPENERS)) one.setAttribute("aria-expanded", "false");
  if (!isOpen) {
    const drawn = must("[data-reply-form]", document, HTMLTemplateElement).content.cloneNode(true);
    button.setAttribute("aria-expanded", "true");
    there(button.parentElement, "row of this button").after(drawn);
    const form = must("form[data-replies]", mustAround(button, "[data-card]"), HTMLFormElement);
    if (button.dataset.editsReply) prepare(form, button);
    textIn(form).focus();
  }
  arrange();
}

/** @param {HTMLFormElement} form */
function textIn(form) {
  return must("[name=text]", form, HTMLTextAreaElement);
}

/**
 * For a reply that is worded anew.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 */
function prepare(form, button) {
  Object.assign(form.dataset, { replies: given(button, "editsReply"), method: "PATCH", seen: given(button, "seen") });
  textIn(form).value = given(button, "text");
}

/** @param {HTMLFormElement} form */
async function reply(form) {
  const { method = "POST", seen } = form.dataset;
  const annotation = given(mustAround(form, "[data-card]"), "card");
  const answer = await send(given(form, "replies"), { method, seen, body: { annotation, text: textIn(form).value } });
  if (answer.ok) await refresh(annotation);
  else showRefusal(form, answer);
  arrange();
}

/** @param {HTMLElement} button */
async function remove(button) {
  const answer = await send(given(button, "deletesReply"), { method: "DELETE" });
  if (answer.ok) await refresh(given(mustAround(button, "[data-card]"), "card"));
  else showRefusal(there(button.parentElement, "row of this button"), answer);
}

document.addEventListener("click", ({ target }) => {
  const button = around(target, OPENERS);
  if (button) open(button);
  const deletes = around(target, "[data-deletes-reply]");
  if (deletes) remove(deletes);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-replies]")) return;
  event.preventDefault();
  reply(form);
});
document.addEventListener("keydown", ({ key, target }) => {
  const form = around(target, "form[data-replies]", HTMLFormElement);
  if (!form || key !== "Escape") return;
  const card = mustAround(form, "[data-card]");
  const opener = find(`:is(${OPENERS})[aria-expanded="true"]`, card);
  const text = textIn(form).value;
  if (opener && (!text.trim() || opener.dataset.text === text)) open(opener);
  (opener ?? card).focus();
});
