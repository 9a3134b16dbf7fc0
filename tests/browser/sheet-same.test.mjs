import assert from "node:assert/strict";
import { test } from "node:test";

import { isSame } from "../../annotations/static/annotations/sheet/same.js";

for (const [one, other, same] of [
  ["Two\r\nlines", "Two\nlines", true],
  [" words \n", "words", true],
  ["", "  ", true],
  ["words", "word", false],
  ["two words", "two  words", false],
]) {
  test(`${JSON.stringify([one, other])} are ${same ? "the same" : "different"}`, () =>
    assert.equal(isSame(one, other), same));
}
