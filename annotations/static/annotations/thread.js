/** A reply is sent from its card, which is then drawn anew. */

import { arrange } from "./arranging.js";
import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { send } from "./server.js";

/** One form for all cards: it opens under the button. */
function open(button) {
  for (const form of document.querySelectorAll("[data-replies]")) form.remove();
  const isOpen = button.getAttribute("aria-expanded") === "true";
  for (const one of document.querySelectorAll("[data-opens-reply]")) one.setAttribute("aria-expanded", "false");
  if (!isOpen) {
    const form = document.querySelector("[data-reply-form]").content.cloneNode(true);
    button.setAttribute("aria-expanded", "true");
    button.parentElement.after(form);
    button.closest("[data-card]").querySelector("[data-replies] textarea").focus();
  }
  arrange();
}

async function reply(form) {
  const { replies } = form.dataset;
  const annotation = form.closest("[data-card]").dataset.card;
  const answer = await send(replies, { method: "POST", body: { annotation, text: form.elements.text.value } });
  if (answer.ok) await refresh(annotation);
  else say(form, answer);
  arrange();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens-reply]");
  if (button) open(button);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-replies]")) return;
  event.preventDefault();
  reply(event.target);
});
