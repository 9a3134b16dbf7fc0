/** Code points, which the server counts in, and UTF-16 units, which the browser counts in. */

/**
 * How many code points the first `units` UTF-16 units of `text` hold.
 * @param {string} text
 */
export function toPoints(text, units = text.length) {
  return Array.from(text.slice(0, units)).length;
}

/**
 * Where in UTF-16 units the code point number `points` of `text` begins.
 * @param {string} text
 * @param {number} points
 */
export function toUnits(text, points) {
  let [units, left] = [0, points];
  for (const sign of text) {
    if (left-- <= 0) break;
    units += sign.length;
  }
  return units;
}
