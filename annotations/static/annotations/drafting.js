/** What is typed is kept on the server a moment later, and tried again until the server has it. */

import { arrange } from "./arranging.js";
import { fieldsOf, placeOf } from "./fields.js";
import { send } from "./server.js";

const PAUSE = 800;
const AGAIN = 4000;
const states = new WeakMap();

function stateOf(form) {
  if (!states.has(form)) {
    const seen = form.dataset.draftSeen ?? null;
    states.set(form, { seen, isDirty: false, isHeld: false, isMine: false, waiting: 0, running: Promise.resolve() });
  }
  return states.get(form);
}

/** Whether all that was typed is safe: true once the server has it, or if nothing was typed. */
export async function flush(form) {
  const state = stateOf(form);
  clearTimeout(state.waiting);
  await state.running;
  if (state.isDirty && !state.isHeld) await keep(form);
  return !state.isDirty;
}

/** From now on nothing more is kept of this form: it is being sent. */
export async function hold(form) {
  const state = stateOf(form);
  clearTimeout(state.waiting);
  await state.running;
  state.isHeld = true;
}

/** It was not sent after all. */
export function release(form) {
  const state = stateOf(form);
  state.isHeld = false;
  if (state.isDirty) soon(form);
}

/** Keep what is here over what another window has. */
export function insist(form) {
  const state = stateOf(form);
  Object.assign(state, { isHeld: false, isMine: true, isDirty: true });
  return flush(form);
}

export async function discard(form) {
  await hold(form);
  const { draft } = form.dataset;
  return draft ? send(draft, { method: "DELETE" }) : { ok: true, status: 200, body: {} };
}

function soon(form, pause = PAUSE) {
  const state = stateOf(form);
  state.isDirty = true;
  clearTimeout(state.waiting);
  if (!state.isHeld) state.waiting = setTimeout(() => keep(form), pause);
}

function keep(form, { outlives = false } = {}) {
  const state = stateOf(form);
  state.running = state.running.then(() => store(form, state, outlives));
  return state.running;
}

async function store(form, state, outlives) {
  if (!state.isDirty) return;
  state.isDirty = false;
  const { replaces: annotation = null } = form.dataset;
  const body = { ...placeOf(form), annotation, form: fieldsOf(form) };
  if (annotation) delete body.anchor;
  const seen = state.isMine ? null : state.seen;
  const answer = await send(form.dataset.drafts, { method: "POST", body, seen, isNew: !seen && !state.isMine, outlives });
  if (answer.ok) {
    Object.assign(state, { seen: answer.etag, isMine: false });
    form.dataset.draft = `${form.dataset.drafts}${answer.body.id}/`;
    form.querySelector("[data-discards-open]").hidden = false;
    tell(form, "kept");
  } else wait(form, state, answer);
}

/** What the server cannot take now is tried again; what another window has is asked about. */
function wait(form, state, { status, body }) {
  state.isDirty = true;
  if (status === 0 || status === 429 || status >= 500) {
    tell(form, "failed");
    soon(form, AGAIN);
    return;
  }
  state.isHeld = status === 412;
  form.querySelector("[data-refusal]").textContent = body.detail ?? "";
  form.querySelector("[data-elsewhere]").hidden = status !== 412;
  tell(form, "refused");
}

function tell(form, what) {
  for (const word of form.querySelectorAll("[data-when]")) word.hidden = word.dataset.when !== what;
  arrange();
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest("form[data-drafts]");
    if (form && event.target.name) soon(form);
  });
}
document.addEventListener("visibilitychange", () => {
  const form = document.querySelector("form[data-drafts]");
  if (!form || document.visibilityState !== "hidden") return;
  const state = stateOf(form);
  clearTimeout(state.waiting);
  if (state.isDirty && !state.isHeld) keep(form, { outlives: true });
});
