/** The cards of the marks: each is drawn by the server and asked for once it is needed. */

import { all, around, find, given, must, parsed, there } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";
import { exchangeCard, isInUse, putInOrder, slugOf } from "./exchanging.js";
import { byClause, isLeft } from "./marks.js";

/** @typedef {import("./marks.js").Mark} Mark */

const AT_ONCE = 30;
const CARD = "[data-card], [data-typed]";

/** @type {Mark[]} */
let marks = [];
/** @type {Map<string, Mark>} */
let bySlug = new Map();
/** @type {Map<string, Mark[]>} */
let clauses = new Map();
/** What stands for each mark in the margin: its card, or an empty element that keeps its place. */
/** @type {Map<string, HTMLElement>} */
let items = new Map();
let filter = "";
/** The draft that is open as a form, by its slug. */
let draft = "";
let version = "";
/** As the server drew it, before anything was done to it. @type {WeakMap<HTMLElement, string>} */
const asDrawn = new WeakMap();

/** All marks, in the order of the text. */
export function allMarks() {
  return marks;
}

/**
 * The annotations of a clause.
 * @param {string} key
 * @returns {Mark[]}
 */
export function marksOn(key) {
  return clauses.get(key) ?? [];
}

/** Which clauses have annotations. */
export function clausesWithMarks() {
  return clauses.keys();
}

/** @param {string} slug */
export function markNamed(slug) {
  return bySlug.get(slug) ?? null;
}

/**
 * The mark whose card this is, or lies in.
 * @param {EventTarget | null} element
 */
export function markOf(element) {
  const card = around(element, CARD);
  return card ? markNamed(slugOf(card)) : null;
}

/**
 * Its card; null until it is loaded.
 * @param {Mark} mark
 */
export function cardOf(mark) {
  const item = items.get(mark.slug);
  return item?.matches(CARD) ? item : null;
}

/**
 * Whether the filter leaves it, and it is not open as a form.
 * @param {Mark} mark
 */
export function isShown(mark) {
  return isLeft(mark, filter) && mark.slug !== draft;
}

/** Show those that the filter leaves; without one, those that the last one left. */
export function choose(chosen = filter) {
  filter = chosen;
  draft = find("[data-entry]")?.dataset.draft ?? "";
  for (const mark of marks) itemOf(mark).hidden = !isShown(mark);
}

/**
 * Put these marks into the places of a margin that was drawn anew, with the cards that are there already.
 * @param {ParentNode} body
 * @param {Mark[]} fresh
 * @param {string} of the version
 * @param {ParentNode} ready
 */
export function lay(body, fresh, of, ready) {
  version = of;
  marks = fresh;
  bySlug = new Map(marks.map((mark) => [mark.slug, mark]));
  clauses = byClause(marks);
  const cards = new Map(all(CARD, ready).map((card) => [slugOf(card), card]));
  items = new Map(marks.map((mark) => [mark.slug, cards.get(mark.slug) ?? keeper(mark)]));
  near.disconnect();
  for (const place of all("[data-place]", body)) {
    place.replaceChildren(...marks.filter((mark) => mark.place === place.dataset.place).map(itemOf));
  }
  for (const item of items.values()) if (!item.matches(CARD)) near.observe(item);
}

/**
 * Put the marks of now into a margin that stays: a card that says the same is not touched, nor one in which somebody
 * works. Answers the cards that came, each with the one in whose place it is, and the slugs of those in which others
 * changed something that is not shown yet.
 * @param {ParentNode} body
 * @param {Mark[]} fresh
 * @param {ParentNode} ready
 */
export function renew(body, fresh, ready) {
  const cards = new Map(all(CARD, ready).map((card) => [slugOf(card), card]));
  const before = items;
  marks = [...fresh, ...marks.filter((mark) => mark.version !== version)];
  bySlug = new Map(marks.map((mark) => [mark.slug, mark]));
  clauses = byClause(marks.filter((mark) => mark.version === version));
  items = new Map(marks.map((mark) => [mark.slug, itemNow(mark, before.get(mark.slug), cards.get(mark.slug))]));
  near.disconnect();
  for (const place of all("[data-place]", body)) {
    putInOrder(place, marks.filter((mark) => mark.place === place.dataset.place).map(itemOf));
  }
  for (const item of items.values()) if (!item.matches(CARD)) near.observe(item);
  return { came: exchanged(before, cards), late: lateIn(cards) };
}

/** These cards for those of their slugs, but for those in which somebody works. @param {ParentNode} ready */
export function renewSome(ready) {
  const cards = new Map(all(CARD, ready).map((card) => [slugOf(card), card]));
  const before = new Map(items);
  for (const [slug, card] of cards) {
    const old = items.get(slug);
    if (!old || isInUse(old)) continue;
    card.hidden = old.hidden;
    exchangeCard(old, card);
    items.set(slug, card);
  }
  return { came: exchanged(before, cards), late: lateIn(cards) };
}

