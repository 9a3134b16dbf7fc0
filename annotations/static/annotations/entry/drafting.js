/**
 * What is typed is kept in the browser at once, on the server a moment later, and tried again until the server has it.
 */

import { all, around, find, given, must } from "../../proposals/page/elements.js";
import { beforeSigningOut } from "../../proposals/unsent/signing-out.js";
import { dropWords, keepWords, wordsAt } from "../../proposals/unsent/words.js";
import { arrange } from "../margin/arranging.js";
import { addressOf } from "../server/addresses.js";
import { isPassing, send } from "../server/server.js";
import { fieldsOf, placeOf } from "./fields.js";
import { bringBack, nameOf } from "./unsent.js";

/**
 * `seen` is the tag of what the server has; `isHeld` while nothing is kept; `isMine` to keep it over what another
 * window has; `isOver` once it is closed.
 * @typedef {{
 *   seen: string | null, isDirty: boolean, isHeld: boolean, isMine: boolean, isOver: boolean, waiting: number,
 *   running: Promise<void>
 * }} State
 */
/** @typedef {"kept" | "failed" | "refused"} Outcome */
/** @typedef {import("../server/server.js").Refused} Refused */

const FORM = "form[data-drafts]";
const PAUSE = 800;
const AGAIN = 4000;
/** @type {WeakMap<HTMLFormElement, State>} */
const states = new WeakMap();

/**
 * @param {HTMLFormElement} form
 * @returns {State}
 */
function stateOf(form) {
  const known = states.get(form);
  if (known) return known;
  const seen = form.dataset.draftSeen ?? null;
  const how = { isDirty: false, isHeld: false, isMine: false, isOver: false };
  const fresh = { seen, ...how, waiting: 0, running: Promise.resolve() };
  states.set(form, fresh);
  return fresh;
}

/**
 * Whether all that was typed is safe: true once the server has it, or if nothing was typed.
 * @param {HTMLFormElement} form
 */
export async function flush(form) {
  const state = stateOf(form);
  clearTimeout(state.waiting);
  await state.running;
  if (state.isDirty && !state.isHeld) await keep(form);
  return !state.isDirty;
}

/**
 * From now on nothing more is kept of this form: it is being sent.
 * @param {HTMLFormElement} form
 */
export async function hold(form) {
  const state = stateOf(form);
  clearTimeout(state.waiting);
  await state.running;
  state.isHeld = true;
}

/**
 * It is closed. A field that is taken away while one is in it says that it changed: that is no new word of anybody.
 * @param {HTMLFormElement} form
 */
export function end(form) {
  const state = stateOf(form);
  clearTimeout(state.waiting);
  state.isOver = true;
}

/**
 * It was not sent after all.
 * @param {HTMLFormElement} form
 */
export function release(form) {
  const state = stateOf(form);
  state.isHeld = false;
  if (state.isDirty) soon(form);
}

/**
 * Keep what is here over what another window has.
 * @param {HTMLFormElement} form
 */
export function insist(form) {
  const state = stateOf(form);
  Object.assign(state, { isHeld: false, isMine: true, isDirty: true });
  return flush(form);
}

/**
 * Throw away what the server keeps of this form; null if it keeps nothing.
 * @param {HTMLFormElement} form
 */
export async function discard(form) {
  await hold(form);
  dropWords(placeOfWords(form));
  const { draft } = form.dataset;
  return draft ? send(addressOf("api-draft-detail", { id: draft }), { method: "DELETE" }) : null;
}

/** What the browser kept of this form stands in it again. @param {HTMLFormElement} form */
export function resume(form) {
  const kept = wordsAt(placeOfWords(form));
  if (!kept) return;
  bringBack(form, kept);
  soon(form);
}

/** The browser need not keep its words any more. @param {HTMLFormElement} form */
export function forget(form) {
  dropWords(placeOfWords(form));
}

/** @param {HTMLFormElement} form */
function soon(form, pause = PAUSE) {
  const state = stateOf(form);
  if (state.isOver) return;
  state.isDirty = true;
  keepWords(placeOfWords(form), bodyOf(form), { isApart: true });
  clearTimeout(state.waiting);
  if (!state.isHeld) state.waiting = setTimeout(() => keep(form), pause);
}

/** @param {HTMLFormElement} form */
function keep(form, { outlives = false } = {}) {
  const state = stateOf(form);
  state.running = state.running.then(() => store(form, state, outlives));
  return state.running;
}

/**
 * @param {HTMLFormElement} form
 * @param {State} state
 * @param {boolean} outlives
 */
async function store(form, state, outlives) {
  if (!state.isDirty) return;
  state.isDirty = false;
  const seen = state.isMine ? null : state.seen;
  const how = { method: "POST", body: bodyOf(form), seen, isNew: !seen && !state.isMine, outlives };
  /** @type {import("../server/server.js").Answer<{id: string}>} */
  const answer = await send(given(form, "drafts"), how);
  if (answer.ok) {
    Object.assign(state, { seen: answer.etag, isMine: false });
    form.dataset.draft = answer.body.id;
    if (!state.isDirty) dropWords(placeOfWords(form));
    must("[data-discards-open]", form).hidden = false;
    showState(form, "kept");
  } else wait(form, state, answer);
}

/** What is typed is kept with its passage, but for an annotation that has one. @param {HTMLFormElement} form */
function bodyOf(form) {
  const { version, key, anchor } = placeOf(form);
  const { replaces: annotation = null } = form.dataset;
  const fields = { version, key, annotation, form: fieldsOf(form) };
  return annotation ? fields : { ...fields, anchor };
}

/** Where its words stand in the browser. @param {HTMLFormElement} form */
function placeOfWords(form) {
  const { version, key, anchor } = placeOf(form);
  const { replaces } = form.dataset;
  return nameOf({ version, key, anchor, annotation: replaces ?? null });
}

/**
 * What the server cannot take now is tried again; what another window has is asked about.
 * @param {HTMLFormElement} form
 * @param {State} state
 * @param {Refused} answer
 */
function wait(form, state, answer) {
  state.isDirty = true;
  if (isPassing(answer)) {
    showState(form, "failed");
    soon(form, AGAIN);
    return;
  }
  state.isHeld = answer.status === 412;
  must("[data-refusal]", form).textContent = answer.body.detail ?? "";
  must("[data-elsewhere]", form).hidden = answer.status !== 412;
  showState(form, "refused");
}

/**
 * @param {HTMLFormElement} form
 * @param {Outcome} what
 */
function showState(form, what) {
  for (const word of all("[data-when]", form)) word.hidden = word.dataset.when !== what;
  arrange();
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, ({ target }) => {
    const form = around(target, FORM, HTMLFormElement);
    if (form && target instanceof Element && target.getAttribute("name")) soon(form);
  });
}
document.addEventListener("visibilitychange", () => {
  const form = find(FORM, document, HTMLFormElement);
  if (!form || document.visibilityState !== "hidden") return;
  const state = stateOf(form);
  clearTimeout(state.waiting);
  if (state.isDirty && !state.isHeld) keep(form, { outlives: true });
});
beforeSigningOut(async () => {
  const form = find(FORM, document, HTMLFormElement);
  if (!form) return;
  await flush(form);
  await hold(form);
});
