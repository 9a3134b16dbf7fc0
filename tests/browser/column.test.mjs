import assert from "node:assert/strict";
import { test } from "node:test";

import { crowded, placed } from "../../annotations/static/annotations/margin/column.js";

const gap = 10;
const wishes = (...targets) => targets.map((target) => ({ target, height: 100 }));

test("cards that do not meet stand exactly at their words", () => {
  assert.deepEqual(placed(wishes(0, 300, 600), { gap }), [0, 300, 600]);
});

test("of cards at one height the first stands there and the others follow", () => {
  assert.deepEqual(placed(wishes(500, 500, 500), { gap }), [500, 610, 720]);
});

test("in a large crowd one stands at its words, and none further off than the crowd is high", () => {
  const tops = placed(wishes(...Array(10).fill(2000)), { gap });
  assert.ok(tops.includes(2000));
  assert.ok(tops.every((top) => Math.abs(top - 2000) <= 660));
});

test("the leader always stands at its words, and the others make room in their order", () => {
  for (let leader = 0; leader < 5; leader += 1) {
    const tops = placed(wishes(0, 10, 20, 30, 400), { gap, leader });
    assert.equal(tops[leader], [0, 10, 20, 30, 400][leader]);
    assert.deepEqual(
      tops,
      tops.toSorted((one, other) => one - other),
    );
    assert.ok(tops.every((top, at) => at === 0 || top >= tops[at - 1] + 110));
  }
});

test("nothing stands above the floor or below the ceiling while there is room", () => {
  assert.deepEqual(placed(wishes(-50, 20), { gap, floor: 0 }), [0, 110]);
  assert.deepEqual(placed(wishes(880, 950), { gap, ceiling: 1000 }), [790, 900]);
});

test("cards never overlap, whatever they ask for", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 300; round += 1) {
    const asked = Array.from({ length: 1 + Math.floor(random() * 30) }, () => ({
      target: random() * 4000,
      height: 40 + random() * 300,
    }));
    asked.sort((one, other) => one.target - other.target);
    const leader = round % 2 ? Math.floor(random() * asked.length) : -1;
    const tops = placed(asked, { gap, leader });
    asked.forEach(
      ({ height }, at) => at + 1 < asked.length && assert.ok(tops[at + 1] + 1e-6 >= tops[at] + height + gap),
    );
    if (leader >= 0) assert.ok(Math.abs(tops[leader] - asked[leader].target) < 1e-6);
  }
});

test("a crowd is a run without a gap in which one card stands far from its words", () => {
  const asked = wishes(0, 500, 500, 500, 500, 2000);
  assert.deepEqual(crowded(asked, placed(asked, { gap }), gap), new Set([1, 2, 3, 4]));
  assert.deepEqual(crowded(wishes(0, 20), placed(wishes(0, 20), { gap }), gap), new Set());
});

test("without cards there is nothing to place", () => {
  assert.deepEqual([placed([], { gap }), crowded([], [], gap)], [[], new Set()]);
});
