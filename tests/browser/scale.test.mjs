import assert from "node:assert/strict";
import { test } from "node:test";

import { nearest, onStrip } from "../../proposals/static/proposals/comparing/scale.js";

const KNOWN = [
  [0, 0],
  [100, 500],
  [100, 600],
  [300, 1000],
];

for (const [y, at] of [
  [-5, 0],
  [0, 0],
  [50, 250],
  [100, 500],
  [200, 800],
  [300, 1000],
  [400, 1000],
]) {
  test(`${y} on the page is ${at} on the strip`, () => assert.equal(onStrip(KNOWN, y), at));
}

test("the stripe under the pointer is taken, or the one nearest to it, and of two the first", () => {
  const stripes = [
    { top: 0, bottom: 10 },
    { top: 100, bottom: 200 },
    { top: 220, bottom: 230 },
  ];
  assert.deepEqual(
    [5, 20, 150, 210, 212, 999].map((at) => nearest(stripes, at)),
    [0, 0, 1, 1, 2, 2],
  );
});
