/**
 * What is written goes to the server cell by cell, in the order of writing. What it refuses stays in its cell until the
 * person decides; while it is not reached, all stays and is sent again.
 */

import { there } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { isPassing, send } from "../server/server.js";
import { COLUMNS, cellAt, cellIn, drawnIn, paint, rowOf, setOf } from "./cells.js";
import { ask } from "./clashes.js";
import { outdate, renewed } from "./drawing.js";
import { isSame } from "./same.js";
import { Unsaved } from "./unsaved.js";
import { dropCell, keepCell, takeOther } from "./unsent.js";
import { complain, announce, sentence, sentencesOf } from "./words.js";

/** @typedef {import("./unsaved.js").Place} Place */
/** @typedef {import("./unsaved.js").Entry} Entry */
/** @typedef {import("./unsaved.js").Refused} Refused */
/** @typedef {import("./unsaved.js").Refusal} Refusal */
/** A row as the server keeps it: its columns, `order` and `changed_at`. */
/** @typedef {Record<string, string | number>} Row */
/** @typedef {import("../server/server.js").Answer<Row>} Answer */

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** Characters that can be sent while a page is left: browsers take 64 kB, and a character has up to three bytes. */
const MOST_AT_LAST = 20_000;

const unsaved = new Unsaved();
/** What stood in a cell before the person wrote there, since the page was loaded. @type {Map<string, string[]>} */
const stood = new Map();
/** @type {Promise<unknown>} */
let queue = Promise.resolve();
/** @type {Entry | null} */
let underway = null;
let failures = 0;

/**
 * Runs `work` after all that was to be saved before; a fault of it holds up nothing that comes after.
 * @param {() => Promise<unknown>} work
 */
export function inTurn(work) {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}

/** Whether the server was not reached last time; what waits is sent again by itself. */
export function isStuck() {
  return failures > 0;
}

/**
 * Write `text` into a cell in which `base` stood.
 * @param {Place} place
 * @param {string} base
 * @param {string} text
 */
export function save(place, base, text) {
  overlay(unsaved.write(place, base, text));
  keepCell(place, { base, text, isOpen: false });
  return inTurn(sendAll);
}

async function sendAll() {
  for (let entry = unsaved.next(); entry; entry = unsaved.next()) {
    underway = entry;
    await attempt(entry);
    underway = null;
  }
}

/** @param {Entry} entry */
async function attempt(entry) {
  const { slug, column, base, text } = entry;
  const row = rowOf(slug);
  const cell = row && cellIn(row, column);
  if (!row || !cell) return refuse(entry, { why: sentence("gone") });
  const drawn = drawnIn(cell);
  if (!isSame(drawn, base)) {
    // Where these very words stand, or stood until they were written on, they came some other way.
    const isThere = [drawn, ...(stood.get(nameOf(entry)) ?? [])].some((words) => isSame(words, text));
    return isThere ? drops(entry) : refuse(entry, { why: sentence("clash"), theirs: drawn });
  }
  const answer = await write(slug, { [column]: text }, row.dataset.seen);
  if (answer.ok) return settle(entry, text, answer.body);
  if (isPassing(answer)) return later();
  if (answer.status !== 412) return refuse(entry, { why: reasonOf(answer) });
  return look(entry, text);
}

/** @param {import("../server/server.js").Refused} answer */
function reasonOf(answer) {
  return answer.status === 404 ? sentence("gone") : sentencesOf(answer);
}

/** @param {string} slug */
function addressAt(slug) {
  return addressOf("api-comment-detail", { set: there(setOf(), "set that is written"), id: slug });
}

/**
 * @param {string} slug
 * @param {Record<string, string>} cells
 * @param {string | undefined} seen
 * @returns {Promise<Answer>}
 */
function write(slug, cells, seen) {
  const outlives = JSON.stringify(cells).length < MOST_AT_LAST;
  return send(addressAt(slug), { method: "PATCH", body: cells, seen, outlives });
}

/**
 * Someone changed the row. If it was another cell, or these very words, nobody is in this one's way.
 * @param {Entry} entry
 * @param {string} text
 */
async function look(entry, text) {
  const { slug, column, base } = entry;
  /** @type {Answer} */
  const now = await send(addressAt(slug), { method: "GET" });
  if (!now.ok) return isPassing(now) ? later() : refuse(entry, { why: reasonOf(now) });
  const theirs = String(now.body[column]);
  if (isSame(theirs, text)) return settle(entry, text, now.body);
  know(slug, now.body);
  outdate(slug);
  return isSame(theirs, base) ? null : refuse(entry, { why: sentence("clash"), theirs });
}

