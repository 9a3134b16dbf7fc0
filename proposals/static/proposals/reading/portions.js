/**
 * A long text comes in portions: the first with the page, the others one after another while nothing else is done, and
 * at once when one scrolls near or asks for a place in them. What waits holds a link with `data-brings`, its address.
 * An element that was filled says so by `clauseline:text`.
 */

import { all, find, given } from "../page/elements.js";
import { forWhole } from "../page/whole.js";
import { idle, wordsAt } from "./asking.js";
import { onTree, treeTried } from "./trees.js";

const NEAR = "150% 0%";

/** All of them, in the order of the text. */
export const portions = all(".portion");

/** Where each clause stands, as the tree has it. @type {Map<string, HTMLElement | undefined>} */
const homes = new Map();
/** @type {Map<HTMLElement, Promise<void>>} */
const asked = new Map();

/** @param {HTMLElement} portion */
const linkIn = (portion) => find(":scope > .portion-waiting > [data-brings]", portion);

/**
 * The portion with the clause or change at the place that an element names, counted from 0; undefined in a short text.
 * @param {HTMLElement | SVGElement} element
 */
export function portionAt(element) {
  const order = Number(given(element, "order"));
  return portions.find((one) => order < Number(given(one, "end")));
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
function isWhole() {
  return !portions.some(linkIn);
}

/** All that is still to come, at once; done when it is there, as far as it comes. */
async function bringWhole() {
  await Promise.all(portions.map(bring));
}

/**
 * The element of this id, wherever in the text it stands; null if nothing has this name.
 * @param {string} id
 */
export async function reach(id) {
  const place = () => document.getElementById(id);
  if (!place() && portions.length) await treeTried;
  const home = id
    .split("-")
    .map((key) => homes.get(key))
    .find(Boolean);
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

async function bringAll() {
  for (const portion of portions) {
    if (!linkIn(portion)) continue;
    await idle();
    await bring(portion);
  }
}

if (portions.length) {
  onTree((tree) => {
    for (const item of all("[data-order]", tree)) homes.set(given(item, "clause"), portionAt(item));
  });
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
  forWhole({ isWhole, bringWhole });
}
