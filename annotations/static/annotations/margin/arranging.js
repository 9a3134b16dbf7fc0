/** Where the margin is a column, the cards near what one reads stand at the height of their words. */

import { all, around, find } from "../../proposals/page/elements.js";
import { closedFold } from "../../proposals/reading/here.js";
import { onText } from "../anchoring/clauses.js";
import { clauseAt, passageAt, spotOf } from "../anchoring/passages.js";
import { allMarks, cardOf, isShown, load, markNamed, markOf } from "./cards.js";
import { crowded, placed } from "./column.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** What stands in the column: the card of a mark, or the form of an annotation. */
/** @typedef {{spot: import("./marks.js").Spot, element: HTMLElement}} Item */
/** Where it would stand from the top of the column. @typedef {{element: HTMLElement, target: number}} Row */

const ENTRY = "[data-entry], form[data-entry-coming]";
const GAP = 12;
const BAR = 72;
const EDGE = 16;
const MOST = 60;
const COLUMN = matchMedia("(min-width: 68.01rem)");

/** @type {Mark | null} */
let leader = null;
/** Whether all of the leader is seen, while its words are. */
let isLeaderWhole = false;
/** Marks of one portion of the text, with where they would stand from the top of the column once that was measured. */
/** @typedef {{portion: Element | null, marks: Mark[], tops: Map<Mark, number> | null}} Group */

/** The marks that the text shows; null once that, or where they stand, may have changed. @type {Group[] | null} */
let groups = null;
let placedAt = 0;
/** Where each card stands, or glides to, from the top of the column. @type {WeakMap<HTMLElement, number>} */
const standing = new WeakMap();

function column() {
  return find('[data-slot="margin"] [data-slot-body]');
}

/**
 * From now on this one stands exactly at its words, or where all of it is seen if it would end below (`isWhole`), and
 * the others make room.
 * @param {Mark | null} mark
 */
export function lead(mark, { isWhole = false } = {}) {
  leader = mark;
  isLeaderWhole = isWhole;
  arrange();
}

/** Place the cards anew, since the text or they have changed. */
export function arrange() {
  groups = null;
  place();
}

function place() {
  const body = column();
  if (!body) return;
  leader &&= markNamed(leader.slug);
  body.classList.toggle("as-column", COLUMN.matches);
  if (!COLUMN.matches) {
    body.style.minBlockSize = "";
    return;
  }
  placedAt = scrollY;
  const wanted = nearMarks(body);
  const missing = wanted.filter((mark) => !cardOf(mark));
  if (missing.length) load(missing).then((came) => came && place());
  show(body, wanted.flatMap(itemsOf));
}

/** @param {Mark} mark @returns {(Item & {spot: Mark})[]} */
function itemsOf(mark) {
  const element = cardOf(mark);
  return element ? [{ spot: mark, element }] : [];
}

/**
 * Those within a screen of what is seen, the leader and the one in focus, in the order of the text.
 * @param {HTMLElement} body
 */
function nearMarks(body) {
  const origin = body.getBoundingClientRect().top;
  groups ??= grouped();
  const first = leader?.place === "margin" && isShown(leader) ? leader : null;
  const kept = new Set([first, markOf(document.activeElement)]);
  const found = groups.flatMap((group) => {
    const near = nearIn(group, origin);
    return group.marks.filter((mark) => kept.has(mark) || near.has(mark));
  });
  if (first && !found.includes(first)) found.push(first);
  if (found.length <= MOST) return found;
  const middle = first ? found.indexOf(first) : found.length / 2;
  const from = Math.min(Math.max(0, Math.round(middle - MOST / 2)), found.length - MOST);
  return found.slice(from, from + MOST);
}

/**
 * Those of a group within a screen of what is seen.
 * @param {Group} group
 * @param {number} origin
 * @returns {Set<Mark>}
 */
function nearIn(group, origin) {
  if (group.portion && !isNearby(group.portion)) return new Set();
  const tops = (group.tops ??= topsOf(group.marks, origin));
  const [least, most] = [-origin - innerHeight, -origin + 2 * innerHeight];
  return new Set([...tops].filter(([, top]) => top >= least && top <= most).map(([mark]) => mark));
}

function grouped() {
  /** @type {Map<Element | null, Group>} */
  const found = new Map();
  for (const mark of allMarks()) {
    if (mark.place !== "margin" || !isShown(mark)) continue;
    const clause = clauseAt(mark);
    if (mark.key && (!clause || closedFold(clause))) continue;
    const portion = around(clause, ".portion");
    const group = found.get(portion) ?? { portion, marks: [], tops: null };
    group.marks.push(mark);
    found.set(portion, group);
  }
  return [...found.values()];
}

/**
 * The browser lays out nothing of a portion that is far, unless a place in it is asked for.
 * @param {Element} portion
 */
function isNearby(portion) {
  const { top, bottom } = portion.getBoundingClientRect();
  return bottom >= -innerHeight && top <= 2 * innerHeight;
}

/**
 * @param {Mark[]} marks
 * @param {number} origin
 */
function topsOf(marks, origin) {
  return new Map(marks.map((mark) => [mark, (clauseAt(mark)?.getBoundingClientRect().top ?? origin) - origin]));
}

/**
 * @param {HTMLElement} body
 * @param {(Item & {spot: Mark})[]} near
 */
