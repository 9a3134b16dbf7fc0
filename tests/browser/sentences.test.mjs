import assert from "node:assert/strict";
import { test } from "node:test";

import { sentencesByRow, sentencesIn } from "../../annotations/static/annotations/server/sentences.js";

test("the sentences of a refusal stand in the order of its fields, however deep", () => {
  const errors = { comment: ["One.", "Two."], anchor: { start: ["Three."] }, concerns: [{}, { 1: ["Four."] }] };
  assert.deepEqual(sentencesIn(errors), ["One.", "Two.", "Three.", "Four."]);
});

test("those of a block count its rows from one", () => {
  const rows = { 0: { kind: ["No such kind."] }, 4: { line: ["Too long.", "No number."] } };
  assert.deepEqual(sentencesByRow(rows, "Row"), ["Row 1: No such kind.", "Row 5: Too long.", "Row 5: No number."]);
});

test("what is said of many rows of a block is said once, and the first of them are named", () => {
  const rows = Array.from({ length: 7 }, () => ({ kind: ["No such kind."] }));
  assert.deepEqual(sentencesByRow(rows, "Row"), ["Row 1, 2, 3, 4, 5 …: No such kind."]);
});

test("a refusal without fields has no sentences of fields", () => {
  assert.deepEqual([sentencesIn({}), sentencesByRow({}, "Row")], [[], []]);
});
