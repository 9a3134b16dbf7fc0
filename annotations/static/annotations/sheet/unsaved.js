/** What was written and is not kept by the server yet, cell by cell, in the order of writing. Pure. */

/**
 * @typedef {{slug: string, column: string}} Place
 * @typedef {{why: string, theirs?: string}} Refusal what the server says, and what stands in the cell there now
 * @typedef {Place & {base: string, text: string, refusal: Refusal | null}} Entry `text` is to stand where `base` stood
 * @typedef {Entry & {refusal: Refusal}} Refused
 */

export class Unsaved {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /**
   * What waits for the same cell is written over: it still stands on the base that the server has.
   * @param {Place} place
   * @param {string} base
   * @param {string} text
   * @returns {Entry}
   */
  write({ slug, column }, base, text) {
    const before = this.at({ slug, column });
    if (before) return Object.assign(before, { text, refusal: null });
    const entry = { slug, column, base, text, refusal: null };
    this.#entries.set(keyOf(entry), entry);
    return entry;
  }

  /**
   * The server keeps `kept` now, which was `sent`; words that were written meanwhile stand on it.
   * @param {Entry} entry
   * @param {string} sent
   * @param {string} kept
   */
  keep(entry, sent, kept) {
    if (entry.text === sent) this.drop(entry);
    else entry.base = kept;
  }

  /** @param {Place} entry */
  drop(entry) {
    this.#entries.delete(keyOf(entry));
  }

  /** @param {Place} place */
  at(place) {
    return this.#entries.get(keyOf(place));
  }

  all() {
    return [...this.#entries.values()];
  }

  /** The one to be sent first; those that were refused wait for a person. */
  next() {
    return this.all().find((entry) => !entry.refusal);
  }
}

/** @param {Place} place */
function keyOf({ slug, column }) {
  return `${slug} ${column}`;
}
