import assert from "node:assert/strict";
import { test } from "node:test";

import { snapped } from "../../annotations/static/annotations/anchoring/snapping.js";

/** What is taken of `text` if `words` of it are selected. */
function taken(text, words, isExact = false) {
  const at = [...text.slice(0, text.indexOf(words))].length;
  const [start, end] = snapped([...text], at, at + [...words].length, isExact);
  return [...text].slice(start, end).join("");
}

for (const [text, words, whole] of [
  ["the creation and use of records", "creation and u", "creation and use"],
  ["the creation and use of records", "ation and us", "creation and use"],
  ["the creation and use of records", "creation", "creation"],
  ["each data-subject is told", "sub", "data-subject"],
  ["each data-subject is told", "data", "data-subject"],
  ["the person’s own record", "person", "person’s"],
  ["see 3.2.1, which says", "2", "3.2.1"],
  ["about 1,000 users", "00", "1,000"],
  ["It ends. Now", "ends", "ends"],
  ["It ends here.", "her", "here"],
  ["one, two", "ne", "one"],
  ["max_size is 5", "size", "max_size"],
  ["平台应当永久保存行为记录", "永久保", "永久保存"],
  ["平台应当永久保存行为记录", "久保存行", "永久保存行为"],
  ["平台应当永久保存行为记录", "永久保存", "永久保存"],
  ["平台应当永久保存。行为记录", "保存。行", "保存。行为"],
  ["การเก็บข้อมูลส่วนบุคคล", "มูลส่วน", "ข้อมูลส่วน"],
  ["一个 avatar 身份", "vata", "avatar"],
  ["a😀身份 is kept", "份 is k", "身份 is kept"],
  ["é́tat civil", "tat", "é́tat"],
  ["كل شخص مسجل", "خص", "شخص"],
]) {
  test(`of “${text}” with “${words}” selected, “${whole}” is taken`, () => assert.equal(taken(text, words), whole));
}

for (const [text, words, whole] of [
  ["the creation and use of records", "ation and us", "ation and us"],
  ["each data-subject is told", "data", "data"],
  ["平台应当永久保存行为记录", "久保", "久保"],
  ["é́tat civil", "e", "é́"],
]) {
  test(`of “${text}” exactly “${whole}” is taken with “${words}” selected`, () =>
    assert.equal(taken(text.normalize("NFD"), words, true), whole.normalize("NFD")));
}

test("a word without spaces is found in a text of any length", () => {
  const text = `${"永久".repeat(5000)}保存行为记录`;
  assert.equal(taken(text, "存行"), "保存行为");
});

test("a word is not looked for beyond what the page shows, or beyond the text", () => {
  assert.deepEqual(snapped(["a", "b", null, "c", "d"], 1, 2), [0, 2]);
  assert.deepEqual(snapped(["a", "b", null, "c", "d"], 4, 5), [3, 5]);
  assert.deepEqual(snapped(["a", "\n", "b"], 0, 1), [0, 1]);
});
