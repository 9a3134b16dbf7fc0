import assert from "node:assert/strict";
import { test } from "node:test";

import { snapped } from "../../annotations/static/annotations/snapping.js";

/** What is taken of `text` if `words` of it are selected. */
function taken(text, words) {
  const at = [...text.slice(0, text.indexOf(words))].length;
  const [start, end] = snapped([...text], at, at + [...words].length);
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
  ["平台应当永久保存行为记录", "永久保", "永久保"],
  ["一个 avatar 身份", "vata", "avatar"],
  ["a😀身份 is kept", "份 is k", "份 is kept"],
  ["é́tat civil", "tat", "é́tat"],
  ["كل شخص مسجل", "خص", "شخص"],
]) {
  test(`of “${text}” with “${words}” selected, “${whole}” is taken`, () => assert.equal(taken(text, words), whole));
}

test("a word is not looked for beyond what the page shows, or beyond the text", () => {
  assert.deepEqual(snapped(["a", "b", null, "c", "d"], 1, 2), [0, 2]);
  assert.deepEqual(snapped(["a", "b", null, "c", "d"], 4, 5), [3, 5]);
  assert.deepEqual(snapped(["a", "\n", "b"], 0, 1), [0, 1]);
});
