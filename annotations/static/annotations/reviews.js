/** A tick at each clause, and `v`: "I have reviewed this clause". Ticks of earlier versions hold while no word changed. */

import { isWriting } from "../project/keys.js";
import { branchOf, slotOf } from "./badges.js";
import { clauseHere } from "./clauses.js";
import { furnish } from "./furnishing.js";
import { fragment } from "./server.js";
import { inTurns } from "./turns.js";

const TICKS = '[data-slot="badges"] [data-reviews]';

/** What the server drew to be copied; null for who has no account. @type {HTMLElement | null} */
let drawn = null;
/** @type {Set<string>} */
let reviewed = new Set();
/** By clause that has changed since one reviewed it the link to what changed. @type {Map<string, HTMLAnchorElement>} */
let since = new Map();
let stop = () => {};

function take() {
  drawn = document.querySelector("[data-reviewed]");
  if (!drawn) return;
  reviewed = new Set(drawn.dataset.reviewed.split(" "));
  const changed = [...drawn.querySelectorAll("[data-since]")];
  since = new Map(changed.flatMap(({ dataset, content }) => dataset.since.split(" ").map((key) => [key, content.firstElementChild])));
  showProgress(copy("[data-progress]"));
  stop();
  stop = inTurns(new Set([...reviewed, ...since.keys()]), drawBranch);
}

function copy(selector) {
  return drawn.querySelector(selector).content.firstElementChild.cloneNode(true);
}

function showProgress(progress) {
  const place = document.querySelector('[data-slot="progress"]');
  if (place?.dataset.version === drawn.dataset.version) place.replaceChildren(progress);
}

/** @param {string} key */
function drawBranch(key) {
  const slot = branchOf(key);
  slot?.querySelector(".ticked, .since")?.remove();
  if (reviewed.has(key)) slot?.append(copy("[data-ticked]"));
  else if (since.has(key)) slot?.append(copy("[data-changed]"));
}

/** @param {HTMLElement} clause */
function drawTick(clause) {
  const slot = slotOf(clause);
  const { clause: key } = clause.dataset;
  const isReviewed = reviewed.has(key);
  if (!slot.querySelector("[data-reviews]")) slot.append(copy("[data-tick]"));
  slot.querySelector("[data-reviews]").setAttribute("aria-pressed", String(isReviewed));
  slot.querySelector(".since")?.remove();
  if (isReviewed || !since.has(key)) return;
  // Inside a template an address is not worked out.
  const link = document.importNode(since.get(key), true);
  link.setAttribute("href", `${link.getAttribute("href")}#${key}`);
  if (link.pathname !== location.pathname) slot.prepend(link);
}

async function toggle(clause) {
  const tick = clause?.querySelector(TICKS);
  if (!tick) return;
  const isReviewed = tick.getAttribute("aria-pressed") !== "true";
  const { clause: key } = clause.dataset;
  const body = new URLSearchParams({ key, reviewed: isReviewed ? "yes" : "no" });
  const answer = await fragment(drawn.dataset.address, { method: "POST", body });
  if (isReviewed) reviewed.add(key);
  else reviewed.delete(key);
  drawTick(clause);
  drawBranch(key);
  showProgress(document.createRange().createContextualFragment(answer).firstElementChild);
  document.dispatchEvent(new CustomEvent("review:changed"));
}

furnish((clause) => {
  if (drawn && clause.dataset.version === drawn.dataset.version) drawTick(clause);
});
document.addEventListener("margin:filled", take);
document.addEventListener("click", (event) => {
  if (event.target.closest(TICKS)) toggle(event.target.closest(".clause"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "v" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!document.querySelector("dialog[open]")) toggle(clauseHere());
});
