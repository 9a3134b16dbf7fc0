import assert from "node:assert/strict";
import { test } from "node:test";

import { filled } from "../../annotations/static/annotations/server/filling.js";

const PATTERNS = {
  margin: "/site/versions/__slug__/margin/",
  place: "/api/annotations/__annotation__/placements/__version__/",
  hints: "/hints/",
};

test("the parts of an address stand where the server named them", () => {
  assert.equal(filled(PATTERNS, "margin", { slug: "a-1_B" }, {}), "/site/versions/a-1_B/margin/");
  assert.equal(filled(PATTERNS, "place", { version: "v", annotation: "a" }, {}), "/api/annotations/a/placements/v/");
});

test("what is asked for stands behind the address", () => {
  assert.equal(filled(PATTERNS, "hints", {}, { key: "k 1&2", start: 3 }), "/hints/?key=k%201%262&start=3");
});

test("an address that the server did not give is a fault", () => {
  assert.throws(() => filled(PATTERNS, "gone", {}, {}), new Error("The page has no address of the name gone"));
});

test("a part that the server did not name, or that is not given, is a fault", () => {
  assert.throws(() => filled(PATTERNS, "margin", { version: "v" }, {}), new Error("margin has no part __version__"));
  assert.throws(() => filled(PATTERNS, "place", { version: "v" }, {}), new Error("place lacks __annotation__"));
});
