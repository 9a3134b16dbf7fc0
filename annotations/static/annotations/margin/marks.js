/** What stands beside the text, as light marks: where each annotation or draft is and how it looks, wordless. */

/**
 * A passage, a clause or nothing ("") of a version; `from` and `to` count code points, and are null without a passage.
 * @typedef {{version: string, key: string, from: number | null, to: number | null}} Spot
 */

/**
 * An annotation (`state` is "" for a draft). It stands in the margin, waits in the tray, or was put away. It is to be
 * decided if it is open and who reads decides for its team.
 * @typedef {"margin" | "tray" | "away"} Place
 * @typedef {{slug: string, family: string, state: string, place: Place, isMine: boolean, isToDecide: boolean}} Look
 * @typedef {Spot & Look} Mark
 */

/**
 * `family` and `state` are indexes, `what` has letters of what else it is.
 * @typedef {[
 *   slug: string, key: string, from: number | null, to: number | null, family: number, state: number, what: string
 * ]} Row
 */

/** The marks of a version as the server sends them. */
/** @typedef {{families: string[], states: string[], marks: Row[]}} Table */
/** By clause its hints. @typedef {Record<string, [slug: string, from: number, to: number][]>} HintRows */
/** What the server sends with a margin. @typedef {Table & {hints: HintRows}} Drawing */

/**
 * The marks of a version, in the order of its text.
 * @param {string} version
 * @param {Table} table
 * @returns {Mark[]}
 */
export function marksOf(version, { families, states, marks }) {
  return marks.map(([slug, key, from, to, family, state, what]) => ({
    slug,
    version,
    key,
    from,
    to,
    family: families[family],
    state: states[state],
    place: what.includes("t") ? "tray" : what.includes("a") ? "away" : "margin",
    isMine: what.includes("m"),
    isToDecide: what.includes("o"),
  }));
}

/**
 * Whether a filter leaves a mark: "" leaves all, "mine" one's own, any other those in that state.
 * @param {Mark} mark
 * @param {string} filter
 */
export function isLeft(mark, filter) {
  return !filter || (filter === "mine" ? mark.isMine : mark.state === filter);
}

/**
 * The annotations that have their place, by clause.
 * @param {Mark[]} marks
 * @returns {Map<string, Mark[]>}
 */
export function byClause(marks) {
  /** @type {Map<string, Mark[]>} */
  const found = new Map();
  for (const mark of marks) {
    if (!mark.key || !mark.state || mark.place !== "margin") continue;
    found.set(mark.key, [...(found.get(mark.key) ?? []), mark]);
  }
  return found;
}
