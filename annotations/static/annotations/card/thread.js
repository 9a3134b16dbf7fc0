/**
 * A reply is sent, worded anew and taken back from its card, which is then drawn anew. What is not sent yet is kept in
 * the browser, and its form opens again with its card.
 */

import { all, around, find, given, must, mustAround, there } from "../../proposals/page/elements.js";
import { askWhich } from "../../proposals/unsent/asking.js";
import { arrived, dropWords, keepWords, wordsAt, wordsUnder } from "../../proposals/unsent/words.js";
import { arrange } from "../margin/arranging.js";
import { refresh } from "../margin/margin.js";
import { addressOf } from "../server/addresses.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";

const OPENERS = "[data-opens-reply], [data-edits-reply]";

const BEGINNING = "reply ";

/** Where its words stand in the browser: of a card, or of a reply that is worded anew. @param {HTMLElement} button */
function placeOf(button) {
  const { editsReply = "" } = button.dataset;
  return `${BEGINNING}${given(mustAround(button, "[data-card]"), "card")} ${editsReply}`;
}

/** @param {HTMLElement} part */
function openerOf(part) {
  return must(`:is(${OPENERS})[aria-expanded="true"]`, mustAround(part, "[data-card]"));
}

/**
 * One form for all cards: it opens under the button.
 * @param {HTMLElement} button
 * @param {{isAsked?: boolean}} how whether a person did it just now
 */
function open(button, { isAsked = true } = {}) {
  for (const form of all("form[data-replies]")) form.remove();
  const isOpen = button.getAttribute("aria-expanded") === "true";
  for (const one of all(OPENERS)) one.setAttribute("aria-expanded", "false");
  if (!isOpen) {
    const drawn = must("[data-reply-form]", document, HTMLTemplateElement).content.cloneNode(true);
    button.setAttribute("aria-expanded", "true");
    there(button.parentElement, "row of this button").after(drawn);
    const form = must("form[data-replies]", mustAround(button, "[data-card]"), HTMLFormElement);
    if (button.dataset.editsReply) prepare(form, button);
    const kept = wordsAt(placeOf(button));
    if (typeof kept === "string") textIn(form).value = kept;
    askWhich(textIn(form), placeOf(button));
    if (isAsked) textIn(form).focus();
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
  const place = placeOf(openerOf(form));
  const button = must("button.primary", form, HTMLButtonElement);
  button.disabled = true;
  const answer = await send(given(form, "replies"), { method, seen, body: { annotation, text: textIn(form).value } });
  button.disabled = false;
  if (answer.ok) {
    dropWords(place);
    await refresh(annotation);
  } else showRefusal(form, answer);
  arrange();
}

/** @param {HTMLElement} button */
async function remove(button) {
  const answer = await send(given(button, "deletesReply"), { method: "DELETE" });
  if (answer.ok) await refresh(given(mustAround(button, "[data-card]"), "card"));
  else showRefusal(there(button.parentElement, "row of this button"), answer);
}

/** The thread is settled, or is open again. @param {HTMLElement} button */
async function turn(button) {
  const card = mustAround(button, "[data-card]");
  const id = given(card, "card");
  const body = { is_resolved: button.dataset.turnsThread === "resolved" };
  const answer = await send(addressOf("api-annotation-thread", { id }), { method: "POST", body });
  if (answer.ok) await refresh(id);
  else showRefusal(mustAround(button, "[data-acts]"), answer);
  arrange();
}

document.addEventListener("click", ({ target }) => {
  const button = around(target, OPENERS);
  if (button) open(button);
  const deletes = around(target, "[data-deletes-reply]");
  if (deletes) remove(deletes);
  const turns = around(target, "[data-turns-thread]");
  if (turns) turn(turns);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-replies]")) return;
  event.preventDefault();
  reply(form);
});
document.addEventListener("input", ({ target }) => {
  const form = around(target, "form[data-replies]", HTMLFormElement);
  if (!form) return;
  const opener = openerOf(form);
  const text = textIn(form).value;
  if (text.trim() && text !== opener.dataset.text) keepWords(placeOf(opener), text);
  else dropWords(placeOf(opener));
});
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
  const form = around(target, "form[data-replies]", HTMLFormElement);
  if (!form) return;
  if (key === "Enter" && (ctrlKey || metaKey)) form.requestSubmit();
  if (key !== "Escape") return;
  const opener = openerOf(form);
  const text = textIn(form).value;
  if (!text.trim() || opener.dataset.text === text) open(opener);
  opener.focus();
});

document.addEventListener("unsent:differs", ({ detail }) => {
  const form = find("form[data-replies]", document, HTMLFormElement);
  if (form && placeOf(openerOf(form)) === detail) askWhich(textIn(form), detail);
  arrange();
});

document.addEventListener("unsent:joined", (event) => {
  const { place, text } = /** @type {CustomEvent<{place: string, text: string}>} */ (event).detail;
  const form = find("form[data-replies]", document, HTMLFormElement);
  if (form && placeOf(openerOf(form)) === place) textIn(form).value = text;
  arrange();
});

/** What was being written last, where its card is there and no other form is open. */
async function resume() {
  await arrived;
  if (find("form[data-replies]")) return;
  const places = new Set(wordsUnder(BEGINNING).map(([place]) => place));
  const buttons = places.size ? all(OPENERS).filter((one) => places.has(placeOf(one))) : [];
  const last = [...places].reverse().find((place) => buttons.some((one) => placeOf(one) === place));
  const button = buttons.find((one) => placeOf(one) === last);
  if (button) open(button, { isAsked: false });
}
document.addEventListener("margin:cards", resume);
