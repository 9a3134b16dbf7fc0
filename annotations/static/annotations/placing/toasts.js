/** What was just decided about a place, and how to undo it; `u` undoes it too. */

import { around, given, must, mustAround } from "../../proposals/page/elements.js";
import { refresh } from "../margin/margin.js";
import { showRefusal } from "../server/problems.js";
import { fragment, send } from "../server/server.js";

function slot() {
  return must('[data-slot="toasts"]');
}

/**
 * Say what stands at this address, until it is closed or something else is said.
 * @param {string} address
 */
export async function toast(address) {
  slot().innerHTML = await fragment(address);
  must("[popover]", slot()).showPopover();
}

/** @param {HTMLElement} button */
async function undo(button) {
  const { act, annotation } = button.dataset;
  const answer = await send(given(button, "undoes"), { method: "POST", body: { decided_at: act } });
  if (!answer.ok) return showRefusal(mustAround(button, "[data-toast]"), answer);
  slot().replaceChildren();
  return refresh(annotation);
}

document.addEventListener("click", ({ target }) => {
  const button = around(target, "[data-undoes]");
  if (button) undo(button);
  if (around(target, "[data-closes-toast]")) slot().replaceChildren();
});
