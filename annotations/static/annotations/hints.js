/** Hints: faint underlines in the text, and under each clause a list that says why. People decide what becomes of them. */

import { anchorAt, rangesOf } from "./anchor.js";
import { ask } from "./entry.js";
import { close } from "./bubbles.js";
import { refresh } from "./margin.js";
import { piecesOf, pointsOf } from "./pieces.js";
import { fragment } from "./server.js";

const LISTS = ".clause > [data-hints-of]";
const LASTS = 12000;
let source = null;

function handOut() {
  for (const old of document.querySelectorAll(`${LISTS}, body > [data-hint-bubbles]`)) old.remove();
  source = document.querySelector("[data-slot-body] [data-hints]");
  for (const list of source?.querySelectorAll("[data-hints-of]") ?? []) {
    const clause = document.getElementById(list.dataset.hintsOf);
    if (clause?.dataset.version === source.dataset.hints) clause.append(list);
  }
  const bubbles = source?.querySelector("[data-hint-bubbles]");
  if (bubbles) document.body.append(bubbles);
  showBar();
  underline();
}

function showBar() {
  const place = document.querySelector('[data-slot="hints"]');
  if (place && place.dataset.version === source?.dataset.hints) {
    place.replaceChildren(source.querySelector("[data-hints-bar]").content.cloneNode(true));
  }
}

function homeOf(hint) {
  return { version: source.dataset.hints, key: hint.dataset.clauseKey };
}

/** Each bubble with the ranges of its words, for who looks for the one under the pointer. */
export let underlined = [];

function underline() {
  const bubbles = [...document.querySelectorAll("[data-hint-bubbles] [data-hint]")];
  underlined = bubbles.map((bubble) => {
    return { bubble, ranges: rangesOf(homeOf(bubble), Number(bubble.dataset.from), Number(bubble.dataset.to)) };
  });
  if (!("highlights" in CSS)) return;
  const found = new Highlight(...underlined.flatMap(({ ranges }) => ranges));
  found.priority = -1;
  CSS.highlights.set("hint", found);
}

async function post(address, facts) {
  const body = new URLSearchParams(new FormData(source.querySelector("[data-hint-form]")));
  for (const [name, value] of Object.entries(facts)) body.set(name, value);
  return fragment(address, { method: "POST", body });
}

/** Answers false, and says so, if the hint went meanwhile. */
async function decide(slug, state, annotation = "") {
  try {
    toast(await post(`/hints/${slug}/`, { state, annotation }));
    return true;
  } catch (fault) {
    if (!fault.message.startsWith("404")) throw fault;
    toast(source.querySelector("[data-hint-gone]").innerHTML);
    return false;
  }
}

/** What can be undone is said for a while, and as long as it has the focus. */
function toast(drawn) {
  const place = document.querySelector('[data-slot="toasts"]');
  const said = document.createRange().createContextualFragment(drawn).firstElementChild;
  place.replaceChildren(...[said].filter(Boolean));
  const leave = () => (said?.matches(":hover, :focus-within") ? setTimeout(leave, LASTS) : said?.remove());
  setTimeout(leave, LASTS);
}

async function settle(hint, state) {
  const { hint: slug, clauseKey } = hint.dataset;
  close();
  await decide(slug, state);
  await refresh();
  const list = document.querySelector(`${LISTS}[data-hints-of="${CSS.escape(clauseKey)}"]`);
  if (list && hint.closest(".hints")) list.open = true;
  (list?.querySelector("summary") ?? document.getElementById(clauseKey))?.focus({ preventScroll: true });
}

async function annotate(hint) {
  const place = { ...hint.dataset };
  close();
  const anchor = anchorAt(pointsOf(piecesOf(homeOf(hint))), Number(place.from), Number(place.to));
  await ask({ ...homeOf(hint), anchor });
  const form = document.querySelector("[data-entry]");
  const box = form.querySelector(`[name="concerns"][value="${CSS.escape(place.concern)}"]`);
  if (box) box.checked = true;
  form.hint = place.hint;
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
document.addEventListener("margin:filled", handOut);
document.addEventListener("annotation:saved", async ({ detail: { form, annotation } }) => {
  if (form.hint && (await decide(form.hint, "accepted", annotation))) await refresh(annotation);
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
