/** What was just decided about a place, and how to undo it; `u` undoes it too. */

import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { fragment, send } from "./server.js";

function slot() {
  return document.querySelector('[data-slot="toasts"]');
}

/** Say what stands at this address, until it is closed or something else is said. */
export async function toast(address) {
  slot().innerHTML = await fragment(address);
  slot().querySelector("[popover]").showPopover();
}

async function undo(button) {
  const { undoes, act, annotation } = button.dataset;
  const answer = await send(undoes, { method: "POST", body: { decided_at: act } });
  if (!answer.ok) return say(button.closest("[data-toast]"), answer);
  slot().replaceChildren();
  return refresh(annotation);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-undoes]");
  if (button) undo(button);
  if (event.target.closest("[data-closes-toast]")) slot().replaceChildren();
});
