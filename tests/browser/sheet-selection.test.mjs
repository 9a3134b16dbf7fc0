import assert from "node:assert/strict";
import { test } from "node:test";

import {
  blockOf,
  continued,
  filledAcross,
  filledDown,
  sizeOf,
  tiled,
} from "../../annotations/static/annotations/sheet/selection.js";

const at = (row, column) => ({ row, column });

for (const [one, other, block, size] of [
  [at(2, 3), at(2, 3), { top: 2, bottom: 2, start: 3, end: 3 }, 1],
  [at(1, 1), at(3, 2), { top: 1, bottom: 3, start: 1, end: 2 }, 6],
  [at(3, 1), at(1, 2), { top: 1, bottom: 3, start: 1, end: 2 }, 6],
  [at(0, 8), at(999, 0), { top: 0, bottom: 999, start: 0, end: 8 }, 9000],
]) {
  test(`a block of ${size} from ${one.row}, ${one.column}`, () => {
    assert.deepEqual(blockOf(one, other), block);
    assert.deepEqual(blockOf(other, one), block);
    assert.equal(sizeOf(block), size);
  });
}

const VALUES = [
  ["a", "b"],
  ["c", "d"],
  ["e", "f"],
];

test("a block is filled from its first row", () =>
  assert.deepEqual(filledDown(VALUES), [
    ["a", "b"],
    ["a", "b"],
    ["a", "b"],
  ]));

test("a block is filled from its first column", () =>
  assert.deepEqual(filledAcross(VALUES), [
    ["a", "a"],
    ["c", "c"],
    ["e", "e"],
  ]));

for (const [what, values, height, width, result] of [
  [
    "one cell fills all that is chosen",
    [["x"]],
    2,
    2,
    [
      ["x", "x"],
      ["x", "x"],
    ],
  ],
  ["two rows fit twice into four", [["x"], ["y"]], 4, 1, [["x"], ["y"], ["x"], ["y"]]],
  ["two rows do not fit into three", [["x"], ["y"]], 3, 1, [["x"], ["y"]]],
  ["a larger block stays as it is", [["x", "y"]], 1, 1, [["x", "y"]]],
  [
    "a row that is shorter than others is filled up",
    [["x", "y"], ["z"]],
    2,
    2,
    [
      ["x", "y"],
      ["z", ""],
    ],
  ],
]) {
  test(what, () => assert.deepEqual(tiled(values, height, width), result));
}

test("rows go on as they began", () =>
  assert.deepEqual(continued([["a"], ["b"]], 5), [["a"], ["b"], ["a"], ["b"], ["a"]]));
