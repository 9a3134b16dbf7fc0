/** A sentence is put into a text. Pure. */

/**
 * The text with `sentence` in the place of [from, to), and where it ends; in a language that has spaces between
 * sentences, one on either side of it.
 * @param {string} text
 * @param {{from: number, to: number}} place
 * @param {string} sentence
 * @param {boolean} isSpaced
 * @returns {{text: string, end: number}}
 */
export function put(text, { from, to }, sentence, isSpaced) {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const first = isSpaced && /\S$/u.test(before) ? `${before} ${sentence}` : before + sentence;
  const rest = isSpaced && /^\S/u.test(after) ? ` ${after}` : after;
  return { text: first + rest, end: first.length };
}
