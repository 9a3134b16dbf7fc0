/** Decisions on a card: of its remark, and of its place in this version. */

import { arrange } from "./arranging.js";
import { clauseHere } from "./clauses.js";
import { refresh } from "./margin.js";
import { say } from "./problems.js";
import { send } from "./server.js";
import { toast } from "./toasts.js";

async function decide(place, state, reason = "") {
  const { card, seen } = place.closest("[data-card]").dataset;
  const answer = await send(`/api/v1/annotations/${card}/decide/`, { method: "POST", body: { state, reason }, seen });
  if (answer.ok) await refresh(card);
  else sayAt(place.closest("form")?.parentElement ?? place.closest("[data-acts]"), answer);
}

/** The suggested place is right, or there is none in this version. */
async function settle(button) {
  const card = button.closest("[data-card]");
  const { card: annotation, version } = card.dataset;
  const isRight = button.dataset.settles === "right";
  const after = neighbour(card);
  const answer = await send(`/api/v1/annotations/${annotation}/placements/${version}/`, {
    method: "PATCH",
    body: { is_right: isRight },
  });
  if (!answer.ok) return sayAt(button.closest("[data-settling], [data-acts]"), answer);
  await refresh(isRight ? annotation : "");
  if (!isRight) (document.getElementById(after) ?? clauseHere())?.focus({ preventScroll: true });
  return toast(`/annotations/${annotation}/placed/?version=${version}`);
}

/** The card that gets the focus when this one goes. */
function neighbour(card) {
  const cards = [...document.querySelectorAll("[data-margin] [data-card]")].filter((one) => one.checkVisibility());
  const at = cards.indexOf(card);
  return (cards[at + 1] ?? cards[at - 1])?.id ?? "";
}

function sayAt(place, answer) {
  say(place, answer);
  arrange();
}

document.addEventListener("click", (event) => {
  const decides = event.target.closest("button[data-decides]");
  if (decides) decide(decides, decides.dataset.decides);
  const settles = event.target.closest("[data-settles]");
  if (settles) settle(settles);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-decides]")) return;
  event.preventDefault();
  decide(form, form.dataset.decides, form.elements.reason.value);
});
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".confirm[open]")) event.target.querySelector("textarea")?.focus();
}, true);
document.addEventListener("keydown", (event) => {
  const details = event.target.closest?.(".confirm[open]");
  if (!details || event.key !== "Escape") return;
  event.stopPropagation();
  details.open = false;
  details.querySelector("summary").focus();
});
