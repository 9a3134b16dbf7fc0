/** An annotation of another version is attached where a person says: to words that are selected, or to a clause. */

import { markOf } from "./cards.js";
import { clauseHere } from "./clauses.js";
import { refresh } from "./margin.js";
import { clauseAt } from "./passages.js";
import { say } from "./problems.js";
import { send } from "./server.js";
import { goTo } from "../proposals/here.js";
import { toast } from "./toasts.js";

let chosen = null;

function bar() {
  return document.querySelector("[data-attach-bar]");
}

/** Whether a place is being looked for. */
export function isAttaching() {
  return chosen !== null;
}

function begin(card) {
  end();
  const { card: annotation, version } = card.dataset;
  chosen = { annotation, version, name: card.id };
  const quote = bar().querySelector("[data-attach-quote]");
  quote.textContent = card.dataset.quote ?? "";
  quote.hidden = !quote.textContent;
  const pane = card.closest("[popover]");
  if (pane?.matches(":popover-open")) pane.hidePopover();
  bar().showPopover();
  goTo(clauseAt(markOf(card)) ?? clauseHere());
  nameClause();
}

function end() {
  chosen = null;
  if (!bar()) return;
  for (const error of bar().querySelectorAll(".error")) error.hidden = true;
  if (bar().matches(":popover-open")) bar().hidePopover();
}

function cancel() {
  const { name } = chosen;
  end();
  document.dispatchEvent(new CustomEvent("attaching:over"));
  document.getElementById(name)?.focus();
}

/** Attach to the clause `key` of `version`, or to its words at `anchor`. */
export async function attach({ version, key, anchor = null }) {
  bar().querySelector("[data-says-version]").hidden = version === chosen.version;
  if (version !== chosen.version) return;
  const { annotation } = chosen;
  const address = `/api/v1/annotations/${annotation}/placements/${version}/`;
  const answer = await send(address, { method: "PATCH", body: { key, anchor } });
  if (!answer.ok) {
    say(bar(), answer);
    return;
  }
  end();
  getSelection().removeAllRanges();
  await refresh(annotation);
  await toast(`/annotations/${annotation}/placed/?version=${version}`);
}

function attachClause() {
  const clause = clauseHere();
  if (clause?.dataset.version) attach({ version: clause.dataset.version, key: clause.dataset.clause });
}

/** The bar names the clause that would be taken. */
function nameClause() {
  if (!isAttaching()) return;
  const head = clauseHere()?.querySelector(".clause-head");
  const name = head?.querySelector(".clause-number:not(.unnamed)") ?? head?.querySelector("[dir]");
  bar().querySelector("[data-attach-clause]").textContent = name?.textContent ?? "";
}

document.addEventListener("focusin", nameClause);
addEventListener("scroll", nameClause, { passive: true });
document.addEventListener("click", (event) => {
  const begins = event.target.closest("[data-attaching]");
  if (begins) begin(begins.closest("[data-card]"));
  if (event.target.closest("[data-attaches-clause]")) attachClause();
  if (event.target.closest("[data-attach-cancels]")) cancel();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isAttaching() && !document.querySelector("dialog[open], .pane:popover-open")) cancel();
});
