/** The annotation's form: asked for, filled with its passage, sent, and its faults said beside their fields. */

import { arrange } from "./arranging.js";
import { choose } from "./cards.js";
import { clauseHere } from "./clauses.js";
import { discard, flush, hold, insist, release } from "./drafting.js";
import { drawnAnchor, fieldsOf, placeOf } from "./fields.js";
import { bodyOf, marginOf, refresh } from "./margin.js";
import { emphasise } from "./highlights.js";
import { rangesOf } from "./anchor.js";
import { fragment, send } from "./server.js";
import { say } from "./problems.js";
import { openMargin } from "./showing.js";
import { preview } from "./previewing.js";

/** Open the form for a passage (`anchor`) or a whole clause. */
export function ask({ version, key, anchor = null }) {
  const stretch = anchor ? `&start=${anchor.start}&end=${anchor.start + Array.from(anchor.quote).length}` : "";
  return open(`/versions/${version}/annotate/?key=${key}${stretch}`, anchor);
}

/** Say that a selection runs over several clauses, and offer them. */
export function askWhich({ version, key, other }) {
  return open(`/versions/${version}/annotate/?key=${key}&other=${other}`);
}

let origin = null;

/** Where one was: the element that had the focus, or the clause, and the first selected word. */
function remember() {
  if (document.activeElement?.closest("[data-entry]")) return;
  const selection = getSelection();
  const spot = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  const isNowhere = !document.activeElement || document.activeElement === document.body;
  origin = { element: isNowhere ? clauseHere() : document.activeElement, card: cardName(document.activeElement), spot };
}

function cardName(element) {
  return element?.closest("[data-card]")?.id ?? "";
}

function goBack() {
  if (!origin) return;
  const { element, card, spot } = origin;
  const place = element?.isConnected ? element : document.getElementById(card) ?? clauseHere();
  place?.focus({ preventScroll: true });
  if (spot?.startContainer.isConnected) getSelection().collapse(spot.startContainer, spot.startOffset);
  origin = null;
}

async function open(address, anchor = null) {
  const drawn = await fragment(address);
  if (!(await leave())) return;
  remember();
  openMargin();
  bodyOf(marginOf()).insertAdjacentHTML("afterbegin", drawn);
  const entry = document.querySelector("[data-entry]");
  entry.dataset.address = address;
  const passage = anchor ?? drawnAnchor(entry);
  if (passage) fill(entry, passage);
  choose();
  preview(entry);
  arrange();
  const first = entry.querySelector("[data-first]") ?? entry;
  first.focus({ preventScroll: true });
  if (first.matches("textarea")) first.setSelectionRange(first.value.length, first.value.length);
  entry.scrollIntoView({ block: entry.closest(".as-column") ? "nearest" : "start" });
}

function fill(entry, anchor) {
  const to = anchor.start + Array.from(anchor.quote).length;
  Object.assign(entry.dataset, { from: anchor.start, to });
  entry.anchor = anchor;
  const quote = entry.querySelector("[data-quote]");
  quote.textContent = anchor.quote;
  quote.hidden = false;
  entry.querySelector("[data-whole]")?.remove();
  emphasise(rangesOf({ version: entry.dataset.version, key: entry.dataset.clauseKey }, anchor.start, to));
}

/** Close what is open, unless what was typed there is not safe yet. */
async function leave() {
  const entry = document.querySelector("[data-entry]");
  if (entry?.matches("[data-drafts]") && !(await flush(entry))) return false;
  remove();
  return true;
}

function remove() {
  for (const entry of document.querySelectorAll("[data-entry]")) entry.remove();
  choose();
  emphasise([]);
}

/** Close the form; its draft stays in the margin. */
async function close() {
  const entry = document.querySelector("[data-entry]");
  if (!(await leave())) return;
  if (entry?.dataset.draft) await refresh();
  arrange();
  goBack();
}

async function throwAway(form) {
  const answer = await discard(form);
  if (!answer.ok && answer.status !== 404) {
    release(form);
    return say(form, answer);
  }
  remove();
  await refresh();
  return goBack();
}

async function save(form) {
  const button = form.querySelector("button.primary");
  button.disabled = true;
  await hold(form);
  const { sends, method, seen, replaces } = form.dataset;
  const body = replaces ? fieldsOf(form) : { ...fieldsOf(form), ...placeOf(form) };
  const answer = await send(sends, { method, seen, body });
  button.disabled = false;
  if (!answer.ok) {
    release(form);
    say(form, answer);
    if (answer.status === 412) await showMeanwhile(form);
    return arrange();
  }
  const annotation = replaces ?? answer.body.id;
  const isGuest = form.dataset.version !== marginOf().dataset.version;
  remove();
  origin = null;
  await refresh(annotation, { isGuest });
  document.dispatchEvent(new CustomEvent("annotation:saved", { detail: { form, annotation } }));
}

/** Another window saved first: both texts are shown. */
async function showMeanwhile(form) {
  const place = form.querySelector("[data-meanwhile]");
  place.innerHTML = await fragment(place.dataset.meanwhile);
  place.hidden = false;
  form.querySelector('[data-error="detail"]').hidden = true;
  place.scrollIntoView({ block: "nearest" });
}

function saveMine(form) {
  const place = form.querySelector("[data-meanwhile]");
  form.dataset.seen = place.querySelector("[data-meanwhile-said]").dataset.seen;
  place.hidden = true;
  return save(form);
}

/** Draw the form anew: without one's own draft, or with the one that another window keeps. */
async function startOver(form, { drops }) {
  if (drops) await discard(form);
  else await hold(form);
  const { address, replaces, version } = form.dataset;
  const { anchor = null } = form;
  remove();
  return open(replaces ? `/versions/${version}/annotate/?annotation=${replaces}` : address, anchor);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sends]")) return;
  event.preventDefault();
  save(event.target);
});
const ACTS = {
  "[data-cancels]": () => close(),
  "[data-discards-open]": throwAway,
  "[data-keeps-mine]": insist,
  "[data-takes-other]": (form) => startOver(form, { drops: false }),
  "[data-saves-mine]": saveMine,
  "[data-takes-saved]": (form) => startOver(form, { drops: true }),
};
document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-asks]");
  if (asks) open(asks.dataset.asks);
  const act = Object.keys(ACTS).find((one) => event.target.closest(one));
  if (act) ACTS[act](event.target.closest("[data-entry]"));
});
document.addEventListener("keydown", (event) => {
  const entry = event.target.closest?.("[data-entry]");
  if (!entry) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && entry.matches("form")) entry.requestSubmit();
  if (event.key === "Escape" && !(event.target.matches('[type="search"]') && event.target.value)) close();
});
