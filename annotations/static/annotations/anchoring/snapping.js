/** Whole words: an end of a selection that cuts one is moved to where the word begins or ends. Pure. */

/** A sign; null for what is not shown. @typedef {string | null} Sign */

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
/** Written without spaces: where their words end a dictionary of the browser says. */
const SPACELESS = new RegExp(
  ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"].map((name) => `\\p{Script=${name}}`).join("|"),
  "u",
);
const MARK = /[\p{M}\u200d]/u;
/** What holds a word together between two letters: "data-subject", "person’s", "3.2.1", "1,000". */
const JOINER = /[-'’\u2010\u2011.,]/u;
const DIGIT = /\p{N}/u;
/** So many signs on either side of a place say enough of where words end there. */
const REACH = 100;
/** Without one such a script is taken sign by sign. */
const WORDS = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

/**
 * [start, end) of the signs (code points) of a text, widened until neither end cuts a word; if `isExact`, until neither
 * cuts a letter from its accents.
 * @param {Sign[]} points
 * @param {number} start
 * @param {number} end
 * @returns {[number, number]}
 */
export function snapped(points, start, end, isExact = false) {
  const cuts = isExact ? cutsSign : cutsWord;
  while (start > 0 && cuts(points, start)) start -= 1;
  while (end < points.length && cuts(points, end)) end += 1;
  return [start, end];
}

/**
 * Whether one sign that is drawn goes on over the place between `at - 1` and `at`.
 * @param {Sign[]} points
 * @param {number} at
 */
function cutsSign(points, at) {
  const [left, right] = [points[at - 1], points[at]];
  return Boolean(left && right && (MARK.test(right) || left === "\u200d"));
}

/**
 * Whether a word goes on over the place between `at - 1` and `at`.
 * @param {Sign[]} points
 * @param {number} at
 */
function cutsWord(points, at) {
  const [left, right] = [points[at - 1], points[at]];
  if (!left || !right) return false;
  if (cutsSign(points, at)) return true;
  if (isSpaceless(left) && isSpaceless(right)) return Boolean(WORDS && !endsAt(WORDS, points, at));
  if (isLetter(left)) return isLetter(right) || joins(points, at);
  return isLetter(right) && joins(points, at - 1);
}

/** @param {Sign | undefined} point */
function isSpaceless(point) {
  return Boolean(point && SPACELESS.test(point));
}

/** @param {Sign | undefined} point */
function isLetter(point) {
  return Boolean(point && LETTER.test(point) && !SPACELESS.test(point));
}

/**
 * Whether a word without spaces ends between `at - 1` and `at`, as the dictionary has it.
 * @param {Intl.Segmenter} words
 * @param {Sign[]} points
 * @param {number} at
 */
function endsAt(words, points, at) {
  let [from, to] = [at, at];
  while (from > 0 && at - from < REACH && isSpaceless(points[from - 1])) from -= 1;
  while (to < points.length && to - at < REACH && isSpaceless(points[to])) to += 1;
  const text = points.slice(from, to).join("");
  const place = points.slice(from, at).join("").length;
  return words.segment(text).containing(place)?.index === place;
}

/**
 * Whether the sign at this place stands between two halves of one word: a dot or a comma does so in numbers alone.
 * @param {Sign[]} points
 * @param {number} at
 */
function joins(points, at) {
  const [left, sign, right] = points.slice(Math.max(0, at - 1), at + 2);
  if (at < 1 || !left || !sign || !right || !JOINER.test(sign) || !isLetter(left) || !isLetter(right)) return false;
  return (sign !== "." && sign !== ",") || (DIGIT.test(left) && DIGIT.test(right));
}
