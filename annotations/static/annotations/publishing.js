/** Private annotations of one's own are shown to the team at once, after a look at which. */

import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { fragment, send } from "./server.js";

function ticked(form) {
  return [...form.querySelectorAll("[name=annotations]:checked")].map((box) => box.value);
}

/** Which they are is asked for when one looks; beside the button, since a sheet stays open under its own dialogs alone. */
async function open(button) {
  const drawn = await fragment(button.dataset.asksPrivate);
  document.getElementById("publish")?.remove();
  button.parentElement.insertAdjacentHTML("afterend", drawn);
  document.getElementById("publish").showModal();
}

async function publish(form) {
  const annotations = ticked(form);
  const answer = await send(form.dataset.publishes, { method: "POST", body: { annotations } });
  if (!answer.ok) return say(form, answer);
  form.closest("dialog").close();
  return refresh(annotations[0]);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-publishes]")) return;
  event.preventDefault();
  publish(event.target);
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-publishes]");
  if (!form) return;
  const count = ticked(form).length;
  form.querySelector("[data-publishing]").textContent = String(count);
  form.querySelector("button.primary").disabled = count === 0;
});
document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-asks-private]");
  if (asks) open(asks);
  if (event.target.closest("[data-closes-dialog]")) event.target.closest("dialog").close();
});
