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
  const drawn = await fragment(`/versions/${margin.dataset.version}/margin/`);
  const entry = body.querySelector("[data-entry]");
  body.innerHTML = drawn;
  if (entry) body.prepend(entry);
  liftToolbar(body);
  handOutBadges(body);
  if (isGuest) await invite(body, leadsTo);
  yieldRoom(body);
  paint();
  arrange();
  document.dispatchEvent(new CustomEvent("margin:filled"));
  if (leadsTo) show(document.getElementById(`annotation-${leadsTo}`));
}

/** Toolbars float over the text, also while the margin is closed. */
function liftToolbar(body) {
  const [toolbars, ticks] = ["[data-toolbar], [data-attach-bar]", "[data-reviewed]"];
  for (const old of document.querySelectorAll(`main > :is(${toolbars}):not([data-attach-bar]:popover-open), body > ${ticks}`)) old.remove();
  const isLooking = document.querySelector("main > [data-attach-bar]");
  if (isLooking) body.querySelector("[data-attach-bar]")?.remove();
  document.querySelector("main").append(...body.querySelectorAll(toolbars));
  document.body.append(...body.querySelectorAll(ticks));
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
  for (const clause of document.querySelectorAll(".clause[data-clause]:not([data-version=''])")) {
    if (clause.querySelector('[data-slot="badges"]')) continue;
    const slot = document.createElement("span");
    Object.assign(slot.dataset, { slot: "badges", clause: clause.dataset.clause });
    (clause.querySelector(".change-head, .clause-top") ?? clause).append(slot);
  }
  return document.querySelectorAll('[data-slot="badges"]');
}

/** Beside a comparison, an empty margin leaves its room to the text. */
function yieldRoom(body) {
  if (document.body.matches(".comparing") && !body.querySelector("[data-card], [data-typed]")) body.replaceChildren();
}

refresh(new URLSearchParams(location.search).get("annotation") ?? "");
