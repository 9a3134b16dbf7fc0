import assert from "node:assert/strict";
import { test } from "node:test";

import { joined } from "../../annotations/static/annotations/anchoring/joining.js";

const lines = (before, after, missing) => Array(missing).fill("\n");

test("pieces one after another are the text, sign by sign", () => {
  const pieces = [
    { start: 0, text: "a😀" },
    { start: 2, text: "身份" },
  ];
  assert.deepEqual(joined(pieces, lines), ["a", "😀", "身", "份"]);
});

test("what is missing between two pieces is asked for, with both of them and its length", () => {
  const asked = [];
  const between = (...what) => {
    asked.push(what);
    return Array(what[2]).fill(null);
  };
  const pieces = [
    { start: 1, text: "ab" },
    { start: 5, text: "c" },
  ];
  assert.deepEqual(joined(pieces, between), [null, "a", "b", null, null, "c"]);
  assert.deepEqual(asked, [
    [-1, 0, 1],
    [0, 1, 2],
  ]);
});

test("words that are shown twice are taken once, and the next piece follows the one that was taken", () => {
  const pieces = [
    { start: 0, text: "abc" },
    { start: 1, text: "bc" },
    { start: 4, text: "d" },
  ];
  const asked = [];
  const between = (before, after, missing) => {
    asked.push([before, after]);
    return lines(before, after, missing);
  };
  assert.deepEqual(joined(pieces, between), ["a", "b", "c", "\n", "d"]);
  assert.deepEqual(asked, [[0, 2]]);
});

test("no pieces are no text", () => {
  assert.deepEqual(joined([], lines), []);
});
