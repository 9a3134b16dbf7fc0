/** Hints: faint underlines in the text, and under each clause a list that says why; `h` opens the next one. */

import { isWriting } from "../project/keys.js";
import { anchorAt, rangesOf } from "./anchor.js";
import { clauseHere } from "./clauses.js";
import { ask } from "./entry.js";
import { refresh } from "./margin.js";
import { piecesOf, pointsOf } from "./pieces.js";
import { fragment } from "./server.js";

const LISTS = ".clause > [data-hints-of]";
let source = null;

function handOut() {
  for (const old of document.querySelectorAll(LISTS)) old.remove();
  source = document.querySelector("[data-slot-body] [data-hints]");
  for (const list of source?.querySelectorAll("[data-hints-of]") ?? []) {
    const clause = document.getElementById(list.dataset.hintsOf);
    if (clause?.dataset.version === source.dataset.hints) clause.append(list);
  }
  underline();
}

function homeOf(hint) {
  return { version: source.dataset.hints, key: hint.dataset.clauseKey };
}

function underline() {
  if (!("highlights" in CSS)) return;
  const hints = [...document.querySelectorAll(`${LISTS} [data-hint]`)];
  const ranges = hints.flatMap((hint) => rangesOf(homeOf(hint), Number(hint.dataset.from), Number(hint.dataset.to)));
  const found = new Highlight(...ranges);
  found.priority = -1;
  CSS.highlights.set("hint", found);
}

async function decide(place, state, annotation = "") {
  const form = source.querySelector("form");
  const body = new URLSearchParams(new FormData(form));
  const { clauseKey, concern, from, to } = place;
  for (const [name, value] of Object.entries({ key: clauseKey, concern, start: from, end: to, state, annotation })) body.set(name, value);
  await fragment(form.action, { method: "POST", body });
}

async function dismiss(hint, state) {
  const { clauseKey } = hint.dataset;
  await decide(hint.dataset, state);
  await refresh();
  const list = document.querySelector(`${LISTS}[data-hints-of="${CSS.escape(clauseKey)}"]`);
  if (list) list.open = true;
  (list?.querySelector("summary") ?? document.getElementById(clauseKey))?.focus({ preventScroll: true });
}

async function annotate(hint) {
  const place = { ...hint.dataset };
  const anchor = anchorAt(pointsOf(piecesOf(homeOf(hint))), Number(place.from), Number(place.to));
  await ask({ ...homeOf(hint), anchor });
  const form = document.querySelector("[data-entry]");
  const box = form.querySelector(`[name="concerns"][value="${CSS.escape(place.concern)}"]`);
  if (box) box.checked = true;
  form.hint = place;
}

/** The next list after the clause in focus, round the page. */
function next() {
  const lists = [...document.querySelectorAll(LISTS)];
  if (!lists.length) return;
  const here = clauseHere();
  const isAfter = (list) => here && here.compareDocumentPosition(list.parentElement) & Node.DOCUMENT_POSITION_FOLLOWING;
  const isIn = here?.querySelector(":scope > [data-hints-of]:not([open])");
  const list = isIn ?? lists.find(isAfter) ?? lists[0];
  list.open = true;
  list.querySelector("summary").focus();
}

document.addEventListener("margin:filled", handOut);
document.addEventListener("annotation:saved", async ({ detail: { form, annotation } }) => {
  if (form.hint) await decide(form.hint, "accepted", annotation);
  if (form.hint) await refresh(annotation);
});
document.addEventListener("click", (event) => {
  const hint = event.target.closest("[data-hint]");
  if (!hint) return;
  if (event.target.closest("[data-hint-annotates]")) annotate(hint);
  const state = event.target.closest("[data-hint-state]")?.dataset.hintState;
  if (state) dismiss(hint, state);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "h" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (!document.querySelector("dialog[open]")) next();
});
