/** Open annotations that the margin shows are accepted at once, by who decides for their teams; one act undoes it. */

import { around, copyOf, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { clauseHere } from "../anchoring/clauses.js";
import { addressOf } from "../server/addresses.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";
import { allMarks, isShown } from "./cards.js";
import { refresh } from "./margin.js";

/** @typedef {{annotations: string[], decided_at: string}} Accepted */

const FEWEST = 2;

function shown() {
  return allMarks().filter((mark) => mark.isToDecide && mark.place === "margin" && isShown(mark));
}

/** The row is there where it spares a click. */
function offer() {
  const row = find("[data-accepting]");
  if (!row) return;
  const count = shown().length;
  row.hidden = count < FEWEST;
  must("[data-count]", row).textContent = String(count);
}

/** @param {HTMLElement} row */
async function accept(row) {
  const annotations = shown().map(({ slug }) => slug);
  const body = { annotations, unchanged_since: given(row, "accepting") };
  /** @type {import("../server/server.js").Answer<Accepted>} */
  const answer = await send(addressOf("api-annotation-accept"), { method: "POST", body });
  if (!answer.ok) return showRefusal(row, answer);
  const toast = copyOf(must("[data-accepted]", row, HTMLTemplateElement));
  must("[data-count]", toast).textContent = String(answer.body.annotations.length);
  must("[data-opens-again]", toast).dataset.opensAgain = JSON.stringify(answer.body);
  await refresh();
  must('[data-slot="toasts"]').replaceChildren(toast);
  return clauseHere()?.focus({ preventScroll: true });
}

/** @param {HTMLElement} button */
async function openAgain(button) {
  const toast = mustAround(button, "[data-toast]");
  const body = JSON.parse(given(button, "opensAgain"));
  const answer = await send(addressOf("api-annotation-take-back"), { method: "POST", body });
  if (!answer.ok) return showRefusal(toast, answer);
  toast.remove();
  return refresh();
}

document.addEventListener("margin:filtered", offer);
document.addEventListener("click", ({ target }) => {
  const row = around(target, "[data-accepts]") && mustAround(target, "[data-accepting]");
  if (row) accept(row);
  const back = around(target, "[data-opens-again]");
  if (back) openAgain(back);
});
