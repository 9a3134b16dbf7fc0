/** Private annotations of one's own are shown to the team at once, after a look at which. */

import { all, around, find, given, must, mustAround, there } from "../../proposals/page/elements.js";
import { refresh } from "../margin/margin.js";
import { tryOnce } from "../server/attempts.js";
import { showRefusal } from "../server/problems.js";
import { fragment, send } from "../server/server.js";

/** @param {HTMLFormElement} form */
function ticked(form) {
  return all("[name=annotations]:checked", form, HTMLInputElement).map((box) => box.value);
}

/**
 * Which they are is asked for when one looks; beside the button, since a sheet stays open under its own dialogs alone.
 * @param {HTMLElement} button
 */
async function open(button) {
  await tryOnce(async () => {
    const drawn = await fragment(given(button, "asksPrivate"));
    find("#publish")?.remove();
    there(button.parentElement, "row of this button").insertAdjacentHTML("afterend", drawn);
    must("#publish", document, HTMLDialogElement).showModal();
  });
}

/** @param {HTMLFormElement} form */
async function publish(form) {
  const annotations = ticked(form);
  const answer = await send(given(form, "publishes"), { method: "POST", body: { annotations } });
  if (!answer.ok) return showRefusal(form, answer);
  mustAround(form, "dialog", HTMLDialogElement).close();
  return refresh(annotations[0]);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-publishes]")) return;
  event.preventDefault();
  publish(form);
});
document.addEventListener("change", ({ target }) => {
  const form = around(target, "[data-publishes]", HTMLFormElement);
  if (!form) return;
  const count = ticked(form).length;
  must("[data-publishing]", form).textContent = String(count);
  must("button.primary", form, HTMLButtonElement).disabled = count === 0;
});
document.addEventListener("click", ({ target }) => {
  const asks = around(target, "[data-asks-private]");
  if (asks) open(asks);
  if (around(target, "[data-closes-dialog]")) around(target, "dialog", HTMLDialogElement)?.close();
});
