/**
 * The rows of a long sheet come in portions: the first with the page, the others one after another while nothing else
 * is done, and at once when one scrolls near or works in the sheet. They come in their order: there is no row without
 * all that stand before it. What waits holds a link with `data-brings`, its address.
 */

import { all, around, find, given, must } from "../../proposals/page/elements.js";
import { forWhole } from "../../proposals/page/whole.js";
import { idle, wordsAt } from "../../proposals/reading/asking.js";
import { rows } from "./cells.js";
import { dress } from "./dressing.js";

const NEAR = "150% 0%";

/** What waits, in its order. */
const waiting = () => all("[data-grid] > [data-rows]");

/** Whether each that waits has been asked for, and will be there. @type {WeakMap<HTMLElement, Promise<boolean>>} */
const asked = new WeakMap();

/** Whether all rows are there. */
export function isWhole() {
  return !find("[data-grid] > [data-rows]");
}

/** All rows that are still to come, at once; done when they are there, as far as they come. */
export async function bringWhole() {
  await Promise.all(waiting().map(bring));
}

/**
 * Fills a portion when those before it are there. Whether its rows came; if not, they are asked for again when they are
 * needed.
 * @param {HTMLElement} portion
 * @returns {Promise<boolean>}
 */
function bring(portion) {
  const before = asked.get(portion);
  if (before) return before;
  const now = fill(portion);
  asked.set(portion, now);
  now.then((came) => came || asked.delete(portion));
  return now;
}

/** @param {HTMLElement} portion */
async function fill(portion) {
  const those = waiting();
  const last = those[those.indexOf(portion) - 1];
  const words = wordsAt(given(must("[data-brings]", portion), "brings"));
  const [html, isNext] = await Promise.all([words, !last || bring(last)]);
  // The sheet was drawn anew meanwhile, as a whole.
  if (!portion.isConnected) return true;
  must("[data-did-not-come]", portion).hidden = html !== null;
  if (html === null || !isNext) return false;
  put(portion, html);
  return true;
}

/**
 * @param {HTMLElement} portion
 * @param {string} html
 */
function put(portion, html) {
  const arrived = document.createElement("template");
  arrived.innerHTML = html;
  const fresh = all("[data-row]", arrived.content);
  const isOther =
    fresh.some((row) => document.getElementById(row.id)) || fresh.length !== Number(given(portion, "rows"));
  portion.replaceWith(...fresh);
  for (const row of fresh) dress(row);
  document.dispatchEvent(new CustomEvent(isOther ? "sheet:outdated" : "sheet:drawn"));
}

/** How high what waits will be, by the rows that are there: so nothing moves when they come. */
function estimate() {
  const there = rows();
  const height = there.reduce((sum, row) => sum + row.offsetHeight, 0) / there.length;
  for (const portion of waiting()) portion.style.blockSize = `${Math.round(height * Number(given(portion, "rows")))}px`;
}

async function bringAll() {
  for (let next = waiting()[0]; next; next = waiting()[0]) {
    await idle();
    if (!(await bring(next))) return;
  }
}

if (!isWhole()) {
  estimate();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting && target instanceof HTMLElement && target.isConnected) bring(target);
    },
    { root: find("[data-frame]"), rootMargin: NEAR },
  );
  for (const portion of waiting()) watch.observe(portion);
  for (const act of ["focusin", "pointerdown"])
    document.addEventListener(act, ({ target }) => {
      if (!isWhole() && around(target, "[data-grid]")) bringWhole();
    });
  addEventListener("online", bringAll);
  if (document.readyState === "complete") bringAll();
  else addEventListener("load", bringAll);
  forWhole({ isWhole, bringWhole });
}
