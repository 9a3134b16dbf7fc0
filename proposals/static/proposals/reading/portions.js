/**
 * A long text comes in portions: the first with the page, the others one after another while nothing else is done, and
 * at once when one scrolls near or asks for a place in them. What waits holds a link with `data-brings`, its address.
 * An element that was filled says so by `clauseline:text`.
 */

import { all, find, given } from "../page/elements.js";

const NEAR = "150% 0%";

/** All of them, in the order of the text. */
export const portions = all(".portion");

/** Where each clause stands, as the tree has it. */
const homes = new Map(
  (portions.length ? all("[data-tree] [data-order]") : []).map((item) => [
    given(item, "clause"),
    portionAt(Number(given(item, "order"))),
  ]),
);
/** @type {Map<HTMLElement, Promise<void>>} */
const asked = new Map();

/** @param {HTMLElement} portion */
const linkIn = (portion) => find(":scope > .portion-waiting > [data-brings]", portion);

/**
 * The portion with the clause or change of this place, counted from 0.
 * @param {number} order
 */
function portionAt(order) {
  return portions.find((one) => order < Number(given(one, "end")));
}

/**
 * The portion in which the clause of this key stands; undefined in a short text.
 * @param {string} key
 */
export function portionOf(key) {
  return homes.get(key);
}

/**
 * Fills a portion; done when its words are there, or when they did not come: they are asked for again when they are
 * needed next.
 * @param {HTMLElement} portion
 */
export function bring(portion) {
  const before = asked.get(portion);
  if (before) return before;
  const link = linkIn(portion);
  const now = link ? fill(portion, link) : Promise.resolve();
  asked.set(portion, now);
  now.then(() => linkIn(portion) && asked.delete(portion));
  return now;
}

/** Whether all words are there. */
export function isWhole() {
  return !portions.some(linkIn);
}

/** All that is still to come, at once; done when it is there, as far as it comes. */
export async function bringWhole() {
  await Promise.all(portions.map(bring));
}

/**
 * The element of this id, wherever in the text it stands; null if nothing has this name.
 * @param {string} id
 */
export async function reach(id) {
  const place = () => document.getElementById(id);
  const home = id.split("-").map(portionOf).find(Boolean);
  if (!place() && home) await bring(home);
  // What is named after a clause of the other text may stand anywhere.
  for (const portion of place() ? [] : portions) await bring(portion);
  return place();
}

/**
 * @param {HTMLElement} portion
 * @param {HTMLElement} link
 */
async function fill(portion, link) {
  const words = await wordsAt(given(link, "brings"));
  const told = find("[data-did-not-come]", portion);
  if (told) told.hidden = words !== null;
  // The link stays, and leads to the whole text.
  if (words === null) return;
  const arrived = document.createElement("template");
  arrived.innerHTML = words;
  portion.replaceChildren(arrived.content);
  portion.style.minBlockSize = "";
  portion.dispatchEvent(new CustomEvent("clauseline:text", { bubbles: true }));
}

const PAUSES = [0, 500, 2000];

/**
 * What stands at this address, asked for again if it does not come; null if it does not.
 * @param {string} address
 */
async function wordsAt(address) {
  for (const pause of PAUSES) {
    if (pause) await new Promise((done) => setTimeout(done, pause));
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok && !answer.redirected) return answer.text().catch(() => null);
    // Words that are gone, or others by now, do not come again.
    if (answer && answer.status < 500 && answer.status !== 429) return null;
  }
  return null;
}

/** How high each will be, by its length and the height of those that are there: so nothing moves when they come. */
function estimate() {
  const first = portions.find((portion) => !linkIn(portion) && portion.checkVisibility());
  if (!first) return;
  const scale = first.offsetHeight / sizeOf(first);
  for (const portion of portions) {
    const height = `${Math.round(scale * sizeOf(portion))}px`;
    portion.style.containIntrinsicBlockSize = `auto ${height}`;
    if (linkIn(portion)) portion.style.minBlockSize = height;
  }
}

/** @param {HTMLElement} portion */
function sizeOf(portion) {
  return Number(given(portion, "size"));
}

/** Some browsers do not say when nothing else is done. */
const idle = () =>
  new Promise((done) => {
    if ("requestIdleCallback" in window) requestIdleCallback(done);
    else setTimeout(done);
  });

async function bringAll() {
  for (const portion of portions) {
    if (!linkIn(portion)) continue;
    await idle();
    await bring(portion);
  }
}

if (portions.length) {
  estimate();
  const watch = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      portions.filter((portion) => seen.includes(portion)).forEach(bring);
    },
    { rootMargin: NEAR },
  );
  for (const portion of portions) if (linkIn(portion)) watch.observe(portion);
  addEventListener("resize", estimate);
  document.addEventListener("clauseline:text", ({ target }) => {
    if (target instanceof Element) watch.unobserve(target);
  });
  addEventListener("online", bringAll);
  if (document.readyState === "complete") bringAll();
  else addEventListener("load", bringAll);
}
