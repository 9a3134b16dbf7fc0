import assert from "node:assert/strict";
import { test } from "node:test";

import { toPoints, toUnits } from "../../annotations/static/annotations/anchoring/points.js";

const TEXT = "a😀身份𠀀 b";

test("the browser's units and the server's code points lead to one another", () => {
  assert.equal(toPoints(TEXT), 7);
  [...TEXT].forEach((sign, points) => {
    const units = toUnits(TEXT, points);
    assert.equal(TEXT.slice(units, units + sign.length), sign);
    assert.equal(toPoints(TEXT, units), points);
  });
});

test("beyond the end there is the end", () => {
  assert.deepEqual([toUnits(TEXT, 99), toPoints("")], [TEXT.length, 0]);
});
