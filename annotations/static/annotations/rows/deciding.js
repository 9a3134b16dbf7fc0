/**
 * Rows that a person decides on by keys: n and p go from one to the next, other keys press what they name. A list that
 * says so (`data-walking`) has n and p go to some of its rows alone, and links (`data-walks`) to those of other pages.
 */

import { all, around, find } from "../../proposals/page/elements.js";
import { isForPage } from "../../proposals/page/typing.js";

const ROW = "[data-deciding]";
/** Pixels below the window's top: the row that begins above this line is being read. */
const TOP = 160;

/** The row that has the focus, else the one that is being read; a lone one always is. */
function rowHere() {
  const rows = all(ROW);
  if (rows.length === 1) return rows[0];
  return around(document.activeElement, ROW) ?? rows.findLast((row) => row.getBoundingClientRect().top <= TOP) ?? null;
}

/** Whether there was somewhere to go. @param {1 | -1} by */
function step(by) {
  const rows = all(ROW);
  const walked = ROW + (find("[data-walking]")?.dataset.walking ?? "");
  const row = rowHere();
  const at = row ? rows.indexOf(row) : -1;
  const ahead = by > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(at, 0)).reverse();
  const next = ahead.find((one) => one.matches(walked));
  const link = find(by > 0 ? "a[data-walks='1'], a[rel=next]" : "a[data-walks='-1'], a[rel=prev]");
  if (next) show(next);
  else link?.click();
  return Boolean(next ?? link);
}

/** @param {HTMLElement} row */
function show(row) {
  row.scrollIntoView({ block: "nearest" });
  row.focus({ preventScroll: true });
}

/** Steps that were asked for while the lone row was on its way. Answers are not kept: nobody has seen the question. */
let ahead = 0;

function isOnItsWay() {
  return all(ROW).length === 1 && find(`${ROW} .htmx-request`) !== null;
}

document.addEventListener("keydown", (event) => {
  if (!isForPage(event)) return;
  const by = event.key === "n" ? 1 : event.key === "p" ? -1 : 0;
  if (isOnItsWay()) {
    ahead += by;
    return;
  }
  if (by) step(by);
  const row = rowHere();
  if (row) find(`[data-confirms="${CSS.escape(event.key)}"]`, row)?.click();
});

/** What replaced the row that was confirmed keeps the focus. */
document.addEventListener("htmx:afterSwap", ({ target }) => {
  const row = around(target, ROW);
  const drawn = row && document.getElementById(row.id);
  if (drawn && !drawn.contains(document.activeElement)) show(drawn);
});
document.addEventListener("htmx:afterSettle", () => {
  if (!ahead || isOnItsWay()) return;
  const by = ahead > 0 ? 1 : -1;
  // Behind the last question nothing is left of them.
  ahead = step(by) ? ahead - by : 0;
});
document.addEventListener("htmx:responseError", () => location.reload());

/** The row that the address names is the one that keys speak of. */
const named = document.getElementById(location.hash.slice(1));
if (named?.matches(ROW)) show(named);
