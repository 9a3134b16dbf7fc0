/** Several cells that are written with one request: all of them, or none. */

import { given, there } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { send } from "../server/server.js";
import { cellAt, drawnIn, paint, rowOf, setOf, valueOf } from "./cells.js";
import { outdate, refresh } from "./drawing.js";
import { isSame } from "./same.js";
import { inTurn, isStuck, know } from "./saving.js";
import { announce, complain, sentence, sentencesOf } from "./words.js";

/** @typedef {{slug: string, cells: Record<string, string>}} Edit the cells of a row; of a new one without a slug */
/** @typedef {import("./saving.js").Row} Row */
/** @typedef {{done: string, refused: string}} Sentences the names of what is said then */

/** What is not written yet. @type {Set<Edit[]>} */
const unwritten = new Set();

/**
 * What is to be written so that cells of these rows and columns have these values: nothing where they have them.
 * @param {HTMLElement[]} rows
 * @param {string[]} columns
 * @param {string[][]} values
 * @returns {Edit[]}
 */
export function editsOf(rows, columns, values) {
  const edits = values.map((words, at) => {
    const slug = rows[at] ? given(rows[at], "row") : "";
    const written = columns.map((column, place) => /** @type {const} */ ([column, (words[place] ?? "").trim()]));
    return { slug, cells: Object.fromEntries(written.filter(([column, text]) => isNew(slug, column, text))) };
  });
  return edits.filter(({ slug, cells }) => !slug || Object.keys(cells).length);
}

/**
 * @param {string} slug
 * @param {string} column
 * @param {string} text
 */
function isNew(slug, column, text) {
  const cell = cellAt(slug, column);
  return !cell || !isSame(valueOf(cell), text);
}

/**
 * Write them. They stand in their cells at once, and as before if the server does not take them.
 * @param {Edit[]} edits
 * @param {Sentences} sentences
 */
export function writeTogether(edits, { done, refused }) {
  if (isStuck()) return complain(`${sentence(refused)} ${sentence("unreached")}`);
  complain();
  unwritten.add(edits);
  overlay(edits);
  return inTurn(async () => {
    if (edits.some(({ slug }) => slug && !rowOf(slug))) return takeBack(edits, refused, sentence("gone"));
    const address = addressOf("api-comment-block", { set: there(setOf(), "set that is written") });
    /** @type {import("../server/server.js").Answer<Row[]>} */
    const answer = await send(address, { method: "POST", body: { rows: edits.map(asked) } });
    if (!answer.ok) return takeBack(edits, refused, sentencesOf(answer));
    unwritten.delete(edits);
    await settle(edits, answer.body);
    return announce(sentence(done));
  });
}

/** They stand in their cells, however often these are drawn. @param {Edit[]} edits */
function overlay(edits) {
  for (const { slug, cells } of edits) cover(slug, cells, "saving");
}

/** @param {Edit} edit */
function asked({ slug, cells }) {
  const row = rowOf(slug);
  return row ? { id: slug, changed_at: given(row, "seen").slice(1, -1), ...cells } : cells;
}

/**
 * @param {string} slug
 * @param {Record<string, string>} cells
 * @param {"saving" | ""} state
 */
function cover(slug, cells, state) {
  for (const [column, text] of Object.entries(cells)) {
    const cell = cellAt(slug, column);
    if (cell) paint(cell, text, state);
  }
}

/**
 * @param {Edit[]} edits
 * @param {Row[]} kept
 */
async function settle(edits, kept) {
  const isInPlace = kept.every((row) => rowOf(String(row.id))?.dataset.order === String(row.order));
  for (const [at, row] of kept.entries()) {
    const slug = String(row.id);
    know(slug, row);
    const names = Object.keys(edits[at].cells);
    cover(slug, Object.fromEntries(names.map((name) => [name, String(row[name])])), "");
    if (isInPlace) outdate(slug);
  }
  if (!isInPlace) await refresh();
}

/**
 * @param {Edit[]} edits
 * @param {string} refused
 * @param {string} why
 */
function takeBack(edits, refused, why) {
  unwritten.delete(edits);
  for (const { slug, cells } of edits) {
    for (const column of Object.keys(cells)) uncover(slug, column);
    if (slug) outdate(slug);
  }
  complain(`${sentence(refused)} ${why}`);
}

/**
 * @param {string} slug
 * @param {string} column
 */
function uncover(slug, column) {
  const cell = cellAt(slug, column);
  if (cell) paint(cell, drawnIn(cell), "");
}

document.addEventListener("sheet:drawn", () => {
  for (const edits of unwritten) overlay(edits);
});

addEventListener("beforeunload", (event) => {
  if (unwritten.size) event.preventDefault();
});
