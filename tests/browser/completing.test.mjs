import assert from "node:assert/strict";
import { test } from "node:test";

import { completed, stepped } from "../../annotations/static/annotations/lists/completing.js";

const OPTIONS = [
  "Purpose creep",
  "Data minimisation and purpose limitation",
  "Children",
  "Retention and permanence",
].map((label) => ({
  label,
  words: `${label.toLowerCase()} ${label === "Children" ? "how old, and to what purpose?" : ""}`,
}));
const labels = (typed) => completed(OPTIONS, typed).map(({ label }) => label);

test("whose label begins so comes first, then where a word of it does, then all others", () => {
  assert.deepEqual(labels("purp"), ["Purpose creep", "Data minimisation and purpose limitation", "Children"]);
  assert.deepEqual(labels("DATA min"), ["Data minimisation and purpose limitation"]);
});

test("nothing typed means all, and what nobody has none", () => {
  assert.equal(labels("").length, 4);
  assert.deepEqual(labels("zebra"), []);
});

for (const [key, at, count, to] of [
  ["ArrowDown", -1, 3, 0],
  ["ArrowDown", 2, 3, 0],
  ["ArrowUp", -1, 3, 2],
  ["ArrowUp", 0, 3, 2],
  ["ArrowUp", 2, 3, 1],
  ["ArrowDown", 0, 0, -1],
]) {
  test(`${key} leads from ${at} of ${count} to ${to}`, () => assert.equal(stepped(key, at, count), to));
}
