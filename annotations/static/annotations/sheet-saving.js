/**
 * What is written goes to the server cell by cell, in the order of writing. What it refuses stays in its cell until the
 * person decides; while it is not reached, all stays and is sent again.
 */

import { COLUMNS, cellAt, drawnIn, isSame, paint, rowOf, sheet } from "./sheet-cells.js";
import { ask } from "./sheet-clashes.js";
import { outdate } from "./sheet-drawing.js";
import { send } from "./server.js";
import { Unsaved } from "./sheet-unsaved.js";
import { complain, say, sentence, sentencesOf } from "./sheet-words.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** Characters that can be sent while a page is left: browsers take 64 kB, and a character has up to three bytes. */
const MOST_AT_LAST = 20_000;

const unsaved = new Unsaved();
const address = sheet()?.dataset.rowsAddress;
let queue = Promise.resolve();
let underway = null;
let failures = 0;

/** Runs `work` after all that was to be saved before; a fault of it holds up nothing that comes after. */
export function inTurn(work) {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}

/** Whether the server was not reached last time; what waits is sent again by itself. */
export function isStuck() {
  return failures > 0;
}

/** Write `text` into a cell in which `base` stood. */
export function save(place, base, text) {
  unsaved.write(place, base, text);
  overlay(unsaved.at(place));
  return inTurn(sendAll);
}

async function sendAll() {
  for (let entry = unsaved.next(); entry; entry = unsaved.next()) {
    underway = entry;
    await attempt(entry);
    underway = null;
  }
}

async function attempt(entry) {
  const { slug, column, base, text } = entry;
  const row = rowOf(slug);
  if (!row) return refuse(entry, { why: sentence("gone") });
  const drawn = drawnIn(cellAt(slug, column));
  if (!isSame(drawn, base)) return refuse(entry, { why: sentence("clash"), theirs: drawn });
  const answer = await write(slug, { [column]: text }, row.dataset.seen);
  if (answer.ok) return settle(entry, text, answer.body);
  if (isPassing(answer)) return later();
  if (answer.status !== 412) return refuse(entry, { why: answer.status === 404 ? sentence("gone") : sentencesOf(answer) });
  return look(entry, text);
}

function write(slug, cells, seen) {
  const outlives = JSON.stringify(cells).length < MOST_AT_LAST;
  return send(`${address}${slug}/`, { method: "PATCH", body: cells, seen, outlives });
}

/** Someone changed the row. If it was another cell, or these very words, nobody is in this one's way. */
async function look(entry, text) {
  const { slug, column, base } = entry;
  const now = await send(`${address}${slug}/`, { method: "GET" });
  if (isPassing(now)) return later();
  if (!now.ok) return refuse(entry, { why: now.status === 404 ? sentence("gone") : sentencesOf(now) });
  const theirs = now.body[column];
  if (isSame(theirs, text)) return settle(entry, text, now.body);
  know(slug, now.body);
  outdate(slug);
  return isSame(theirs, base) ? null : refuse(entry, { why: sentence("clash"), theirs });
}

/** The row stands on the server as `body` has it, whatever the person sees of it or writes in it. */
function know(slug, body) {
  const row = rowOf(slug);
  if (!row) return;
  row.dataset.seen = `"${body.changed_at}"`;
  for (const column of COLUMNS) cellAt(slug, column).dataset.drawn = body[column];
}

function settle(entry, sent, body) {
  const { slug, column } = entry;
  if (failures) complain();
  failures = 0;
  unsaved.keep(entry, sent, body[column]);
  know(slug, body);
  const cell = cellAt(slug, column);
  if (cell && !unsaved.at(entry)) paint(cell, body[column], "");
  const isMoved = String(body.order) !== rowOf(slug)?.dataset.order;
  outdate(isMoved ? "" : slug);
  say(isMoved ? `${sentence("saved")} ${sentence("moved")} ${body.order}.` : sentence("saved"));
}

function isPassing({ status }) {
  return status === 0 || status >= 500 || status === 429;
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

/** Both texts stay in sight until the person decides. */
function refuse(entry, refusal) {
  if (failures) complain();
  failures = 0;
  entry.refusal = refusal;
  overlay(entry);
  say(refusal.why);
}

/** What is not saved stands in its cell, however often that is drawn. */
function overlay(entry) {
  const cell = cellAt(entry.slug, entry.column);
  if (cell) paint(cell, entry.text, entry.refusal ? "unsaved" : "saving");
  if (entry.refusal) ask(entry, cell, { keeps, edits, drops });
}

function keeps(entry) {
  entry.base = entry.refusal.theirs ?? entry.base;
  entry.refusal = null;
  overlay(entry);
  inTurn(sendAll);
}

function edits(entry) {
  const { text, base, refusal } = entry;
  drops(entry);
  const cell = cellAt(entry.slug, entry.column);
  cell?.dispatchEvent(new CustomEvent("sheet:write", { bubbles: true, detail: { text, base: refusal.theirs ?? base } }));
}

function drops(entry) {
  unsaved.drop(entry);
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
  const isInTheWay = (entry) => entry.refusal || (entry !== underway && entry.slug === underway?.slug);
  const isMuch = entries.reduce((sum, { text }) => sum + text.length, 0) > MOST_AT_LAST / 2;
  if (isStuck() || isMuch || entries.some(isInTheWay)) event.preventDefault();
});

/** What waits is sent at once, the cells of a row together; the one that is underway outlives the page by itself. */
addEventListener("pagehide", () => {
  document.dispatchEvent(new CustomEvent("sheet:leaving"));
  const waiting = unsaved.all().filter((entry) => !entry.refusal && (isStuck() || entry !== underway));
  const rows = new Map();
  for (const { slug, column, text } of waiting) rows.set(slug, { ...rows.get(slug), [column]: text });
  for (const [slug, cells] of rows) write(slug, cells, rowOf(slug)?.dataset.seen);
});
