import assert from "node:assert/strict";
import { test } from "node:test";

import { inTurns } from "../../annotations/static/annotations/margin/turns.js";

const TURN = 8;

/** Keeps the page busy for longer than a turn. */
function work() {
  const end = performance.now() + 2 * TURN;
  while (performance.now() < end);
}

const later = () => new Promise((done) => setTimeout(done, 20 * TURN));

test("short work is done at once", () => {
  const done = [];
  inTurns([1, 2, 3], (item) => done.push(item));
  assert.deepEqual(done, [1, 2, 3]);
});

test("long work is parted, and all of it is done in its order", async () => {
  const done = [];
  inTurns([1, 2, 3], (item) => {
    work();
    done.push(item);
  });
  assert.deepEqual(done, [1]);
  await later();
  assert.deepEqual(done, [1, 2, 3]);
});

test("what is broken off goes no further", async () => {
  const done = [];
  const stop = inTurns([1, 2, 3], (item) => {
    work();
    done.push(item);
  });
  stop();
  await later();
  assert.deepEqual(done, [1]);
});
