import assert from "node:assert/strict";
import { test } from "node:test";

import { cellsFrom, isOneCell, textOf } from "../../annotations/static/annotations/sheet/text.js";

const BLOCKS = [
  ["one cell", "Delete it.", [["Delete it."]]],
  [
    "rows and columns",
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "the line end that spreadsheets add",
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "an empty cell at the end of a row",
    "a\t\nb\t",
    [
      ["a", ""],
      ["b", ""],
    ],
  ],
  ["an empty row in between", "a\n\nb\n", [["a"], [""], ["b"]]],
  [
    "line ends in a cell",
    '1\t"Two\nlines"\n2\tx\n',
    [
      ["1", "Two\nlines"],
      ["2", "x"],
    ],
  ],
  ["line ends as Windows has them in a cell", '"Two\r\nlines"\tx\r\n', [["Two\nlines", "x"]]],
  ["quotes in a quoted cell", '"He said ""no""."\tx', [['He said "no".', "x"]]],
  ["tabs in a quoted cell", '"a\tb"\tc', [["a\tb", "c"]]],
  ["quotes within words that stand for themselves", 'say "no" twice\tx', [['say "no" twice', "x"]]],
  ["a quote that nothing closes", '"open\tx', [['"open', "x"]]],
  ["line ends of old machines", "a\rb", [["a"], ["b"]]],
  ["nothing", "", [[""]]],
];

for (const [what, text, cells] of BLOCKS) {
  test(`a block is read: ${what}`, () => assert.deepEqual(cellsFrom(text), cells));
}

test("what is copied is read back", () => {
  const cells = [
    ["1", 'Two\nlines, "quoted"', ""],
    ["", "a\tb", "第9.2条"],
  ];
  assert.deepEqual(cellsFrom(textOf(cells)), cells);
});

test("one cell is known by the table that stands on the clipboard beside it", () => {
  assert.equal(isOneCell("<table><tr><td align=left>Two<br>lines</td></tr></table>"), true);
  assert.equal(isOneCell("<table><thead></thead><tr><td>a</td><td>b</td></tr></table>"), false);
  assert.equal(isOneCell("<p>Two</p><p>lines</p>"), false);
  assert.equal(isOneCell(""), false);
});