function show(body, near) {
  const shown = new Set(near.map(({ spot }) => spot));
  for (const mark of allMarks()) {
    if (mark.place === "margin") cardOf(mark)?.classList.toggle("far", !shown.has(mark));
  }
  const entry = find(ENTRY, body);
  const items = [...(entry ? [{ spot: spotOf(entry), element: entry }] : []), ...near];
  const first = entry ?? (leader && shown.has(leader) ? cardOf(leader) : null);
  settle(body, inOrder(body, items, first), first);
}

/**
 * By the height of their words; of several at one height the leader comes first.
 * @param {HTMLElement} body
 * @param {Item[]} items
 * @param {HTMLElement | null} first
 * @returns {Row[]}
 */
function inOrder(body, items, first) {
  const origin = body.getBoundingClientRect().top;
  const seen = Math.max(0, BAR - origin);
  const rows = items.map(({ spot, element }) => {
    const words = heightOf(spot, origin);
    if (element.matches(ENTRY)) {
      const height = spot.key ? words : seen;
      return { element, words: height, target: wholeInSight(element, height, origin) };
    }
    const isWhole = isLeaderWhole && element === first;
    return { element, words, target: isWhole ? wholeInSight(element, words, origin, dockHeight(body)) : words };
  });
  const rank = (/** @type {{element: HTMLElement}} */ { element }) => (element === first ? 0 : 1);
  return rows.sort((one, other) => one.words - other.words || rank(one) - rank(other));
}

/**
 * What has no place in the text that is shown stands at the top of what one sees, if at all.
 * @param {import("./marks.js").Spot} spot
 * @param {number} origin
 */
function heightOf(spot, origin) {
  const words = passageAt(spot);
  if (words) return words.getBoundingClientRect().top - origin;
  return spot.key ? Math.max(0, BAR - origin) : 0;
}

/**
 * A form stands beside its words, and where all of it is seen: nobody has to scroll the words away to write. What
 * stands at the foot of the margin takes `foot` pixels.
 * @param {HTMLElement} element
 * @param {number} target
 * @param {number} origin
 */
function wholeInSight(element, target, origin, foot = 0) {
  const areWordsSeen = target + origin >= 0 && target + origin < innerHeight;
  const lowest = innerHeight - EDGE - foot - element.offsetHeight - origin;
  return areWordsSeen ? Math.max(BAR - origin, Math.min(target, lowest)) : target;
}

/**
 * Cards shrink to their first words where it takes that for all of a crowd to stand near their passages.
 * @param {HTMLElement} body
 * @param {Row[]} rows
 * @param {HTMLElement | null} first
 */
function settle(body, rows, first) {
  const leaderAt = rows.findIndex(({ element }) => element === first);
  const room = { gap: GAP, leader: leaderAt, ceiling: ceilingOf(body) };
  for (const { element } of rows) element.classList.remove("compact");
  const wishes = rows.map(({ element, target }) => ({ target, height: element.offsetHeight }));
  let found = placed(wishes, room);
  const tight = crowded(wishes, found, GAP);
  if (tight.size) {
    for (const at of tight) rows[at].element.classList.add("compact");
    for (const at of tight) wishes[at].height = rows[at].element.offsetHeight;
    found = placed(wishes, room);
  }
  rows.forEach(({ element }, at) => put(element, Math.round(found[at])));
  const bottom = Math.max(0, ...found.map((top, at) => top + wishes[at].height + GAP));
  body.style.minBlockSize = bottom > room.ceiling ? `${bottom + dockHeight(body)}px` : "";
}

/**
 * A card glides, which moves nothing else; what sticks to the foot of a form goes by where the form really is.
 * @param {HTMLElement} element
 * @param {number} top
 */
function put(element, top) {
  standing.set(element, top);
  if (element.matches(ENTRY)) element.style.insetBlockStart = `${top}px`;
  else element.style.translate = `0 ${top}px`;
}

/**
 * The end of the text or of what one sees at least, but for the dock that stands there.
 * @param {HTMLElement} body
 */
function ceilingOf(body) {
  const last = find(".reader, .compared")?.lastElementChild;
  const end = last ? last.getBoundingClientRect().bottom - body.getBoundingClientRect().top : 0;
  return Math.max(end, innerHeight - BAR) - dockHeight(body);
}

/**
 * Of the dock without what its trays hold: whether they are open moves nothing.
 * @param {HTMLElement} body
 */
function dockHeight(body) {
  const dock = find("[data-margin-head]", body);
  if (!dock) return 0;
  return dock.offsetHeight - all("[open] > .tray-body", dock).reduce((sum, tray) => sum + tray.offsetHeight, 0);
}

/** How far a card that stands in the column reaches below what one sees. @param {HTMLElement} card */
export function overhang(card) {
  const body = column();
  const top = standing.get(card);
  if (!body || top === undefined || !COLUMN.matches) return 0;
  return body.getBoundingClientRect().top + top + card.offsetHeight - (innerHeight - dockHeight(body));
}

let asked = 0;
function soon() {
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(arrange);
}

let isDue = false;
function follow() {
  if (isDue || Math.abs(scrollY - placedAt) < innerHeight / 2) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    place();
  });
}

addEventListener("scroll", follow, { passive: true });
addEventListener("resize", soon);
document.addEventListener("toggle", soon, true);
document.addEventListener("htmx:afterSettle", soon);
onText(soon);
const text = find(".frame-text");
if (text) new ResizeObserver(soon).observe(text);
