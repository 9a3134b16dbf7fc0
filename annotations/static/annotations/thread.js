/** A reply is sent, said anew and taken back from its card, which is then drawn anew. */

import { arrange } from "./arranging.js";
import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { send } from "./server.js";

const OPENERS = "[data-opens-reply], [data-edits-reply]";

/** One form for all cards: it opens under the button. */
function open(button) {
  for (const form of document.querySelectorAll("form[data-replies]")) form.remove();
  const isOpen = button.getAttribute("aria-expanded") === "true";
  for (const one of document.querySelectorAll(OPENERS)) one.setAttribute("aria-expanded", "false");
  if (!isOpen) {
    const drawn = document.querySelector("[data-reply-form]").content.cloneNode(true);
    button.setAttribute("aria-expanded", "true");
    button.parentElement.after(drawn);
    const form = button.closest("[data-card]").querySelector("form[data-replies]");
    if (button.dataset.editsReply) prepare(form, button.dataset);
    form.elements.text.focus();
  }
  arrange();
}

/** For a reply that is said anew. */
function prepare(form, { editsReply, seen, text }) {
  Object.assign(form.dataset, { replies: editsReply, method: "PATCH", seen });
  form.elements.text.value = text;
}

async function reply(form) {
  const { replies, method = "POST", seen } = form.dataset;
  const annotation = form.closest("[data-card]").dataset.card;
  const answer = await send(replies, { method, seen, body: { annotation, text: form.elements.text.value } });
  if (answer.ok) await refresh(annotation);
  else say(form, answer);
  arrange();
}

async function remove(button) {
  const answer = await send(button.dataset.deletesReply, { method: "DELETE" });
  if (answer.ok) await refresh(button.closest("[data-card]").dataset.card);
  else say(button.parentElement, answer);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(OPENERS);
  if (button) open(button);
  const deletes = event.target.closest("[data-deletes-reply]");
  if (deletes) remove(deletes);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-replies]")) return;
  event.preventDefault();
  reply(event.target);
});
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-replies]");
  if (!form || event.key !== "Escape") return;
  const card = form.closest("[data-card]");
  const opener = card.querySelector(`:is(${OPENERS})[aria-expanded="true"]`);
  if (!form.elements.text.value.trim() || opener?.dataset.text === form.elements.text.value) open(opener);
  (opener ?? card).focus();
});
