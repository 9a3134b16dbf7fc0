import assert from "node:assert/strict";
import { test } from "node:test";

import { back, begun, endOfChange, forth, noted } from "../../annotations/static/annotations/entry/history.js";

test("each step goes back and forth", () => {
  const written = noted(noted(begun(""), "must"), "must not");
  assert.deepEqual(written, { past: ["", "must"], now: "must not", next: [] });
  assert.deepEqual(back(written), { past: [""], now: "must", next: ["must not"] });
  assert.deepEqual(forth(back(back(written))), { past: [""], now: "must", next: ["must not"] });
  assert.deepEqual(forth(written), written);
  assert.deepEqual(back(begun("x")), begun("x"));
});

test("letters that follow one another are one step", () => {
  const one = noted(noted(noted(begun(""), "m"), "mu", { joins: true }), "mus", { joins: true });
  assert.deepEqual(back(one), { past: [], now: "", next: ["mus"] });
});

test("what is written after going back takes the place of what came next", () => {
  const other = noted(back(noted(noted(begun(""), "a"), "ab")), "ac");
  assert.deepEqual(other, { past: ["", "a"], now: "ac", next: [] });
});

test("the same text is no step", () => {
  assert.deepEqual(noted(begun("a"), "a"), begun("a"));
});

test("the caret goes to where the words changed", () => {
  assert.equal(endOfChange("must keep", "must not keep"), 9);
  assert.equal(endOfChange("must not keep", "must keep"), 5);
  assert.equal(endOfChange("", "保存"), 2);
  assert.equal(endOfChange("aa", "aaa"), 3);
  assert.equal(endOfChange("same", "same"), 4);
});
