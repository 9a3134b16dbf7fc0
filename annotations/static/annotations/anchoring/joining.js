/** A clause's text as code points, from the pieces of it that a page shows. Pure. */

/** A code point; null stands for what the page does not show. @typedef {string | null} Point */
/** A piece of a text, and the offset of its first code point. @typedef {{start: number, text: string}} Piece */

/**
 * The code points of a text as an array. What is missing between two pieces `between` tells, by the index of the piece
 * before (-1 for none) and of the piece after. Words that are shown twice are taken once.
 * @param {Piece[]} pieces
 * @param {(before: number, after: number, missing: number) => Point[]} between
 */
export function joined(pieces, between) {
  /** @type {Point[]} */
  const points = [];
  let last = -1;
  pieces.forEach(({ start, text }, index) => {
    const missing = start - points.length;
    if (missing < 0) return;
    if (missing > 0) points.push(...between(last, index, missing));
    points.push(...text);
    last = index;
  });
  return points;
}
