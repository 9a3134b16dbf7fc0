/** Where the margin is a column, the cards near what one reads stand at the height of their words. */

import { allMarks, cardOf, isShown, load, markNamed, markOf } from "./cards.js";
import { onText } from "./clauses.js";
import { clauseAt, foldOf, passageAt, spotOf } from "./passages.js";
import { crowded, placed } from "./placing.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** What stands in the column: the card of a mark, or the form of an annotation. */
/** @typedef {{spot: import("./marks.js").Spot, element: HTMLElement}} Item */

const GAP = 12;
const MOST = 60;
const COLUMN = matchMedia("(min-width: 68.01rem)");

/** @type {Mark | null} */
let leader = null;
/** Marks of one portion of the text, with where they would stand from the top of the column once that was measured. */
/** @typedef {{portion: Element | null, marks: Mark[], tops: Map<Mark, number> | null}} Group */

/** The marks that the text shows; null once that, or where they stand, may have changed. @type {Group[] | null} */
let groups = null;
let placedAt = 0;

function column() {
  return document.querySelector('[data-slot="margin"] [data-slot-body]');
}

/** From now on this one stands exactly at its words, and the others make room. @param {Mark | null} mark */
export function lead(mark) {
  leader = mark;
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
  show(body, wanted.filter(cardOf));
}

/** Those within a screen of what is seen, the leader and the one in focus, in the order of the text. */
function nearMarks(body) {
  const origin = body.getBoundingClientRect().top;
  groups ??= grouped();
  const [least, most] = [-origin - innerHeight, -origin + 2 * innerHeight];
  const first = leader?.place === "margin" && isShown(leader) ? leader : null;
  const kept = new Set([first, markOf(document.activeElement)]);
  const found = [];
  for (const group of groups) {
    const isNear = !group.portion || isNearby(group.portion);
    if (isNear) group.tops ??= topsOf(group.marks, origin);
    found.push(...group.marks.filter((mark) => kept.has(mark) || (isNear && group.tops.get(mark) >= least && group.tops.get(mark) <= most)));
  }
  if (first && !found.includes(first)) found.push(first);
  if (found.length <= MOST) return found;
  const middle = first ? found.indexOf(first) : found.length / 2;
  const from = Math.min(Math.max(0, Math.round(middle - MOST / 2)), found.length - MOST);
  return found.slice(from, from + MOST);
}

function grouped() {
  /** @type {Map<Element | null, Group>} */
  const found = new Map();
  for (const mark of allMarks()) {
    if (mark.place !== "margin" || !isShown(mark)) continue;
    const clause = clauseAt(mark);
    if (mark.key && (!clause || foldOf(clause))) continue;
    const portion = clause?.closest(".portion") ?? null;
    if (!found.has(portion)) found.set(portion, { portion, marks: [], tops: null });
    found.get(portion).marks.push(mark);
  }
  return [...found.values()];
}

/** The browser lays out nothing of a portion that is far, unless a place in it is asked for. */
function isNearby(portion) {
  const { top, bottom } = portion.getBoundingClientRect();
  return bottom >= -innerHeight && top <= 2 * innerHeight;
}

function topsOf(marks, origin) {
  return new Map(marks.map((mark) => [mark, (clauseAt(mark)?.getBoundingClientRect().top ?? origin) - origin]));
}

/** @param {HTMLElement} body @param {Mark[]} near */
function show(body, near) {
  const shown = new Set(near);
  for (const mark of allMarks()) {
    if (mark.place === "margin") cardOf(mark)?.classList.toggle("far", !shown.has(mark));
  }
  const entry = body.querySelector("[data-entry]");
  const items = [...(entry ? [{ spot: spotOf(entry), element: entry }] : []), ...near.map((mark) => ({ spot: mark, element: cardOf(mark) }))];
  const first = entry ?? (leader && shown.has(leader) ? cardOf(leader) : null);
  settle(body, inOrder(body, items, first), first);
}

/** By the height of their words; of several at one height the leader comes first. */
function inOrder(body, items, first) {
  const origin = body.getBoundingClientRect().top;
  const rows = items.map(({ spot, element }) => ({ element, target: heightOf(spot, origin) }));
  return rows.sort((one, other) => one.target - other.target || (one.element === first ? -1 : other.element === first ? 1 : 0));
}

/** What has no place in the text that is shown stands at the top of what one sees, if at all. */
function heightOf(spot, origin) {
  const words = passageAt(spot);
  if (words) return words.getBoundingClientRect().top - origin;
  return spot.key ? Math.max(0, BAR - origin) : 0;
}

const BAR = 72;

/** Cards shrink to their first words where it takes that for all of a crowd to stand near their passages. */
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

/** A card glides, which moves nothing else; what sticks to the foot of a form goes by where the form really is. */
function put(element, top) {
  if (element.matches("[data-entry]")) element.style.insetBlockStart = `${top}px`;
  else element.style.translate = `0 ${top}px`;
}

/** The end of the text or of what one sees at least, but for the dock that stands there. */
function ceilingOf(body) {
  const last = document.querySelector(".reader, .compared")?.lastElementChild;
  const end = last ? last.getBoundingClientRect().bottom - body.getBoundingClientRect().top : 0;
  return Math.max(end, innerHeight - BAR) - dockHeight(body);
}

/** Of the dock without what its trays hold: whether they are open moves nothing. */
function dockHeight(body) {
  const dock = body.querySelector("[data-margin-head]");
  const held = [...(dock?.querySelectorAll(".tray-body") ?? [])].reduce((sum, tray) => sum + tray.offsetHeight, 0);
  return dock ? dock.offsetHeight - held : 0;
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
const text = document.querySelector(".frame-text");
if (text) new ResizeObserver(soon).observe(text);
