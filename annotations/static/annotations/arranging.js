/** Cards stand at the height of their passage, where the margin is a column; those that would collide are stacked. */

import { passageOf } from "./passages.js";

const GAP = 12;
const USUAL = 180;
const FAR = 160;
const COLUMN = matchMedia("(min-width: 68.01rem)");

let leading = null;

/** Place all cards; `leader` stands exactly at its passage, and the others make room. */
export function arrange(leader = leading) {
  const body = document.querySelector('[data-slot="margin"] [data-slot-body]');
  if (!body) return;
  leading = leader;
  body.classList.toggle("as-column", COLUMN.matches);
  body.style.minBlockSize = "";
  const items = [...body.querySelectorAll("[data-entry], [data-cards] > :not([hidden])")];
  if (!COLUMN.matches) {
    for (const item of items) item.style.insetBlockStart = "";
    return;
  }
  const tops = settle(body, items, leader);
  items.sort((one, other) => tops.get(one).target - tops.get(other).target);
  for (const item of items) item.style.insetBlockStart = `${tops.get(item).top}px`;
  body.style.minBlockSize = `${Math.max(0, ...[...tops.values()].map(({ top, height }) => top + height + GAP))}px`;
}

/** Cards shrink to their first words where it takes that for all of a crowd to stand near their passages. */
function settle(body, items, leader) {
  const floor = lowest(body);
  const targets = wanted(items, body).map((target) => Math.max(target, floor));
  const place = (isCompact) => {
    for (const item of items) item.classList.toggle("compact", isCompact(item));
    const rows = items.map((item, at) => ({ item, target: targets[at], height: item.offsetHeight }));
    return stacked(rows, floor, items.indexOf(leader));
  };
  if (items.length * USUAL > room()) return place(() => true);
  const crowded = crowds([...place(() => false).values()]);
  const tops = place((item) => crowded.has(item));
  const isThere = !tops.has(leader) || tops.get(leader).top === tops.get(leader).target;
  return isThere ? tops : place(() => true);
}

/** The cards of each run without gaps in which one stands far from its passage. */
function crowds(rows) {
  const found = new Set();
  let run = [];
  for (const row of [...rows, null]) {
    const last = run.at(-1);
    if (last && (!row || row.top > last.top + last.height + GAP)) {
      if (run.some(({ top, target }) => Math.abs(top - target) > FAR)) run.forEach(({ item }) => found.add(item));
      run = [];
    }
    run.push(row);
  }
  return found;
}

function room() {
  return document.querySelector(".frame-text").offsetHeight;
}

function lowest(body) {
  const lead = body.querySelector("[data-lead]");
  return lead ? lead.offsetTop + lead.offsetHeight + (lead.offsetHeight ? GAP : 0) : 0;
}

function wanted(items, body) {
  const origin = body.getBoundingClientRect().top;
  return items.map((item) => {
    const place = passageOf(item)?.getBoundingClientRect();
    return place ? place.top - origin : 0;
  });
}

/** By item its `top`: in the order of the targets, none above `floor`, none over another. */
function stacked(rows, floor, leaderIndex) {
  const leader = rows[leaderIndex];
  rows.sort((one, other) => one.target - other.target || (one === leader ? -1 : other === leader ? 1 : 0));
  const at = Math.max(0, rows.indexOf(leader));
  if (rows.length) downwards(rows, at, floor);
  if (at > 0 && !upwards(rows, at, floor)) downwards(rows, 0, floor);
  return new Map(rows.map((row) => [row.item, row]));
}

function downwards(rows, at, floor) {
  let least = floor;
  for (const row of rows.slice(at)) {
    row.top = Math.max(row.target, least);
    least = row.top + row.height + GAP;
  }
}

/** Whether there is room above for all that come before. */
function upwards(rows, at, floor) {
  const above = rows.slice(0, at);
  let most = rows[at].top;
  for (const row of above.toReversed()) {
    row.top = Math.min(row.target, most - row.height - GAP);
    most = row.top;
  }
  let least = floor;
  for (const row of above) {
    row.top = Math.max(row.top, least);
    least = row.top + row.height + GAP;
  }
  return least <= rows[at].top;
}

let asked = 0;
function soon() {
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(() => arrange());
}

addEventListener("resize", soon);
document.addEventListener("toggle", soon, true);
document.addEventListener("htmx:afterSettle", soon);
const text = document.querySelector(".frame-text");
if (text) new ResizeObserver(soon).observe(text);
