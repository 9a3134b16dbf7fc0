/** What was written in one passage, step by step, to go back and forth. Pure. */

/** The texts before this one and after it. @typedef {{past: string[], now: string, next: string[]}} History */

/** @param {string} now @returns {History} */
export function begun(now) {
  return { past: [], now, next: [] };
}

/**
 * With a new text; if it `joins` the last step, that one goes back further.
 * @param {History} history
 * @param {string} now
 * @returns {History}
 */
export function noted({ past, now: last, next }, now, { joins = false } = {}) {
  if (now === last) return { past, now, next };
  return { past: joins && past.length ? past : [...past, last], now, next: [] };
}

/** @param {History} history @returns {History} */
export function back({ past, now, next }) {
  const before = past.at(-1);
  return before === undefined ? { past, now, next } : { past: past.slice(0, -1), now: before, next: [now, ...next] };
}

/** @param {History} history @returns {History} */
export function forth({ past, now, next }) {
  const [after, ...rest] = next;
  return after === undefined ? { past, now, next } : { past: [...past, now], now: after, next: rest };
}

/**
 * Where in `after` the last sign ends that `before` has otherwise.
 * @param {string} before
 * @param {string} after
 */
export function endOfChange(before, after) {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) first += 1;
  let same = 0;
  while (same < most - first && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return after.length - same;
}
