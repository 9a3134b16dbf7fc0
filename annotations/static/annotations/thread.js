/** A reply is sent from its card, which is then drawn anew. */

import { arrange } from "./arranging.js";
import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { send } from "./server.js";

async function reply(form) {
  const { annotation, replies } = form.dataset;
  const answer = await send(replies, { method: "POST", body: { annotation, text: form.elements.text.value } });
  if (answer.ok) await refresh(annotation);
  else say(form, answer);
  arrange();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-replies]")) return;
  event.preventDefault();
  reply(event.target);
});
