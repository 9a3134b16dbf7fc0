/** What colleagues confirm, deny and settle comes to a cell of a ledger or to a list of duties, and to its figures. */

import { all, find, given, must, parsed } from "../../proposals/page/elements.js";
import { fragment, isPassing, NoFragment } from "../server/server.js";
import { look, watch } from "./asking.js";
import { say } from "./saying.js";

/** @typedef {import("./watch.js").Outcome} Outcome */

const EVIDENCE = "[data-evidence][data-news]";
const ROW = "[data-deciding]";

/** @returns {Promise<Outcome>} */
async function ask() {
  const here = find(EVIDENCE);
  if (!here) return "ended";
  const { outcome, news } = await look(given(here, "hears"), given(here, "news"));
  if (!news) return outcome;
  try {
    take(here, parsed(await fragment(location.href)));
    return "heard";
  } catch (fault) {
    if (!(fault instanceof NoFragment)) throw fault;
    return isPassing(fault) ? "away" : "ended";
  }
}

/**
 * A row in which somebody gives a reason stays as it is until they are done: then the server is asked again.
 * @param {HTMLElement} here
 * @param {DocumentFragment} fresh
 */
function take(here, fresh) {
  const now = find(EVIDENCE, fresh);
  if (!now) return;
  const rows = new Map(all(ROW, now).map((row) => [row.id, row]));
  const others = all(ROW, here).filter((row) => rows.get(row.id)?.textContent !== row.textContent);
  const late = others.filter((row) => rows.has(row.id) && isInUse(row));
  for (const row of others) if (!late.includes(row)) exchange(row, rows.get(row.id));
  let before = /** @type {HTMLElement | null} */ (null);
  for (const row of [...rows.values()]) {
    const there = document.getElementById(row.id);
    if (!there) add(row, before, here);
    before = there ?? row;
  }
  exchangeFigures(fresh);
  if (!late.length) here.dataset.news = given(now, "news");
  if (others.length > late.length) say([given(here, "others")]);
}

/** @param {HTMLElement} row */
function isInUse(row) {
  const field = find("input[name=why]", row, HTMLInputElement);
  return field !== null && (field === document.activeElement || field.value !== "");
}

/**
 * @param {HTMLElement} old
 * @param {HTMLElement | undefined} row
 */
function exchange(old, row) {
  if (!row) return old.remove();
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(row);
  window.htmx.process(row);
  if (hadFocus) row.focus({ preventScroll: true });
}

/**
 * It comes behind the row that it follows on the server.
 * @param {HTMLElement} row
 * @param {HTMLElement | null} before
 * @param {HTMLElement} here
 */
function add(row, before, here) {
  if (before) before.after(row);
  else must("ol", here).prepend(row);
  window.htmx.process(row);
}

/** The cells stay where they are, so that who walks in them goes on. @param {DocumentFragment} fresh */
function exchangeFigures(fresh) {
  const [old, chips] = [find("[data-newest]"), find("[data-newest]", fresh)];
  if (old && chips && old.textContent !== chips.textContent) old.replaceWith(chips);
  const cells = all("[data-cell]");
  const now = all("[data-cell]", fresh);
  if (cells.length !== now.length) return;
  for (const [at, cell] of cells.entries()) {
    if (cell.outerHTML === now[at].outerHTML || cell.tagName !== now[at].tagName) continue;
    cell.replaceChildren(...now[at].childNodes);
    for (const name of ["aria-label", "data-level"]) {
      const value = now[at].getAttribute(name);
      if (value === null) cell.removeAttribute(name);
      else cell.setAttribute(name, value);
    }
  }
}

if (find(EVIDENCE)) watch(ask);
