/** Whole words: an end of a selection that cuts one is moved to where the word begins or ends. Pure. */

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
/** Written without spaces: whatever is selected stands for itself. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MARK = /[\p{M}\u200d]/u;
/** What holds a word together between two letters: "data-subject", "person’s", "3.2.1", "1,000". */
const JOINER = /[-'’\u2010\u2011.,]/u;
const DIGIT = /\p{N}/u;

/**
 * [start, end) of the code points of a text, widened until neither end cuts a word. What the page does not show is null.
 * @param {(string | null)[]} points
 * @param {number} start
 * @param {number} end
 * @returns {[number, number]}
 */
export function snapped(points, start, end) {
  while (start > 0 && cuts(points, start)) start -= 1;
  while (end < points.length && cuts(points, end)) end += 1;
  return [start, end];
}

/** Whether a word goes on over the place between `at - 1` and `at`. */
function cuts(points, at) {
  const [left, right] = [points[at - 1], points[at]];
  if (!left || !right) return false;
  if (MARK.test(right) || left === "\u200d") return true;
  if (isLetter(left)) return isLetter(right) || joins(points, at);
  return isLetter(right) && joins(points, at - 1);
}

function isLetter(point) {
  return Boolean(point) && LETTER.test(point) && !SPACELESS.test(point);
}

/** Whether the sign at this place stands between two halves of one word: a dot or a comma does so in numbers alone. */
function joins(points, at) {
  const [left, sign, right] = points.slice(Math.max(0, at - 1), at + 2);
  if (at < 1 || !sign || !JOINER.test(sign) || !isLetter(left) || !isLetter(right)) return false;
  return (sign !== "." && sign !== ",") || (DIGIT.test(left) && DIGIT.test(right));
}
