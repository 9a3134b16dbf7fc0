/** A tick at each clause, and `v`: "I have reviewed this clause". */

import { isWriting } from "../project/keys.js";
import { clauseHere } from "./clauses.js";
import { fragment } from "./server.js";

const TICKS = '[data-slot="badges"] [data-reviews]';

function ticks() {
  return document.querySelector("[data-reviewed]");
}

function handOut() {
  const source = ticks();
  if (!source) return;
  const reviewed = new Set(source.dataset.reviewed.split(" "));
  for (const slot of document.querySelectorAll('.clause [data-slot="badges"]')) {
    if (slot.closest(".clause").dataset.version !== source.dataset.version) continue;
    slot.append(source.querySelector("[data-tick]").content.cloneNode(true));
    draw(slot.dataset.clause, reviewed.has(slot.dataset.clause));
  }
}

function draw(key, isReviewed) {
  for (const slot of document.querySelectorAll(`[data-slot="badges"][data-clause="${CSS.escape(key)}"]`)) {
    slot.querySelector("[data-reviews]")?.setAttribute("aria-pressed", String(isReviewed));
    if (!slot.closest("a")) continue;
    slot.querySelector(".ticked")?.remove();
    if (isReviewed) slot.append(ticks().querySelector("[data-ticked]").content.cloneNode(true));
  }
}

async function toggle(clause) {
  const tick = clause?.querySelector(TICKS);
  if (!tick) return;
  const isReviewed = tick.getAttribute("aria-pressed") !== "true";
  const body = new URLSearchParams(new FormData(ticks().querySelector("form")));
  body.set("key", clause.dataset.clause);
  body.set("reviewed", isReviewed ? "yes" : "no");
  await fragment(ticks().querySelector("form").action, { method: "POST", body });
  draw(clause.dataset.clause, isReviewed);
}

document.addEventListener("margin:filled", handOut);
document.addEventListener("click", (event) => {
  if (event.target.closest(TICKS)) toggle(event.target.closest(".clause"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "v" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!document.querySelector("dialog[open]")) toggle(clauseHere());
});
