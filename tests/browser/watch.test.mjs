import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { IDLE, LONGEST, OFTEN, pauseAt, SELDOM, Watch } from "../../annotations/static/annotations/live/watch.js";

const THERE = { isSeen: true, idleFor: 0, failures: 0, hasEnded: false };

test("a page that is looked at asks within four seconds, and seldom when nobody does anything", () => {
  assert.ok(OFTEN < 4000);
  assert.equal(pauseAt(THERE), OFTEN);
  assert.equal(pauseAt({ ...THERE, idleFor: IDLE - 1 }), OFTEN);
  assert.equal(pauseAt({ ...THERE, idleFor: IDLE }), SELDOM);
});

test("a page that nobody sees does not ask, nor one whose session ended", () => {
  assert.equal(pauseAt({ ...THERE, isSeen: false }), null);
  assert.equal(pauseAt({ ...THERE, hasEnded: true }), null);
});

test("while the server is away it is asked ever more seldom", () => {
  const pauses = [1, 2, 3, 10, 100].map((failures) => pauseAt({ ...THERE, failures }));
  assert.deepEqual(pauses, [2 * OFTEN, 4 * OFTEN, 8 * OFTEN, LONGEST, LONGEST]);
  assert.equal(pauseAt({ ...THERE, failures: 1, idleFor: IDLE }), SELDOM);
});

/** A watch on a clock of its own; `outcomes` are answered one after the other, the last one for ever. */
function watched(outcomes, { isSeen = true } = {}) {
  mock.timers.enable({ apis: ["setTimeout"] });
  const world = { time: 0, isSeen, asked: /** @type {number[]} */ ([]) };
  const watch = new Watch(
    async () => {
      world.asked.push(world.time);
      return outcomes.length > 1 ? outcomes.shift() : outcomes[0];
    },
    { now: () => world.time, isSeen: () => world.isSeen },
  );
  const pass = async (/** @type {number} */ span) => {
    await new Promise((done) => setImmediate(done));
    for (let gone = 0; gone < span; gone += 500) {
      world.time += 500;
      mock.timers.tick(500);
      await new Promise((done) => setImmediate(done));
    }
  };
  return { watch, world, pass, stop: () => mock.timers.reset() };
}

test("it asks again and again", async () => {
  const { watch, world, pass, stop } = watched(["heard"]);
  watch.start();
  await pass(3 * OFTEN);
  stop();
  assert.deepEqual(world.asked, [OFTEN, 2 * OFTEN, 3 * OFTEN]);
});

test("it asks nothing unseen, and at once when it is seen again", async () => {
  const { watch, world, pass, stop } = watched(["heard"]);
  watch.start();
  world.isSeen = false;
  watch.turn();
  await pass(10 * OFTEN);
  assert.deepEqual(world.asked, []);
  world.isSeen = true;
  watch.turn();
  await pass(OFTEN);
  stop();
  assert.deepEqual(world.asked, [10 * OFTEN, 11 * OFTEN]);
});

test("it rests with the person, and is back with them", async () => {
  const { watch, world, pass, stop } = watched(["heard"]);
  watch.start();
  await pass(IDLE + SELDOM);
  const before = world.asked.length;
  await pass(SELDOM);
  assert.equal(world.asked.length, before + 1);
  watch.act();
  await pass(2 * OFTEN);
  stop();
  assert.equal(world.asked.length, before + 3);
});

test("a session that ended is asked about no more until the server answers again", async () => {
  const { watch, world, pass, stop } = watched(["ended", "heard"]);
  watch.start();
  await pass(20 * OFTEN);
  assert.deepEqual(world.asked, [OFTEN]);
  world.isSeen = true;
  watch.turn();
  await pass(OFTEN);
  assert.equal(world.asked.length, 1);
  watch.start();
  await pass(OFTEN);
  stop();
  assert.equal(world.asked.length, 2);
});

test("after the server was away all is as before", async () => {
  const { watch, world, pass, stop } = watched(["away", "away", "heard"]);
  watch.start();
  await pass(20 * OFTEN);
  stop();
  assert.deepEqual(
    world.asked.slice(0, 5),
    [1, 3, 7, 8, 9].map((times) => times * OFTEN),
  );
});
