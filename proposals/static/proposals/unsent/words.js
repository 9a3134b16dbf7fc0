/**
 * What a person typed and did not send, by its place: kept in the browser at once, sealed, and on the server some
 * seconds later. It is there again after a reload, a fault or a session that ended, and in other browsers, for this
 * account alone.
 */

import { given, must } from "../page/elements.js";
import { accountHere } from "../session/signing-in.js";
import { cipherAt, seal, unseal } from "./cipher.js";
import { handIn } from "./handing-in.js";
import { Rounds } from "./rounds.js";
import { clear, put, remove, rowsKept } from "./store.js";

const LASTS = 30 * 24 * 3600 * 1000;
/** The places in the order of their last change, each with what stands there. @type {Map<string, unknown>} */
const words = new Map();
/** Places whose words go to the server in a way of their own. @type {Set<string>} */
const apart = new Set();
/** What the server has, as far as this window knows. @type {Map<string, unknown>} */
const served = new Map();
const rounds = new Rounds({
  hand: (changed, seen, outlives) => handIn(accountForm(), changed, seen, outlives),
  valueAt: (place) => words.get(place),
  kept: (place, isServed) => {
    if (isServed) served.set(place, words.get(place));
    next(() => store(place, isServed));
  },
  differs: (detail) => document.dispatchEvent(new CustomEvent("unsent:differs", { detail })),
  refused: (place, sentence) => {
    document.dispatchEvent(new CustomEvent("unsent:refused", { detail: { place, sentence } }));
  },
});
/** What is on its way into the store, one after the other. */
let running = Promise.resolve();
let waiting = 0;
let isBroken = false;

/** Once this is there, so is what was typed before. */
export const arrived = accountHere() ? load() : Promise.resolve();

function accountForm() {
  return must("[data-account]", document, HTMLFormElement);
}

/** None if somebody else has signed in meanwhile. */
async function cipher() {
  const own = await cipherAt(given(accountForm(), "unsentKey"));
  return own?.account === accountHere() ? own : null;
}

/** @param {string} place */
function idOf(place) {
  return `${accountHere()} ${place}`;
}

async function load() {
  const account = accountHere();
  const rows = await rowsKept().catch(() => []);
  const old = Date.now() - LASTS;
  for (const { id, at } of rows) if (at < old) await remove(id);
  const mine = rows.filter((row) => row.account === account && row.at >= old).sort((one, other) => one.at - other.at);
  // The key is asked for at once: later the session may be over.
  const own = await cipher();
  if (!own) return;
  const found = new Map(Object.entries(own.words));
  for (const [place, value] of found) served.set(place, value);
  for (const [place, tag] of Object.entries(own.seen)) if (!words.has(place)) rounds.know(place, tag);
  for (const row of mine) await take(row, own, found);
  for (const [place, value] of found) {
    if (words.has(place)) meet(place, value, own);
    else words.set(place, value);
  }
}

/**
 * What was kept meets what was typed before it was there.
 * @param {string} place
 * @param {unknown} value
 * @param {import("./cipher.js").Cipher} own
 */
function meet(place, value, own) {
  const theirs = own.words[place];
  if (!isSame(value, theirs)) join(place, value, words.get(place));
  if (place in own.words && !isSame(theirs, words.get(place)))
    rounds.differ(place, { value: theirs, seen: own.seen[place] });
}

/**
 * Both stand at this place: the server does not have what was typed `before`, and a browser keeps one of them.
 * @param {string} place
 * @param {unknown} before
 * @param {unknown} value
 */
