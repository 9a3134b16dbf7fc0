import assert from "node:assert/strict";
import { test } from "node:test";

import { Unsaved } from "../../annotations/static/annotations/sheet/unsaved.js";

const PLACE = { slug: "abc", column: "comment" };

function waiting(unsaved) {
  return unsaved.all().map(({ slug, column, base, text }) => [slug, column, base, text]);
}

test("what is written waits in the order of writing", () => {
  const unsaved = new Unsaved();
  unsaved.write(PLACE, "", "One");
  unsaved.write({ ...PLACE, slug: "def" }, "", "Two");
  assert.deepEqual(waiting(unsaved), [
    ["abc", "comment", "", "One"],
    ["def", "comment", "", "Two"],
  ]);
  assert.equal(unsaved.next().text, "One");
});

test("what is written over keeps the base that the server has", () => {
  const unsaved = new Unsaved();
  unsaved.write(PLACE, "Theirs", "One");
  unsaved.write(PLACE, "One", "Two");
  assert.deepEqual(waiting(unsaved), [["abc", "comment", "Theirs", "Two"]]);
});

test("what the server keeps waits no more", () => {
  const unsaved = new Unsaved();
  unsaved.write(PLACE, "", "One");
  unsaved.keep(unsaved.next(), "One", "One");
  assert.deepEqual(waiting(unsaved), []);
});

test("words that were written while others were sent stand on those", () => {
  const unsaved = new Unsaved();
  unsaved.write({ ...PLACE, column: "kind" }, "ge", "TE");
  const underway = unsaved.next();
  unsaved.write({ ...PLACE, column: "kind" }, "TE", "ed");
  unsaved.keep(underway, "TE", "te");
  assert.deepEqual(waiting(unsaved), [["abc", "kind", "te", "ed"]]);
});

test("what was refused is passed over until it is written anew", () => {
  const unsaved = new Unsaved();
  unsaved.write(PLACE, "", "One");
  unsaved.write({ ...PLACE, column: "clause" }, "", "8.3");
  unsaved.next().refusal = { why: "Someone changed this cell." };
  assert.equal(unsaved.next().text, "8.3");
  unsaved.write(PLACE, "One", "Two");
  assert.equal(unsaved.next().text, "Two");
});
