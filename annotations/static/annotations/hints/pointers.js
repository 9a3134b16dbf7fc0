/** Where the hints of the text stand, and what says why: drawn by the server once their clause is near. */

import { all, find, given, must, parsed } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

/** @typedef {import("../margin/marks.js").Spot & {slug: string}} Pointer */
/** @typedef {import("../margin/marks.js").HintRows} HintRows */

const AT_ONCE = 40;

/** @type {Map<string, Pointer>} */
let bySlug = new Map();
/** Clauses with hints, dismissed ones too. @type {Set<string>} */
let clauses = new Set();
let version = "";
let turn = 0;

/** The open hints, in the order of the text. */
export function pointers() {
  return [...bySlug.values()];
}

/** @param {string} slug */
export function pointerNamed(slug) {
  return bySlug.get(slug) ?? null;
}

/** Whether there are hints on this clause. @param {string} key */
export function hintsOn(key) {
  return clauses.has(key);
}

/** The list under a clause, once it is drawn. @param {string} key */
export function listOf(key) {
  return find(`.clause > [data-hints-of="${CSS.escape(key)}"]`, document, HTMLDetailsElement);
}

/** The bubble of a hint, once it is drawn. @param {string} slug */
export function bubbleOf(slug) {
  return find(`body > [data-hint="${CSS.escape(slug)}"]`);
}

/**
 * Forget all that was drawn: these are the hints now.
 * @param {string | undefined} of the version
 * @param {HintRows} hints
 */
export function forget(of = "", hints) {
  for (const old of all(".clause > [data-hints-of], body > .hint-bubble")) old.remove();
  const found = Object.entries(hints).flatMap(([key, rows]) =>
    rows.map(([slug, from, to]) => ({ slug, version: of, key, from, to })),
  );
  version = of;
  bySlug = new Map(found.map((one) => [one.slug, one]));
  clauses = new Set(Object.keys(hints));
  coming.clear();
  turn += 1;
}

/** By clause what was asked for. @type {Map<string, Promise<void>>} */
const coming = new Map();
/** @type {string[]} */
let asked = [];

/**
 * Have the lists and bubbles of these clauses; what is asked for in one breath comes in one answer.
 * @param {string[]} keys
 */
export async function draw(keys) {
  for (const key of keys.filter((one) => clauses.has(one) && !coming.has(one))) {
    if (!asked.length) queueMicrotask(fetchAsked);
    asked.push(key);
    coming.set(key, new Promise((resolve) => answers.set(key, resolve)));
  }
  await Promise.all(keys.map((key) => coming.get(key)));
}

/** @type {Map<string, (value?: void) => void>} */
const answers = new Map();

async function fetchAsked() {
  const keys = asked;
  asked = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) await fetchSome(keys.slice(at, at + AT_ONCE));
}

/** @param {string[]} keys */
function fetchSome(keys) {
  return attempt(must("[data-slot-body]"), () => take(keys));
}

/** @param {string[]} keys */
async function take(keys) {
  const mine = turn;
  const drawn = parsed(await fragment(addressOf("margin-hints", { slug: version }, { keys: keys.join(",") })));
  if (mine === turn) {
    for (const list of all("[data-hints-of]", drawn)) {
      const clause = document.getElementById(given(list, "hintsOf"));
      if (clause?.dataset.version === version) clause.append(list);
    }
    document.body.append(...all(".hint-bubble", drawn));
  }
  for (const key of keys) answers.get(key)?.();
}
