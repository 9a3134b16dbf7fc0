import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { IDLE, LONGEST, Rounds } from "../../proposals/static/proposals/unsent/rounds.js";

const LONG = 100;

/** A server that keeps words as the real one does, and windows of one person that hand them in. */
function site() {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const server = { rows: new Map(), outcome: "kept", asked: 0 };
  const open = () => {
    const words = new Map();
    const [differing, refused, served] = [[], [], new Map()];
    const hand = async (/** @type {object} */ handed, /** @type {Record<string, string>} */ known) => {
      server.asked += 1;
      const answer = { outcome: server.outcome, seen: {}, elsewhere: {}, refused: {} };
      if (server.outcome !== "kept") return answer;
      for (const [place, value] of Object.entries(handed)) {
        const row = server.rows.get(place);
        const isKnown = !row || row.seen === known[place];
        if (value?.length > LONG) answer.refused[place] = "Too long.";
        else if (value === null && isKnown) server.rows.delete(place);
        else if (value !== null && !isKnown) answer.elsewhere[place] = row;
        else if (value !== null) {
          server.rows.set(place, { value, seen: `tag ${server.asked} ${value}` });
          answer.seen[place] = server.rows.get(place).seen;
        }
      }
      return answer;
    };
    const rounds = new Rounds({
      hand,
      valueAt: (place) => words.get(place),
      kept: (place, isServed) => served.set(place, isServed),
      differs: (place) => differing.push(place),
      refused: (place, sentence) => refused.push([place, sentence]),
    });
    const type = (place, value) => {
      words.set(place, value);
      rounds.change(place);
    };
    const drop = (place) => {
      words.delete(place);
      rounds.drop(place);
    };
    return { rounds, words, differing, refused, served, type, drop };
  };
  const pass = async (/** @type {number} */ span) => {
    for (let gone = 0; gone < span; gone += 500) {
      mock.timers.tick(500);
      for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
    }
  };
  const has = (place) => server.rows.get(place)?.value;
  return { server, open, pass, has, stop: () => mock.timers.reset() };
}

test("words are handed in some seconds after the last key", async () => {
  const { server, open, pass, has, stop } = site();
  const { type, served } = open();
  type("a", "half");
  await pass(IDLE - 500);
  type("a", "half a");
  await pass(IDLE - 500);
  assert.equal(server.asked, 0);
  await pass(500);
  assert.deepEqual([server.asked, has("a"), served.get("a")], [1, "half a", true]);
  await pass(10 * LONGEST);
  stop();
  assert.equal(server.asked, 1);
});

test("who goes on typing has them kept now and then all the same", async () => {
  const { open, pass, has, stop } = site();
  const { type } = open();
  for (let second = 0; second <= LONGEST / 1000; second += 1) {
    type("a", `words ${second}`);
    await pass(1000);
  }
  stop();
  assert.equal(has("a"), "words 14");
});

test("a page that is left hands in at once, and only what has changed", async () => {
  const { server, open, has, stop } = site();
  const { type, rounds } = open();
  type("a", "half");
  assert.equal(await rounds.run({ outlives: true }), "kept");
  assert.equal(await rounds.run({ outlives: true }), "kept");
  stop();
  assert.deepEqual([server.asked, has("a")], [1, "half"]);
});

test("what was sent vanishes on the server, even if it was on its way there", async () => {
  const { open, pass, has, stop } = site();
  const { type, drop, rounds } = open();
  type("a", "half");
  type("b", "half");
  await pass(IDLE);
  drop("a");
  type("c", "half");
  rounds.run();
  await Promise.resolve();
  drop("c");
  await pass(500);
  stop();
  assert.deepEqual([has("a"), has("b"), has("c")], [undefined, "half", undefined]);
});

test("a server that is not reached is asked again, one that refuses is not until more is written", async () => {
  const { server, open, pass, has, stop } = site();
  const { type } = open();
  server.outcome = "unreached";
  type("a", "half");
  await pass(IDLE);
  server.outcome = "refused";
  await pass(LONGEST);
  assert.equal(server.asked, 2);
  await pass(10 * LONGEST);
  assert.equal(server.asked, 2);
  server.outcome = "kept";
  type("b", "more");
  await pass(IDLE);
  stop();
  assert.deepEqual([has("a"), has("b")], ["half", "more"]);
});

test("of two windows none writes over the other until the person has chosen", async () => {
  const { open, pass, has, stop } = site();
  const [one, other] = [open(), open()];
  one.type("a", "of the first");
  await pass(IDLE);
  other.type("a", "of the second");
  await pass(IDLE);
  assert.deepEqual([other.differing, other.rounds.otherAt("a"), has("a")], [["a"], "of the first", "of the first"]);
  other.type("a", "of the second, and more");
  await pass(LONGEST);
  assert.equal(has("a"), "of the first");
  assert.equal(await other.rounds.run(), "refused");
  other.rounds.settle("a");
  await pass(IDLE);
  stop();
  assert.deepEqual([has("a"), other.rounds.otherAt("a")], ["of the second, and more", undefined]);
});

test("who sends their own words leaves those of the other window", async () => {
  const { open, pass, has, stop } = site();
  const [one, other] = [open(), open()];
  one.type("a", "of the first");
  await pass(IDLE);
  other.type("a", "of the second");
  await pass(IDLE);
  other.drop("a");
  await pass(LONGEST);
  stop();
  assert.equal(has("a"), "of the first");
});

test("a window that knows what the server has goes on from there", async () => {
  const { server, open, pass, has, stop } = site();
  const [one, other] = [open(), open()];
  one.type("a", "half");
  await pass(IDLE);
  other.rounds.know("a", server.rows.get("a").seen);
  other.type("a", "half and more");
  await pass(IDLE);
  stop();
  assert.deepEqual([has("a"), other.differing], ["half and more", []]);
});

test("words that are too long are told once, and kept once they are shorter; the others are kept", async () => {
  const { server, open, pass, has, stop } = site();
  const { refused, rounds, type } = open();
  type("a", "x".repeat(LONG + 1));
  type("b", "half");
  await pass(IDLE);
  assert.deepEqual([refused, has("a"), has("b")], [[["a", "Too long."]], undefined, "half"]);
  await pass(10 * LONGEST);
  assert.deepEqual([server.asked, await rounds.run()], [1, "refused"]);
  type("a", "x");
  await pass(IDLE);
  stop();
  assert.deepEqual([has("a"), await rounds.run()], ["x", "kept"]);
});
