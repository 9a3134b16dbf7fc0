/** A tick at each clause, and `v`: "I have reviewed this clause". Earlier ticks hold while no word changed. */

import { all, around, copyOf, find, given, must, parsed, there } from "../../proposals/page/elements.js";
import { isForPage } from "../../proposals/page/typing.js";
import { onTree } from "../../proposals/reading/trees.js";
import { clauseHere } from "../anchoring/clauses.js";
import { branchOf, slotOf } from "../margin/badges.js";
import { furnish } from "../margin/furnishing.js";
import { inTurns } from "../margin/turns.js";
import { tryOnce } from "../server/attempts.js";
import { fragment } from "../server/server.js";

const TICKS = '[data-slot="badges"] [data-reviews]';

/** What the server drew to be copied; null for who has no account. @type {HTMLElement | null} */
let drawn = null;
/** @type {Set<string>} */
let reviewed = new Set();
/** By clause that has changed since one reviewed it the link to what changed. */
/** @type {Map<string, HTMLTemplateElement>} */
let since = new Map();
let stop = () => {};

function take() {
  drawn = find("[data-reviewed]");
  if (!drawn) return;
  reviewed = new Set(given(drawn, "reviewed").split(" "));
  const changed = all("[data-since]", drawn, HTMLTemplateElement);
  since = new Map(
    changed.flatMap((link) =>
      given(link, "since")
        .split(" ")
        .map((key) => [key, link]),
    ),
  );
  showProgress(copy("[data-progress]"));
  drawBranches();
}

function drawBranches() {
  stop();
  stop = inTurns(new Set([...reviewed, ...since.keys()]), drawBranch);
}

/** @param {string} selector */
function copy(selector) {
  return copyOf(must(selector, there(drawn, "reviewed clauses"), HTMLTemplateElement));
}

/** @param {Element} progress */
function showProgress(progress) {
  const place = find('[data-slot="progress"]');
  if (place && place.dataset.version === drawn?.dataset.version) place.replaceChildren(progress);
}

/** @param {string} key */
function drawBranch(key) {
  const slot = branchOf(key);
  if (!slot) return;
  find(".ticked, .since", slot)?.remove();
  if (reviewed.has(key)) slot.append(copy("[data-ticked]"));
  else if (since.has(key)) slot.append(copy("[data-changed]"));
}

/** @param {HTMLElement} clause */
function drawTick(clause) {
  const slot = slotOf(clause);
  const key = given(clause, "clause");
  const isReviewed = reviewed.has(key);
  if (!find("[data-reviews]", slot)) slot.append(copy("[data-tick]"));
  must("[data-reviews]", slot).setAttribute("aria-pressed", String(isReviewed));
  find(".since", slot)?.remove();
  const changed = since.get(key);
  if (isReviewed || !changed) return;
  const link = copyOf(changed, HTMLAnchorElement);
  link.setAttribute("href", `${link.getAttribute("href")}#${key}`);
  if (link.pathname !== location.pathname) slot.prepend(link);
}

/** @param {HTMLElement | null} clause */
async function toggle(clause) {
  const tick = clause && find(TICKS, clause);
  if (!drawn || !clause || !tick) return;
  const isReviewed = tick.getAttribute("aria-pressed") !== "true";
  const key = given(clause, "clause");
  const body = new URLSearchParams({ key, reviewed: isReviewed ? "yes" : "no" });
  const address = given(drawn, "address");
  let answer = "";
  const isDone = await tryOnce(async () => {
    answer = await fragment(address, { method: "POST", body, keepalive: true });
  });
  if (!isDone) return;
  if (isReviewed) reviewed.add(key);
  else reviewed.delete(key);
  drawTick(clause);
  drawBranch(key);
  showProgress(there(parsed(answer).firstElementChild, "progress"));
  document.dispatchEvent(new CustomEvent("review:changed"));
}

furnish((clause) => {
  if (drawn && clause.dataset.version === drawn.dataset.version) drawTick(clause);
});
document.addEventListener("margin:filled", take);
onTree(() => drawn && drawBranches());
document.addEventListener("click", ({ target }) => {
  if (around(target, TICKS)) toggle(around(target, ".clause"));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "v" && isForPage(event)) toggle(clauseHere());
});
