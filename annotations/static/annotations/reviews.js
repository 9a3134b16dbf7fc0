/** A tick at each clause, and `v`: "I have reviewed this clause". Ticks of earlier versions hold while no word changed. */

import { isWriting } from "../project/keys.js";
import { clauseHere } from "./clauses.js";
import { fragment } from "./server.js";

const TICKS = '[data-slot="badges"] [data-reviews]';

function ticks() {
  return document.querySelector("[data-reviewed]");
}

function copy(source, selector) {
  return source.querySelector(selector).content.cloneNode(true);
}

function handOut() {
  const source = ticks();
  if (!source) return;
  const reviewed = new Set(source.dataset.reviewed.split(" "));
  for (const slot of document.querySelectorAll('.clause [data-slot="badges"]')) {
    if (slot.closest(".clause").dataset.version !== source.dataset.version) continue;
    slot.append(copy(source, "[data-tick]"));
    draw(slot.dataset.clause, reviewed.has(slot.dataset.clause));
  }
  showProgress(copy(source, "[data-progress]").firstElementChild);
}

function showProgress(drawn) {
  const place = document.querySelector('[data-slot="progress"]');
  if (place?.dataset.version === ticks().dataset.version) place.replaceChildren(drawn);
}

function draw(key, isReviewed) {
  const since = ticks().querySelector(`[data-since="${CSS.escape(key)}"]`);
  for (const slot of document.querySelectorAll(`[data-slot="badges"][data-clause="${CSS.escape(key)}"]`)) {
    slot.querySelector("[data-reviews]")?.setAttribute("aria-pressed", String(isReviewed));
    slot.querySelector(".ticked, .since")?.remove();
    if (slot.closest("a")) {
      if (isReviewed || since) slot.append(copy(ticks(), isReviewed ? "[data-ticked]" : "[data-changed]"));
    } else if (since && !isReviewed && leadsAway(since)) slot.prepend(since.content.cloneNode(true));
  }
}

/** Whether the change is to be seen on another page than this one. */
function leadsAway(since) {
  return since.content.querySelector("a").pathname !== location.pathname;
}

async function toggle(clause) {
  const tick = clause?.querySelector(TICKS);
  if (!tick) return;
  const isReviewed = tick.getAttribute("aria-pressed") !== "true";
  const body = new URLSearchParams(new FormData(ticks().querySelector("form")));
  body.set("key", clause.dataset.clause);
  body.set("reviewed", isReviewed ? "yes" : "no");
  const answer = await fragment(ticks().querySelector("form").action, { method: "POST", body });
  draw(clause.dataset.clause, isReviewed);
  showProgress(document.createRange().createContextualFragment(answer).firstElementChild);
  document.dispatchEvent(new CustomEvent("review:changed"));
}

document.addEventListener("margin:filled", handOut);
document.addEventListener("click", (event) => {
  if (event.target.closest(TICKS)) toggle(event.target.closest(".clause"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "v" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!document.querySelector("dialog[open]")) toggle(clauseHere());
});
