/** A clause or a passage is marked as a safeguard at once, without a form; what was made can be undone. */

import { around, copyOf, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { refresh } from "../margin/margin.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";

/** @typedef {import("../anchoring/anchor.js").Anchor} Anchor */

/**
 * Mark it for the team that the form would offer first; the words are the server's.
 * @param {{version: string, key: string, anchor?: Anchor | null}} place
 */
export async function safeguard({ version, key, anchor = null }) {
  const drawn = find("[data-safeguard]", document, HTMLTemplateElement);
  if (!drawn) return;
  const toast = copyOf(drawn);
  const { team, comment } = toast.dataset;
  const body = { version, key, anchor, team, comment, polarity: "safeguard" };
  /** @type {import("../server/server.js").Answer<{id: string}>} */
  const answer = await send(given(toast, "sends"), { method: "POST", body });
  must('[data-slot="toasts"]').replaceChildren(toast);
  for (const part of toast.querySelectorAll("[data-when-made]")) {
    if (part instanceof HTMLElement) part.hidden = !answer.ok;
  }
  toast.showPopover();
  if (!answer.ok) return showRefusal(toast, answer);
  const { id } = answer.body;
  toast.dataset.made = `${given(toast, "sends")}${id}/`;
  must("[data-asks]", toast).dataset.asks += id;
  return refresh();
}

/** @param {HTMLElement} toast */
async function takeBack(toast) {
  const answer = await send(given(toast, "made"), { method: "DELETE" });
  if (!answer.ok) return showRefusal(toast, answer);
  toast.remove();
  return refresh();
}

document.addEventListener("click", ({ target }) => {
  const toast = around(target, "[data-takes-back]") && mustAround(target, "[data-toast]");
  if (toast) takeBack(toast);
  const asks = around(target, "[data-toast] [data-asks]");
  if (asks) mustAround(asks, "[data-toast]").remove();
});
