/** Where cards stand in a column: near their words, in order, none over another. Pure. */

/** A card wants its top at `target`; both are in pixels. @typedef {{target: number, height: number}} Wish */

const FAR = 160;

/**
 * The tops of cards in the order of their words. One of each crowd stands exactly at its words, and so does always the
 * `leader` (an index): for it the others go even above `floor`. Nothing else stands above `floor`, or below `ceiling`
 * while there is room above.
 * @param {Wish[]} wishes
 * @param {{gap: number, leader?: number, floor?: number, ceiling?: number}} room
 * @returns {number[]}
 */
export function placed(wishes, { gap, leader = -1, floor = 0, ceiling = Infinity }) {
  /** @type {number[]} */
  const before = [];
  let sum = 0;
  for (const { height } of wishes) {
    before.push(sum);
    sum += height + gap;
  }
  // Without the cards before them they may all stand at one height, and never at a lesser one than the card before.
  const levels = wishes.map(({ target }, index) => target - before[index]);
  const within = (/** @type {number} */ level) => Math.max(Math.min(level, ceiling - sum + gap), floor);
  const settled = leader < 0 ? levelled(levels).map(within) : around(levels, leader, floor);
  return settled.map((level, index) => level + before[index]);
}

/**
 * @param {number[]} levels
 * @param {number} leader
 * @param {number} floor
 */
function around(levels, leader, floor) {
  const pin = levels[leader];
  const above = levelled(levels.slice(0, leader)).map((level) => Math.min(Math.max(level, floor), pin));
  const below = levelled(levels.slice(leader + 1)).map((level) => Math.max(level, pin));
  return [...above, pin, ...below];
}

/**
 * The nearest levels that never fall: where they would, a whole run takes the one that two thirds of it are below, so
 * that more cards stand under their words than over them.
 * @param {number[]} levels
 */
function levelled(levels) {
  /** @type {{members: number[], level: number}[]} */
  const runs = [];
  for (const level of levels) {
    let run = { members: [level], level };
    for (let last = runs.at(-1); last && last.level > run.level; last = runs.at(-1)) {
      const members = [...last.members, ...run.members].sort((one, other) => one - other);
      run = { members, level: members[Math.ceil(((members.length - 1) * 2) / 3)] };
      runs.pop();
    }
    runs.push(run);
  }
  return runs.flatMap(({ members, level }) => members.map(() => level));
}

/**
 * The indexes of cards in crowds, runs without a gap, in which one stands far from its words.
 * @param {Wish[]} wishes
 * @param {number[]} tops
 * @param {number} gap
 * @returns {Set<number>}
 */
export function crowded(wishes, tops, gap) {
  /** @type {Set<number>} */
  const found = new Set();
  let first = 0;
  wishes.forEach(({ height }, index) => {
    if (index + 1 < wishes.length && tops[index + 1] <= tops[index] + height + gap) return;
    const run = wishes.map((_, at) => at).slice(first, index + 1);
    if (run.some((at) => Math.abs(tops[at] - wishes[at].target) > FAR)) run.forEach((at) => found.add(at));
    first = index + 1;
  });
  return found;
}
