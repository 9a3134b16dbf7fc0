/** Long work is done in short turns, so that the page always answers. */

const TURN = 8;

/**
 * Do `act` with each of `items`, the first ones at once. Answers what breaks it off.
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => void} act
 * @returns {() => void}
 */
export function inTurns(items, act) {
  const left = items[Symbol.iterator]();
  let waiting = 0;
  const turn = () => {
    const end = performance.now() + TURN;
    for (let next = left.next(); !next.done; next = left.next()) {
      act(next.value);
      if (performance.now() > end) {
        waiting = setTimeout(turn, TURN);
        return;
      }
    }
  };
  turn();
  return () => clearTimeout(waiting);
}
