/** Hints: faint underlines in the text, under each clause a list that says why. People decide what becomes of them. */

import { all, around, find, given, must, parsed, there } from "../../proposals/page/elements.js";
import { anchorAt } from "../anchoring/anchor.js";
import { onText } from "../anchoring/clauses.js";
import { isFound, rangesAt } from "../anchoring/passages.js";
import { piecesOf, pointsOf } from "../anchoring/pieces.js";
import { ask } from "../entry/entry.js";
import { furnish } from "../margin/furnishing.js";
import { refresh } from "../margin/margin.js";
import { inTurns } from "../margin/turns.js";
import { addressOf } from "../server/addresses.js";
import { attempt, tryOnce } from "../server/attempts.js";
import { fragment, NoFragment } from "../server/server.js";
import { close } from "./bubbles.js";
import { draw, forget, hintsOn, listOf, pointerNamed, pointers } from "./pointers.js";

const LASTS = 12000;
/** What the server drew to be copied; null where there are no hints. @type {HTMLElement | null} */
let drawn = null;
let stop = () => {};

/** @param {import("../margin/marks.js").Drawing} drawing */
function take({ hints }) {
  drawn = find("[data-slot-body] [data-hints]");
  const open = all(".clause > [data-hints-of][open]");
  forget(drawn?.dataset.hints, hints);
  if (drawn) showBar(drawn);
  underline();
  openAgain(open);
}

/** What a person unfolded is there as it is now. @param {HTMLElement[]} lists */
async function openAgain(lists) {
  const keys = lists.map((list) => given(list, "hintsOf"));
  await draw(keys);
  for (const list of keys.map(listOf)) if (list) list.open = true;
}

/** @param {HTMLElement} hints */
function showBar(hints) {
  const place = find('[data-slot="hints"]');
  if (!place || place.dataset.version !== hints.dataset.hints) return;
  place.replaceChildren(must("[data-hints-bar]", hints, HTMLTemplateElement).content.cloneNode(true));
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
  for (const range of rangesAt(hint)) CSS.highlights.get("hint")?.add(range);
}

/**
 * @param {string} address
 * @param {Record<string, string>} fields
 */
function post(address, fields) {
  return fragment(address, { method: "POST", body: new URLSearchParams(fields) });
}

/**
 * Decides for `team`, or the only one of who is in one alone. Answers false, and says so, if the hint went meanwhile.
 * @param {string} slug
 * @param {string} state
 * @param {{annotation?: string, team?: string}} of
 */
async function decide(slug, state, { annotation = "", team = "" }) {
  try {
    toast(await post(addressOf("hint", { slug }), { state, annotation, team }));
    return true;
  } catch (fault) {
    if (!(fault instanceof NoFragment) || fault.status !== 404) throw fault;
    toast(must("[data-hint-gone]").innerHTML);
    return false;
  }
}

/** What can be undone is shown for a while, and as long as it has the focus. @param {string} html */
function toast(html) {
  const shown = parsed(html).firstElementChild;
  must('[data-slot="toasts"]').replaceChildren(...(shown ? [shown] : []));
  const leave = () => {
    if (shown?.matches(":hover, :focus-within")) setTimeout(leave, LASTS);
    else shown?.remove();
  };
  setTimeout(leave, LASTS);
}

/**
 * @param {HTMLElement} hint
 * @param {string} state
 */
async function settle(hint, state) {
  const key = given(hint, "clauseKey");
  const team = teamOf(hint);
  close();
  if (!(await tryOnce(() => decide(given(hint, "hint"), state, { team })))) return;
  await refresh();
  await draw([key]);
  const list = listOf(key);
  if (list && hint.closest(".hints")) list.open = true;
  (list?.querySelector("summary") ?? document.getElementById(key))?.focus({ preventScroll: true });
}

/** The team that is chosen at a hint, or was when it was decided; "" if there is only one. @param {HTMLElement} hint */
function teamOf(hint) {
  const field = find("[data-hint-team]", hint);
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement ? field.value : "";
}

/** @param {HTMLElement} hint */
async function annotate(hint) {
  const slug = given(hint, "hint");
  const { version, key } = there(pointerNamed(slug), "place of this hint");
  close();
  const points = pointsOf(piecesOf({ version, key }));
  await ask({ version, key, anchor: anchorAt(points, Number(given(hint, "from")), Number(given(hint, "to"))) });
  const form = must("[data-entry]");
  const concern = CSS.escape(given(hint, "concern"));
  const box = find(`[name="concerns"][value="${concern}"]`, form, HTMLInputElement);
  if (box) {
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  form.dataset.fromHint = slug;
}

/** @param {string} state */
async function turn(state) {
  if (!(await tryOnce(() => post(addressOf("hints"), { hints: state })))) return;
  await refresh();
  await showTurning();
  find("[data-hints-switch]")?.focus();
}

/** Which sentences of a comparison to look at. */
async function showTurning() {
  const place = find('[data-slot="turning"]');
  if (!place) return;
  const address = addressOf("comparison-hints", { slug: given(place, "comparison") });
  await attempt(place, async () => {
    place.innerHTML = await fragment(address);
  });
}

showTurning();
furnish((clause) => {
  const key = given(clause, "clause");
  if (clause.dataset.version === drawn?.dataset.hints && hintsOn(key)) draw([key]);
});
onText(() => {
  if (drawn && CSS.highlights?.has("hint")) {
    inTurns(
      pointers().filter((hint) => !isFound(hint)),
      colour,
    );
  }
});
document.addEventListener("margin:filled", (event) => take(event.detail));
document.addEventListener("annotation:saved", async ({ detail: { form, annotation } }) => {
  const { fromHint } = form.dataset;
  if (fromHint && (await decide(fromHint, "accepted", { annotation }))) await refresh(annotation);
});
document.addEventListener("click", ({ target }) => {
  const turns = around(target, "[data-hints-switch]");
  if (turns) turn(given(turns, "hintsSwitch"));
  const hint = around(target, "[data-hint]");
  if (!hint) return;
  if (around(target, "[data-hint-annotates]")) annotate(hint);
  const state = around(target, "[data-hint-state]")?.dataset.hintState;
  if (state) settle(hint, state);
});
