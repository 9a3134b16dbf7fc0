import assert from "node:assert/strict";
import { test } from "node:test";

import { byClause, isLeft, marksOf } from "../../annotations/static/annotations/margin/marks.js";

const TABLE = {
  families: ["data", "plain"],
  states: ["open", ""],
  marks: [
    ["one", "k1", 3, 9, 0, 0, "mo"],
    ["two", "k1", null, null, 1, 0, "t"],
    ["three", "", null, null, 1, 0, "a"],
    ["draft", "k1", 0, 2, 1, 1, "m"],
  ],
};

test("marks are read as the server sends them", () => {
  const [one, two, three, draft] = marksOf("v", TABLE);
  assert.deepEqual(one, {
    slug: "one",
    version: "v",
    key: "k1",
    from: 3,
    to: 9,
    family: "data",
    state: "open",
    place: "margin",
    isMine: true,
    isToDecide: true,
  });
  assert.deepEqual([two.place, three.place, draft.state], ["tray", "away", ""]);
});

test("a clause counts the annotations that have their place there", () => {
  const found = byClause(marksOf("v", TABLE));
  assert.deepEqual(
    [...found].map(([key, marks]) => [key, marks.map(({ slug }) => slug)]),
    [["k1", ["one"]]],
  );
});

test("a filter leaves all, one's own, or those in a state", () => {
  const left = (filter) =>
    marksOf("v", TABLE)
      .filter((mark) => isLeft(mark, filter))
      .map(({ slug }) => slug);
  assert.deepEqual(
    [left("").length, left("mine"), left("open"), left("accepted")],
    [4, ["one", "draft"], ["one", "two", "three"], []],
  );
});
