/** A scale that is known at some places, and even between them. Pure. */

/** A place on the page, in pixels, and where it is on the strip. @typedef {[place: number, at: number]} Known */

/** The end of the strip. */
export const END = 1000;

/**
 * Where on the strip the place `y` of the page is.
 * @param {Known[]} known in their order on the page
 * @param {number} y
 */
export function onStrip(known, y) {
  const next = known.findIndex(([place]) => place >= y);
  if (next <= 0) return next === 0 ? 0 : END;
  const [[y0, s0], [y1, s1]] = [known[next - 1], known[next]];
  return y1 > y0 ? s0 + ((s1 - s0) * (y - y0)) / (y1 - y0) : s1;
}

/**
 * The index of the stripe nearest to `at`.
 * @param {{top: number, bottom: number}[]} stripes
 * @param {number} at
 */
export function nearest(stripes, at) {
  const far = stripes.map(({ top, bottom }) => Math.max(top - at, at - bottom, 0));
  return far.indexOf(Math.min(...far));
}
