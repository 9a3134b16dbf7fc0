/** Whether words of a cell are the same. Pure. */

/**
 * Line ends, and white space around words, are no difference.
 * @param {string} one
 * @param {string} other
 */
export function isSame(one, other) {
  return plain(one) === plain(other);
}

/** @param {string} words */
function plain(words) {
  return words.replaceAll("\r\n", "\n").trim();
}
