/** An annotation of another version is attached where a person says: to words that are selected, or to a clause. */

import { all, around, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { goTo } from "../../proposals/reading/here.js";
import { clauseHere } from "../anchoring/clauses.js";
import { clauseAt } from "../anchoring/passages.js";
import { markOf } from "../margin/cards.js";
import { refresh } from "../margin/margin.js";
import { closeMargin, heirOf } from "../margin/showing.js";
import { addressOf } from "../server/addresses.js";
import { showRefusal } from "../server/problems.js";
import { send } from "../server/server.js";
import { toast } from "./toasts.js";

/** The annotation that is to be attached, to which version, and the id of its card. */
/** @type {{annotation: string, version: string, name: string} | null} */
let chosen = null;

function bar() {
  return find("[data-attach-bar]");
}

/** Whether a place is being looked for. */
export function isAttaching() {
  return chosen !== null;
}

/** @param {HTMLElement} card */
async function begin(card) {
  end();
  const place = must("[data-attach-bar]");
  chosen = { annotation: given(card, "card"), version: given(card, "version"), name: card.id };
  const quote = must("[data-attach-quote]", place);
  quote.textContent = card.dataset.quote ?? "";
  quote.hidden = !quote.textContent;
  closeMargin(card);
  place.showPopover();
  const mark = markOf(card);
  const heir = await heirOf(card);
  if (chosen?.name !== card.id) return;
  goTo((mark && clauseAt(mark)) ?? heir ?? clauseHere());
  nameClause();
}

function end() {
  chosen = null;
  const place = bar();
  if (!place) return;
  for (const error of all(".error", place)) error.hidden = true;
  if (place.matches(":popover-open")) place.hidePopover();
}

function cancel() {
  const name = chosen?.name ?? "";
  end();
  document.getElementById(name)?.focus();
}

/**
 * Attach to the clause `key` of `version`, or to its words at `anchor`.
 * @param {{version: string, key: string, anchor?: import("../anchoring/anchor.js").Anchor | null}} place
 */
export async function attach({ version, key, anchor = null }) {
  if (!chosen) return;
  const { annotation } = chosen;
  const place = must("[data-attach-bar]");
  must("[data-says-version]", place).hidden = version === chosen.version;
  if (version !== chosen.version) return;
  const address = addressOf("api-placement-detail", { annotation, version });
  const answer = await send(address, { method: "PATCH", body: { key, anchor } });
  if (!answer.ok) {
    showRefusal(place, answer);
    return;
  }
  end();
  getSelection()?.removeAllRanges();
  await refresh(annotation);
  await toast(addressOf("annotation-placed", { slug: annotation }, { version }));
}

function attachClause() {
  const { version, clause: key } = clauseHere()?.dataset ?? {};
  if (version && key) attach({ version, key });
}

/** The bar names the clause that would be taken. */
function nameClause() {
  const place = bar();
  if (!isAttaching() || !place) return;
  const head = find(".clause-head", clauseHere() ?? place);
  const name = head && (find(".clause-number:not(.unnamed)", head) ?? find("[dir]", head));
  must("[data-attach-clause]", place).textContent = name?.textContent ?? "";
}

document.addEventListener("focusin", nameClause);
addEventListener("scroll", nameClause, { passive: true });
document.addEventListener("click", ({ target }) => {
  const begins = around(target, "[data-attaching]");
  if (begins) begin(mustAround(begins, "[data-card]"));
  if (around(target, "[data-attaches-clause]")) attachClause();
  if (around(target, "[data-attach-cancels]")) cancel();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isAttaching() && !find("dialog[open], .pane:popover-open")) cancel();
});
