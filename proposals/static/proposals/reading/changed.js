/**
 * "What changed here" folds open below the head of a clause: by the mark of what became of it, or by c for the clause
 * that one reads. The earlier version that is chosen holds for all clauses, as long as the page's tab is open.
 */

import { all, around, find, given, must, mustAround, parsed } from "../page/elements.js";
import { isForPage } from "../page/typing.js";
import { here } from "./here.js";

const MARK = "a.what-changed";
const FOLD = "[data-changed-here]";
const text = find("[data-changes]");
const chosen = `since ${text?.dataset.changes}`;

/** Marks lead to the comparison; where there are scripts, they open and close. @param {ParentNode} part */
function furnish(part) {
  for (const mark of all(`${MARK}:not([aria-expanded])`, part)) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
  }
}

/** @param {HTMLElement} clause @param {boolean} isOpen */
function say(clause, isOpen) {
  find(MARK, clause)?.setAttribute("aria-expanded", String(isOpen));
}

/** @param {HTMLElement} clause */
function close(clause) {
  const fold = find(FOLD, clause);
  if (!fold) return;
  const hadFocus = fold.contains(document.activeElement);
  fold.remove();
  say(clause, false);
  if (hadFocus) (find(MARK, clause) ?? clause).focus();
}

/** The fragment of a clause; null if there is none. @param {HTMLElement} clause @param {string | null} since */
async function drawn(clause, since) {
  const address = given(must("[data-changes]"), "changes").replace("__key__", given(clause, "clause"));
  const asked = since ? `?since=${encodeURIComponent(since)}` : "";
  const answer = await fetch(address + asked, { credentials: "same-origin" }).catch(() => null);
  return answer?.ok && !answer.redirected ? answer.text() : null;
}

/** @param {HTMLElement} clause */
async function open(clause) {
  if (clause.ariaBusy === "true") return;
  clause.ariaBusy = "true";
  const since = sessionStorage.getItem(chosen);
  // A version that was chosen may be gone since.
  const html = (await drawn(clause, since)) ?? (since && (await drawn(clause, null)));
  clause.ariaBusy = null;
  const mark = find(MARK, clause, HTMLAnchorElement);
  if (!html) {
    if (mark) location.assign(mark.href);
    return;
  }
  must(".clause-top", clause).after(parsed(html));
  const fold = must(FOLD, clause);
  window.htmx.process(fold);
  say(clause, true);
  fold.focus({ preventScroll: true });
  fold.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLElement | null} clause */
function toggle(clause) {
  if (!clause) return;
  if (find(FOLD, clause)) close(clause);
  else open(clause);
}

/** The clause in focus, or else the one that is being read. */
function clauseHere() {
  const { shown, index } = here();
  return around(document.activeElement, ".clause") ?? shown[index] ?? null;
}

/** @param {KeyboardEvent} event */
function press(event) {
  const fold = around(event.target, FOLD);
  const isMark = around(event.target, MARK) !== null;
  if (event.key === "Escape" && fold) close(mustAround(fold, ".clause"));
  else if (!isForPage(event)) return;
  else if (event.key === "c") toggle(clauseHere());
  else if (event.key === " " && isMark) toggle(around(event.target, ".clause"));
  else return;
  event.preventDefault();
}

if (text) {
  furnish(text);
  document.addEventListener("clauseline:text", ({ target }) => target instanceof Element && furnish(target));
  document.addEventListener("keydown", press);
  document.addEventListener("click", (event) => {
    const mark = around(event.target, MARK);
    if (around(event.target, "[data-closes-changed]")) close(mustAround(event.target, ".clause"));
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    toggle(mustAround(mark, ".clause"));
  });
  // What is refused is said on the page that answers without scripts.
  document.addEventListener("htmx:responseError", ({ target }) => {
    around(target, `${FOLD} form`, HTMLFormElement)?.submit();
  });
  document.addEventListener("change", ({ target }) => {
    const choice = around(target, "[data-changed-since]", HTMLSelectElement);
    if (choice) sessionStorage.setItem(chosen, choice.value);
  });
}
