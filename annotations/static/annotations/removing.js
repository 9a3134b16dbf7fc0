/** Annotations and drafts that their author takes back. */

import { clauseHere } from "./clauses.js";
import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { send } from "./server.js";

async function remove(address, place) {
  const answer = await send(address, { method: "DELETE" });
  if (!answer.ok) return say(place, answer);
  await refresh();
  return clauseHere()?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const deletes = event.target.closest("[data-deletes]");
  if (deletes) remove(deletes.dataset.deletes, deletes.closest("details"));
  const discards = event.target.closest("[data-discards]");
  if (discards) remove(discards.dataset.discards, discards.closest("[data-unreached]"));
});