/** @param {Map<string, HTMLElement>} before @param {Map<string, HTMLElement>} cards */
function exchanged(before, cards) {
  return [...cards].flatMap(([slug, card]) => {
    const old = before.get(slug);
    return items.get(slug) === card && old !== card ? [{ slug, card, old: old?.matches(CARD) ? old : null }] : [];
  });
}

/** @param {Map<string, HTMLElement>} cards */
function lateIn(cards) {
  return [...cards].flatMap(([slug, card]) => {
    const item = items.get(slug);
    return item && item !== card && asDrawn.get(item) !== asDrawn.get(card) ? [slug] : [];
  });
}

/**
 * @param {Mark} mark
 * @param {HTMLElement | undefined} old
 * @param {HTMLElement | undefined} card
 */
function itemNow(mark, old, card) {
  if (!old) return card ?? keeper(mark);
  if (!old.matches(CARD)) return card ?? old;
  if (isInUse(old) || (card && asDrawn.get(old) === asDrawn.get(card)) || mark.version !== version) return old;
  return card ?? keeper(mark);
}

/**
 * A card that stands in the margin until the page is left: what it says was said of another version.
 * @param {ParentNode} body
 * @param {HTMLElement} card
 */
export function invite(body, card) {
  const { clauseKey: key = "", from, to } = card.dataset;
  /** @type {Mark} */
  const mark = {
    slug: slugOf(card),
    version: given(card, "version"),
    key,
    from: to ? Number(from) : null,
    to: to ? Number(to) : null,
    family: given(card, "family"),
    state: given(card, "state"),
    place: "margin",
    isMine: true,
    isToDecide: false,
  };
  marks = [...marks, mark];
  bySlug.set(mark.slug, mark);
  items.set(mark.slug, card);
  must("[data-cards]", body).append(card);
  must("[data-empty]", body).hidden = true;
}

/** The slugs of the cards that are loaded and laid out. */
export function inSight() {
  return marks.filter((mark) => cardOf(mark)?.matches(":not(.far)")).map(({ slug }) => slug);
}

/**
 * The cards of these slugs in the margin of a version, as the server draws them.
 * @param {string} of
 * @param {string[]} slugs
 * @returns {Promise<DocumentFragment>}
 */
export async function drawn(of, slugs) {
  const cards = parsed(
    slugs.length ? await fragment(addressOf("margin-cards", { slug: of }, { slugs: slugs.join(",") })) : "",
  );
  for (const card of all(CARD, cards)) asDrawn.set(card, card.outerHTML);
  return cards;
}

/** By slug what was asked for and has not come yet. @type {Map<string, Promise<boolean>>} */
const coming = new Map();

/**
 * Have the cards of these marks in the margin; whether they are there now, or gone for good.
 * @param {Mark[]} wanted
 * @returns {Promise<boolean>}
 */
export async function load(wanted) {
  const missing = wanted.filter((mark) => !cardOf(mark));
  const slugs = missing.map(({ slug }) => slug).filter((slug) => !coming.has(slug));
  for (let at = 0; at < slugs.length; at += AT_ONCE) {
    const some = slugs.slice(at, at + AT_ONCE);
    const came = fetchCards(some);
    for (const slug of some) coming.set(slug, came);
  }
  const came = await Promise.all(missing.map(({ slug }) => coming.get(slug)));
  return came.every(Boolean);
}

/**
 * Whether the server was reached; if it was not, the margin says so.
 * @param {string[]} slugs
 */
async function fetchCards(slugs) {
  const isDone = await attempt(must("[data-cards]"), async () => {
    const found = await drawn(version, slugs);
    const cards = new Map(all(CARD, found).map((card) => [slugOf(card), card]));
    for (const slug of slugs) replace(slug, cards.get(slug));
    document.dispatchEvent(new CustomEvent("margin:cards"));
  });
  for (const slug of slugs) coming.delete(slug);
  return isDone;
}

/**
 * What has no card any more is not there any more.
 * @param {string} slug
 * @param {HTMLElement | undefined} card
 */
function replace(slug, card) {
  const item = items.get(slug);
  if (!item || item.matches(CARD)) return;
  near.unobserve(item);
  if (card) {
    card.hidden = item.hidden;
    item.replaceWith(card);
    items.set(slug, card);
  } else {
    item.remove();
    marks = marks.filter((mark) => mark.slug !== slug);
  }
}

/** @param {Mark} mark */
function itemOf({ slug }) {
  return there(items.get(slug), `item of ${slug}`);
}

/** @param {Mark} mark */
function keeper(mark) {
  const item = document.createElement("div");
  item.className = "to-come";
  item.dataset.toCome = mark.slug;
  return item;
}

/** In a list, what comes into sight is loaded, and what follows it. */
const near = new IntersectionObserver(
  (entries) => {
    const first = entries.find(({ isIntersecting }) => isIntersecting)?.target;
    const mark = first instanceof HTMLElement ? markNamed(given(first, "toCome")) : null;
    if (!mark) return;
    const list = marks.filter((one) => one.place === mark.place && isShown(one));
    const at = list.indexOf(mark);
    load(list.slice(at, at + AT_ONCE));
  },
  { rootMargin: "400px 0px" },
);
