/**
 * What a person typed and the server does not have yet, by its place: kept in the browser, sealed, until it is sent. It
 * is there again after a reload, a fault or a session that ended, for this account alone.
 */

import { given, must } from "../page/elements.js";
import { accountHere } from "../session/signing-in.js";
import { cipherAt, seal, unseal } from "./cipher.js";
import { handIn } from "./handing-in.js";
import { clear, put, remove, rowsKept } from "./store.js";

const LASTS = 30 * 24 * 3600 * 1000;
/** The places in the order of their last change, each with what stands there. @type {Map<string, unknown>} */
const words = new Map();
/** Places of which the server keeps words, since signing out somewhere. @type {Set<string>} */
const served = new Set();
/** What is on its way into the store, one after the other. */
let running = Promise.resolve();
let waiting = 0;
let isBroken = false;

/** Once this is there, so is what was typed before. */
export const arrived = accountHere() ? load() : Promise.resolve();

function accountForm() {
  return must("[data-account]", document, HTMLFormElement);
}

function cipher() {
  return cipherAt(given(accountForm(), "unsentKey"));
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
  for (const place of Object.keys(own.words)) served.add(place);
  const found = new Map(Object.entries(own.words));
  for (const row of mine) found.set(row.id.slice(account.length + 1), await unseal(own, row));
  for (const [place, value] of found) if (value !== undefined && !words.has(place)) words.set(place, value);
}

/**
 * From now on `value` stands at this place; whether the browser could keep it.
 * @param {string} place
 * @param {unknown} value what JSON can say
 */
export function keepWords(place, value) {
  words.delete(place);
  words.set(place, value);
  return next(() => store(place));
}

/** @param {string} place */
async function store(place) {
  if (!words.has(place)) return;
  const own = await cipher();
  isBroken = !own;
  if (own) await put({ id: idOf(place), account: own.account, at: Date.now(), ...(await seal(own, words.get(place))) });
}

/** It was sent, or is not wanted any more. @param {string} place */
export function dropWords(place) {
  if (!words.delete(place)) return running;
  if (served.delete(place)) handIn(accountForm(), { [place]: null });
  return next(() => remove(idOf(place)));
}

/** Have the server keep all that is unsent; what became of it. */
export async function handInWords() {
  return words.size ? handIn(accountForm(), Object.fromEntries(words)) : "kept";
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

/** Nothing is left in this browser, of nobody. */
export function eraseWords() {
  words.clear();
  return next(clear);
}

addEventListener("beforeunload", (event) => {
  if (words.size && (waiting || isBroken)) event.preventDefault();
});
