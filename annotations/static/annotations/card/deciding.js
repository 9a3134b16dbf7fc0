/** Decisions on a card: of its remark, and of its place in this version. */

import { all, around, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { clauseHere } from "../anchoring/clauses.js";
import { arrange } from "../margin/arranging.js";
import { refresh } from "../margin/margin.js";
import { toast } from "../placing/toasts.js";
import { addressOf } from "../server/addresses.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";

/**
 * @param {HTMLElement} place the button or the form
 * @param {string} state
 */
async function decide(place, state, reason = "") {
  const card = mustAround(place, "[data-card]");
  const id = given(card, "card");
  const how = { method: "POST", body: { state, reason }, seen: card.dataset.seen };
  const answer = await send(addressOf("api-annotation-decide", { id }), how);
  if (answer.ok) await refresh(id);
  else showRefusalAt(around(place, "form")?.parentElement ?? mustAround(place, "[data-acts]"), answer);
}

/** The suggested place is right, or there is none in this version. @param {HTMLElement} button */
async function settle(button) {
  const card = mustAround(button, "[data-card]");
  const [annotation, version] = [given(card, "card"), given(card, "version")];
  const isRight = button.dataset.settles === "right";
  const after = neighbour(card);
  const address = addressOf("api-placement-detail", { annotation, version });
  const answer = await send(address, { method: "PATCH", body: { is_right: isRight } });
  if (!answer.ok) return showRefusalAt(mustAround(button, "[data-settling], [data-acts]"), answer);
  await refresh(isRight ? annotation : "");
  if (!isRight) (document.getElementById(after) ?? clauseHere())?.focus({ preventScroll: true });
  return toast(addressOf("annotation-placed", { slug: annotation }, { version }));
}

/** The card that gets the focus when this one goes. @param {HTMLElement} card */
function neighbour(card) {
  const cards = all("[data-margin] [data-card]").filter((one) => one.checkVisibility());
  const at = cards.indexOf(card);
  return (cards[at + 1] ?? cards[at - 1])?.id ?? "";
}

/**
 * @param {HTMLElement} place
 * @param {import("../server/server.js").Refused} answer
 */
function showRefusalAt(place, answer) {
  showRefusal(place, answer);
  arrange();
}

document.addEventListener("click", ({ target }) => {
  const decides = around(target, "button[data-decides]");
  if (decides) decide(decides, given(decides, "decides"));
  const settles = around(target, "[data-settles]");
  if (settles) settle(settles);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-decides]")) return;
  event.preventDefault();
  const reason = must("[name=reason]", form, HTMLTextAreaElement);
  decide(form, given(form, "decides"), reason.value);
});
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target instanceof HTMLElement && target.matches(".confirm[open]")) find("textarea", target)?.focus();
  },
  true,
);
document.addEventListener("keydown", (event) => {
  const details = around(event.target, ":is(.confirm, .card-more)[open]", HTMLDetailsElement);
  if (!details || event.key !== "Escape") return;
  event.stopPropagation();
  details.open = false;
  must("summary", details).focus();
});
