/** Annotations and drafts that their author takes back. */

import { around, given, mustAround } from "../../proposals/page/elements.js";
import { clauseHere } from "../anchoring/clauses.js";
import { refresh } from "../margin/margin.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";

/**
 * @param {string} address
 * @param {HTMLElement} place where a refusal is read
 */
async function remove(address, place) {
  const answer = await send(address, { method: "DELETE" });
  if (!answer.ok) return showRefusal(place, answer);
  await refresh();
  return clauseHere()?.focus({ preventScroll: true });
}

document.addEventListener("click", ({ target }) => {
  const deletes = around(target, "[data-deletes]");
  if (deletes) remove(given(deletes, "deletes"), mustAround(deletes, "details"));
  const discards = around(target, "[data-discards]");
  if (discards) remove(given(discards, "discards"), mustAround(discards, "[data-unreached]"));
});
