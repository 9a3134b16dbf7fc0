/** Hints: faint underlines in the text, and under each clause a list that says why. People decide what becomes of them. */

import { anchorAt } from "./anchor.js";
import { close } from "./bubbles.js";
import { onText } from "./clauses.js";
import { ask } from "./entry.js";
import { furnish } from "./furnishing.js";
import { refresh } from "./margin.js";
import { isFound, rangesAt } from "./passages.js";
import { piecesOf, pointsOf } from "./pieces.js";
import { draw, forget, hintsOn, listOf, pointers, wordsOf } from "./pointers.js";
import { fragment } from "./server.js";
import { inTurns } from "./turns.js";

const LASTS = 12000;
/** What the server drew to be copied; null where there are no hints. @type {HTMLElement | null} */
let drawn = null;
let stop = () => {};

/** @param {{hints: Record<string, [string, number, number][]>}} told */
function take({ hints }) {
  drawn = document.querySelector("[data-slot-body] [data-hints]");
  forget(drawn?.dataset.hints, hints);
  showBar();
  underline();
}

function showBar() {
  const place = document.querySelector('[data-slot="hints"]');
  if (place && place.dataset.version === drawn?.dataset.hints) {
    place.replaceChildren(drawn.querySelector("[data-hints-bar]").content.cloneNode(true));
  }
}

function underline() {
  if (!("highlights" in CSS)) return;
  const painted = new Highlight();
  painted.priority = -1;
  CSS.highlights.set("hint", painted);
  stop();
  stop = inTurns(pointers(), colour);
}

/** @param {import("./pointers.js").Pointer} hint */
function colour(hint) {
  for (const range of rangesAt(hint)) CSS.highlights.get("hint").add(range);
}

async function post(address, facts) {
  return fragment(address, { method: "POST", body: new URLSearchParams(facts) });
}

/** Answers false, and says so, if the hint went meanwhile. */
async function decide(slug, state, annotation = "") {
  try {
    toast(await post(`/hints/${slug}/`, { state, annotation }));
    return true;
  } catch (fault) {
    if (!(/** @type {Error} */ (fault).message.startsWith("404"))) throw fault;
    toast(drawn.querySelector("[data-hint-gone]").innerHTML);
    return false;
  }
}

/** What can be undone is said for a while, and as long as it has the focus. */
function toast(words) {
  const place = document.querySelector('[data-slot="toasts"]');
  const said = document.createRange().createContextualFragment(words).firstElementChild;
  place.replaceChildren(...[said].filter(Boolean));
  const leave = () => (said?.matches(":hover, :focus-within") ? setTimeout(leave, LASTS) : said?.remove());
  setTimeout(leave, LASTS);
}

async function settle(hint, state) {
  const { hint: slug, clauseKey } = hint.dataset;
  close();
  await decide(slug, state);
  await refresh();
  await draw([clauseKey]);
  const list = listOf(clauseKey);
  if (list && hint.closest(".hints")) list.open = true;
  (list?.querySelector("summary") ?? document.getElementById(clauseKey))?.focus({ preventScroll: true });
}

async function annotate(hint) {
  const place = { ...hint.dataset };
  const { version, key } = wordsOf(place.hint);
  close();
  const anchor = anchorAt(pointsOf(piecesOf({ version, key })), Number(place.from), Number(place.to));
  await ask({ version, key, anchor });
  const form = document.querySelector("[data-entry]");
  const box = form.querySelector(`[name="concerns"][value="${CSS.escape(place.concern)}"]`);
  if (box) box.checked = true;
  form.dataset.fromHint = place.hint;
}

async function turn(state) {
  await post("/hints/", { hints: state });
  await refresh();
  await showArising();
  document.querySelector("[data-hints-switch]")?.focus();
}

/** What hints say of a comparison as a whole. */
async function showArising() {
  const place = document.querySelector('[data-slot="arising"]');
  if (place) place.innerHTML = await fragment(`/comparisons/${place.dataset.comparison}/hints/`);
}

showArising();
furnish((clause) => {
  if (clause.dataset.version === drawn?.dataset.hints && hintsOn(clause.dataset.clause)) draw([clause.dataset.clause]);
});
onText(() => {
  if (drawn && CSS.highlights?.has("hint")) inTurns(pointers().filter((hint) => !isFound(hint)), colour);
});
document.addEventListener("margin:filled", (event) => take(event.detail));
document.addEventListener("annotation:saved", async ({ detail: { form, annotation } }) => {
  const { fromHint } = form.dataset;
  if (fromHint && (await decide(fromHint, "accepted", annotation))) await refresh(annotation);
});
document.addEventListener("click", (event) => {
  const turns = event.target.closest("[data-hints-switch]");
  if (turns) turn(turns.dataset.hintsSwitch);
  const hint = event.target.closest("[data-hint]");
  if (!hint) return;
  if (event.target.closest("[data-hint-annotates]")) annotate(hint);
  const state = event.target.closest("[data-hint-state]")?.dataset.hintState;
  if (state) settle(hint, state);
});
