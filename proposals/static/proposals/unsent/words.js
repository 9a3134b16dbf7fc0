/**
 * What a person typed and the server does not have yet, by its place: kept in the browser, sealed, until it is sent. It
 * is there again after a reload, a fault or a session that ended, for this account alone.
 */

import { find, given } from "../page/elements.js";
import { accountHere } from "../session/signing-in.js";
import { cipherAt, seal, unseal } from "./cipher.js";
import { clear, put, remove, rowsKept } from "./store.js";

const LASTS = 30 * 24 * 3600 * 1000;
/** The places in the order of their last change, each with what stands there. @type {Map<string, unknown>} */
const words = new Map();
/** What is on its way into the store, one after the other. */
let running = Promise.resolve();
let waiting = 0;
let isBroken = false;

/** Once this is there, so is what was typed before. */
export const arrived = accountHere() ? load() : Promise.resolve();

function cipher() {
  return cipherAt(given(/** @type {HTMLElement} */ (find("[data-account]")), "unsentKey"));
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
  for (const row of mine) {
    const value = await unseal(own, row);
    const place = row.id.slice(account.length + 1);
    if (value !== undefined && !words.has(place)) words.set(place, value);
  }
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
  return next(() => remove(idOf(place)));
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
