/** Blocks of cells, counted in rows and columns: which there are between two spots, and what fills them. Pure. */

/** @typedef {{row: number, column: number}} Spot */
/** @typedef {{top: number, bottom: number, start: number, end: number}} Block its first and last rows and columns */

/**
 * The block between two spots, whichever comes first.
 * @param {Spot} one
 * @param {Spot} other
 * @returns {Block}
 */
export function blockOf(one, other) {
  const [top, bottom] = sorted(one.row, other.row);
  const [start, end] = sorted(one.column, other.column);
  return { top, bottom, start, end };
}

/**
 * @param {number} one
 * @param {number} other
 */
function sorted(one, other) {
  return one < other ? [one, other] : [other, one];
}

/** How many cells it has. @param {Block} block */
export function sizeOf({ top, bottom, start, end }) {
  return (bottom - top + 1) * (end - start + 1);
}

/**
 * Each row says what the first one says.
 * @param {string[][]} values
 */
export function filledDown(values) {
  return values.map(() => values[0]);
}

/**
 * Each column says what the first one says.
 * @param {string[][]} values
 */
export function filledAcross(values) {
  return values.map((cells) => cells.map(() => cells[0]));
}

/**
 * What was copied, for a place of so many rows and columns: as often as it fits, if it does without a rest; else once.
 * @param {string[][]} values
 * @param {number} height
 * @param {number} width
 */
export function tiled(values, height, width) {
  const [rows, columns] = [values.length, Math.max(...values.map((cells) => cells.length))];
  if (height % rows || width % columns) return values;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => values[row % rows][column % columns] ?? ""),
  );
}

/**
 * So many rows, which go on as `values` began.
 * @param {string[][]} values
 * @param {number} height
 */
export function continued(values, height) {
  return Array.from({ length: height }, (_, row) => values[row % values.length]);
}
