/** The sentences of a refusal. Pure. */

/** @typedef {import("./server.js").Errors} Errors */

/**
 * All of them, in the order of their fields.
 * @param {Errors} errors
 * @returns {string[]}
 */
export function sentencesIn(errors) {
  return typeof errors === "string" ? [errors] : Object.values(errors).flatMap(sentencesIn);
}

const MOST_NAMED = 5;

/**
 * Those of a block of rows, each once with the numbers of its rows as `inRow` words it.
 * @param {Errors} rows
 * @param {string} inRow
 */
export function sentencesByRow(rows, inRow) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const [at, row] of Object.entries(rows))
    for (const words of sentencesIn(row)) found.set(words, [...(found.get(words) ?? []), Number(at) + 1]);
  return [...found].map(([words, numbers]) => `${inRow} ${listed(numbers)}: ${words}`);
}

/** @param {number[]} numbers */
function listed(numbers) {
  const named = numbers.slice(0, MOST_NAMED).join(", ");
  return numbers.length > MOST_NAMED ? `${named} …` : named;
}
