/** The margin: asks for its cards, and hands out the badges of the clauses. */

import { arrange } from "./arranging.js";
import { paint } from "./highlights.js";
import { fragment } from "./server.js";
import { show } from "./showing.js";

export function marginOf() {
  return document.querySelector('[data-slot="margin"]');
}

export function bodyOf(margin) {
  return margin.querySelector("[data-slot-body]") ?? margin;
}

/** Draw the margin anew from the server; `leadsTo` is the annotation to show then, `isGuest` if it is of another version. */
export async function refresh(leadsTo = "", { isGuest = false } = {}) {
  const margin = marginOf();
  if (!margin?.dataset.version) return;
  const body = bodyOf(margin);
  body.innerHTML = await fragment(`/versions/${margin.dataset.version}/margin/`);
  liftToolbar(body);
  handOutBadges(body);
  if (isGuest) await invite(body, leadsTo);
  yieldRoom(body);
  paint();
  arrange();
  document.dispatchEvent(new CustomEvent("margin:filled"));
  if (leadsTo) show(document.getElementById(`annotation-${leadsTo}`));
}

/** The toolbar floats over the text, also while the margin is closed. */
function liftToolbar(body) {
  for (const old of document.querySelectorAll("body > [data-toolbar]")) old.remove();
  for (const old of document.querySelectorAll("body > [data-reviewed]")) old.remove();
  document.body.append(...body.querySelectorAll("[data-toolbar], [data-reviewed]"));
}

/** What was said of the other side of a comparison stands in the margin until the page is left. */
async function invite(body, annotation) {
  const card = await fragment(`/annotations/${annotation}/card/`);
  body.querySelector("[data-cards]").insertAdjacentHTML("beforeend", card);
}

function handOutBadges(body) {
  const empty = body.querySelector("template[data-badge-empty]")?.content;
  const drawn = byClause(body, "badge");
  const counts = byClause(body, "count");
  for (const slot of slots()) {
    const { clause } = slot.dataset;
    const isInLink = slot.closest("a");
    slot.replaceChildren(...[isInLink ? counts.get(clause) : (drawn.get(clause) ?? empty)?.cloneNode(true)].filter(Boolean));
  }
  body.querySelector("[data-badges]").remove();
}

function byClause(body, what) {
  return new Map([...body.querySelectorAll(`[data-${what}]`)].map((element) => [element.dataset[what], element]));
}

/** The named places of the page; a clause without one gets it in its head. */
function slots() {
  for (const clause of document.querySelectorAll(".clause[data-clause]")) {
    if (clause.querySelector('[data-slot="badges"]')) continue;
    const slot = document.createElement("span");
    Object.assign(slot.dataset, { slot: "badges", clause: clause.dataset.clause });
    (clause.querySelector(".change-head, .clause-top") ?? clause).append(slot);
  }
  return document.querySelectorAll('[data-slot="badges"]');
}

/** Beside a comparison, an empty margin leaves its room to the text. */
function yieldRoom(body) {
  if (document.body.matches(".comparing") && !body.querySelector("[data-card]")) body.replaceChildren();
}

refresh(new URLSearchParams(location.search).get("annotation") ?? "");
