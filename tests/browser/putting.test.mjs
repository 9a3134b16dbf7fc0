import assert from "node:assert/strict";
import { test } from "node:test";

import { put } from "../../annotations/static/annotations/entry/putting.js";

for (const [text, from, to, isSpaced, whole, end] of [
  ["", 0, 0, true, "New.", 4],
  ["Old.", 4, 4, true, "Old. New.", 9],
  ["Old. ", 5, 5, true, "Old. New.", 9],
  ["Old.\n", 5, 5, true, "Old.\nNew.", 9],
  ["One. Two.", 5, 5, true, "One. New. Two.", 9],
  ["One. Two.", 5, 9, true, "One. New.", 9],
  ["旧文。后文。", 3, 3, false, "旧文。New.后文。", 7],
]) {
  test(`into “${text}” at ${from} to ${to} a sentence is put as “${whole}”`, () =>
    assert.deepEqual(put(text, { from, to }, "New.", isSpaced), { text: whole, end }));
}
