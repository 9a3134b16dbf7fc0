/** Where the hints of the text stand, and what says why: drawn by the server once their clause is near. */

import { fragment } from "./server.js";

/** @typedef {import("./marks.js").Spot & {slug: string}} Pointer */

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
export function wordsOf(slug) {
  return bySlug.get(slug);
}

/** Whether there are hints on this clause. @param {string} key */
export function hintsOn(key) {
  return clauses.has(key);
}

/** The list under a clause, once it is drawn. @param {string} key */
export function listOf(key) {
  return document.querySelector(`.clause > [data-hints-of="${CSS.escape(key)}"]`);
}

/** The bubble of a hint, once it is drawn. @param {string} slug */
export function bubbleOf(slug) {
  return document.querySelector(`body > [data-hint="${CSS.escape(slug)}"]`);
}

/**
 * Forget all that was drawn: these are the hints now.
 * @param {string | undefined} of the version
 * @param {Record<string, [slug: string, from: number, to: number][]>} hints
 */
export function forget(of = "", hints) {
  for (const old of document.querySelectorAll(".clause > [data-hints-of], body > .hint-bubble")) old.remove();
  const all = Object.entries(hints).flatMap(([key, rows]) => rows.map(([slug, from, to]) => ({ slug, version: of, key, from, to })));
  version = of;
  bySlug = new Map(all.map((one) => [one.slug, one]));
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

async function fetchSome(keys) {
  const mine = turn;
  const drawn = document.createRange().createContextualFragment(await fragment(`/versions/${version}/margin/hints/?keys=${keys.join(",")}`));
  if (mine === turn) {
    for (const list of drawn.querySelectorAll("[data-hints-of]")) {
      const clause = document.getElementById(list.dataset.hintsOf);
      if (clause?.dataset.version === version) clause.append(list);
    }
    document.body.append(...drawn.querySelectorAll(".hint-bubble"));
  }
  for (const key of keys) answers.get(key)?.();
}