function join(place, before, value) {
  const [first, last] = [textOf(before), textOf(value)];
  const text = first === last ? last : `${first}\n${last}`;
  keepWords(place, typeof value === "string" ? text : { .../** @type {object} */ (value), text });
  document.dispatchEvent(new CustomEvent("unsent:joined", { detail: { place, text } }));
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * A row of this browser beside what the server has, which is the newest if it had that row once. What was typed before
 * either was there stands beside it, until the person has chosen.
 * @param {import("./store.js").Row} row
 * @param {import("./cipher.js").Cipher} own
 * @param {Map<string, unknown>} found
 */
async function take(row, own, found) {
  const place = row.id.slice(own.account.length + 1);
  const value = await unseal(own, row);
  if (value === undefined) return;
  const isThere = found.has(place);
  const theirs = found.get(place);
  if (row.isServed) return isThere ? undefined : remove(row.id);
  // What was typed last comes last.
  found.delete(place);
  found.set(place, value);
  if (isSame(theirs, value) || words.has(place)) return;
  if (isThere && row.seen !== own.seen[place]) rounds.differ(place, { value: theirs, seen: own.seen[place] });
  else rounds.change(place);
}

/**
 * From now on `value` stands at this place; whether the browser could keep it. With `isApart` it goes to the server in
 * another way.
 * @param {string} place
 * @param {unknown} value what JSON can say
 * @param {{isApart?: boolean}} how
 */
export function keepWords(place, value, { isApart = false } = {}) {
  words.delete(place);
  words.set(place, value);
  if (isApart) {
    apart.add(place);
    rounds.leave(place);
  } else {
    apart.delete(place);
    rounds.change(place);
  }
  return next(() => store(place));
}

/**
 * `value` was typed before this was there: what was kept stands beside it, until the person has chosen; before it, if
 * nobody else has it.
 * @param {string} place
 * @param {unknown} value
 */
export function keepBeside(place, value) {
  const before = words.get(place);
  if (before !== undefined && !isSame(before, value) && !isSame(before, served.get(place))) {
    join(place, before, value);
    return;
  }
  keepWords(place, value);
  if (before === undefined || isSame(before, value)) return;
  rounds.differ(place, { value: before, seen: rounds.tagAt(place) ?? "" });
}

/** @param {string} place */
async function store(place, isServed = false) {
  if (!words.has(place)) return;
  const own = await cipher();
  isBroken = !own;
  if (!own) return;
  const sealed = await seal(own, words.get(place));
  await put({ id: idOf(place), account: own.account, at: Date.now(), isServed, seen: rounds.tagAt(place), ...sealed });
}

/** It was sent, or is not wanted any more. @param {string} place */
export function dropWords(place) {
  if (!words.delete(place)) return running;
  apart.delete(place);
  served.delete(place);
  rounds.drop(place);
  return next(() => remove(idOf(place)));
}

/** Have the server keep all that is unsent; what became of it. */
export async function handInWords() {
  for (const place of apart) rounds.change(place);
  const outcome = await rounds.run();
  await running;
  return outcome;
}

/** What another window wrote there, if nobody has chosen yet. @param {string} place */
export function otherWordsAt(place) {
  return rounds.otherAt(place);
}

/** What stands there now is what the person wants, whatever another window wrote. @param {string} place */
export function settleWords(place) {
  rounds.settle(place);
}

/**
 * @param {() => Promise<unknown>} act
 * @returns {Promise<void>}
 */
function next(act) {
  waiting += 1;
  running = running.then(act).then(
    () => {
      waiting -= 1;
    },
    () => {
      waiting -= 1;
      isBroken = true;
    },
  );
  return running;
}

/** @param {string} place */
export function wordsAt(place) {
  return words.get(place);
}

/**
 * All places that begin like this, with what stands there.
 * @param {string} beginning
 */
export function wordsUnder(beginning) {
  return [...words].filter(([place]) => place.startsWith(beginning));
}

/** Whether it was typed on this page, in a field that sends it itself. @param {string} place */
export function isTypedHere(place) {
  return apart.has(place);
}

/** Words of a field, however they were kept. @param {unknown} value */
export function textOf(value) {
  const { text = value } = /** @type {{text?: unknown}} */ (Object(value));
  return typeof text === "string" ? text : "";
}

/** Nothing is left in this browser, of nobody. */
export function eraseWords() {
  words.clear();
  return next(clear);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && accountHere()) rounds.run({ outlives: true });
});
addEventListener("beforeunload", (event) => {
  if (words.size && (waiting || isBroken)) event.preventDefault();
});