/**
 * The row stands on the server as `body` has it, whatever the person sees of it or writes in it.
 * @param {string} slug
 * @param {Row} body
 */
export function know(slug, body) {
  const row = rowOf(slug);
  if (!row) return;
  renewed();
  row.dataset.seen = `"${body.changed_at}"`;
  for (const column of COLUMNS) there(cellIn(row, column), column).dataset.drawn = String(body[column]);
}

/**
 * @param {Entry} entry
 * @param {string} sent
 * @param {Row} body
 */
function settle(entry, sent, body) {
  const { slug, column } = entry;
  const kept = String(body[column]);
  reached();
  stood.set(nameOf(entry), [...(stood.get(nameOf(entry)) ?? []), entry.base]);
  unsaved.keep(entry, sent, kept);
  const other = unsaved.at(entry) ? undefined : takeOther(entry);
  if (!unsaved.at(entry)) dropCell(entry);
  know(slug, body);
  const cell = cellAt(slug, column);
  if (cell && !unsaved.at(entry)) paint(cell, kept, "");
  const isMoved = String(body.order) !== rowOf(slug)?.dataset.order;
  outdate(isMoved ? "" : slug);
  announce(isMoved ? `${sentence("saved")} ${sentence("moved")} ${body.order}.` : sentence("saved"));
  // What another window wrote there and nobody has read is asked about now.
  if (other) save({ slug, column }, other.base, other.text);
}

/** @param {Place} place */
function nameOf({ slug, column }) {
  return `${slug} ${column}`;
}

/** The server was reached: nothing is stuck any more. */
function reached() {
  if (failures) complain();
  failures = 0;
}

/** Wait, until the connection is back or a while. */
function later() {
  complain(sentence("waiting"));
  failures += 1;
  const wait = Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
  return new Promise((go) => {
    addEventListener("online", go, { once: true });
    setTimeout(go, wait);
  });
}

/**
 * Both texts stay in sight until the person decides.
 * @param {Entry} entry
 * @param {Refusal} refusal
 */
function refuse(entry, refusal) {
  reached();
  entry.refusal = refusal;
  overlay(entry);
  announce(refusal.why);
}

/** What is not saved stands in its cell, however often that is drawn. @param {Entry} entry */
function overlay(entry) {
  const cell = cellAt(entry.slug, entry.column);
  if (cell) paint(cell, entry.text, entry.refusal ? "unsaved" : "saving");
  if (isRefused(entry)) ask(entry, cell, { keeps, edits, drops });
}

/** @param {Entry} entry @returns {entry is Refused} */
function isRefused(entry) {
  return entry.refusal !== null;
}

/** @param {Refused} refused */
function keeps(refused) {
  refused.base = refused.refusal.theirs ?? refused.base;
  /** @type {Entry} */
  const entry = Object.assign(refused, { refusal: null });
  overlay(entry);
  inTurn(sendAll);
}

/** @param {Refused} entry */
function edits(entry) {
  const { text, base, refusal } = entry;
  drops(entry);
  const cell = cellAt(entry.slug, entry.column);
  const detail = { text, base: refusal.theirs ?? base };
  cell?.dispatchEvent(new CustomEvent("sheet:write", { bubbles: true, detail }));
}

/** @param {Entry} entry */
function drops(entry) {
  unsaved.drop(entry);
  dropCell(entry);
  const cell = cellAt(entry.slug, entry.column);
  if (cell) paint(cell, drawnIn(cell), "");
  outdate(entry.slug);
}

document.addEventListener("sheet:drawn", () => {
  for (const entry of unsaved.all()) overlay(entry);
});

/** A person is asked before they leave if not all can be sent while they do. */
addEventListener("beforeunload", (event) => {
  document.dispatchEvent(new CustomEvent("sheet:leaving"));
  const entries = unsaved.all();
  /** @param {Entry} entry */
  const isInTheWay = (entry) => entry.refusal || (entry !== underway && entry.slug === underway?.slug);
  const isMuch = entries.reduce((sum, { text }) => sum + text.length, 0) > MOST_AT_LAST / 2;
  if (isStuck() || isMuch || entries.some(isInTheWay)) event.preventDefault();
});

/** What waits is sent at once, the cells of a row together; the one that is underway outlives the page by itself. */
addEventListener("pagehide", () => {
  document.dispatchEvent(new CustomEvent("sheet:leaving"));
  const waiting = unsaved.all().filter((entry) => !entry.refusal && (isStuck() || entry !== underway));
  for (const [slug, entries] of Map.groupBy(waiting, (entry) => entry.slug)) {
    const cells = Object.fromEntries(entries.map(({ column, text }) => [column, text]));
    write(slug, cells, rowOf(slug)?.dataset.seen);
  }
});
