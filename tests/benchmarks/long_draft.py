"""A long Word draft made as Word writes them: numbers in the styles of five levels of headings, paragraphs in many runs
with marks of who saved them, fields, and tables of all shapes with merged cells.

`python -m tests.benchmarks.long_draft FILE` writes it.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from tests.drafts import word

LONG = (450, 200)
"""Clauses and tables of a draft of about 900,000 characters."""

LEVELS = 5
WORDS = re.findall(
    r"\w+",
    "the platform shall keep records of each user and may share identity data with other bodies when a court "
    "asks for them under law of place avatar gaze record token trust person consent device service operator",
)
_FORMAT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
)
_WIDE = ((2, 8), (3, 6), (4, 4), (6, 3), (9, 2))
"""So many columns, and how often."""
_DEPTHS = (1, 2, 3, 3, 2, 3, 4, 4, 3, 4, 5, 5)
"""The levels of headings, again and again."""


def written(clauses: int, tables: int) -> bytes:
    """A Word file of so many clauses with five paragraphs each, and so many tables of six to twenty-five rows; every
    twentieth table has 180."""
    draft = _Draft(random.Random(11))
    body: list[str] = []
    for clause in range(clauses):
        depth = _DEPTHS[clause % len(_DEPTHS)]
        body.append(draft.paragraph(draft.words(4).capitalize(), f"Head{depth}"))
        body += [draft.prose() for _ in range(5)]
        if clause < tables:
            body.append(draft.paragraph(f"Table {clause + 1} – {draft.words(5)}", "Caption"))
            body.append(draft.table(180 if clause % 20 == 19 else 6 + clause * 7 % 20))
    levels = [
        word.level(depth, ".".join(f"%{k + 1}" for k in range(depth + 1)), inner=f'<w:pStyle w:val="Head{depth + 1}"/>')
        for depth in range(LEVELS)
    ]
    return word.word_file(*body, styles=_styles(), numbers=word.numbering({1: "".join(levels)}))


def _styles() -> str:
    made = [
        word.style(
            f"Head{depth}", f"heading {depth}", based_on="Head1" if depth > 1 else "",
            properties=f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="1"/></w:numPr>',
        )
        for depth in range(1, LEVELS + 1)
    ]  # fmt: skip
    return "".join(made) + word.style("Caption", "caption") + word.style("Tabletext", "Table_text")


class _Draft:
    """Makes paragraphs and tables by `chance`."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def words(self, count: int) -> str:
        return " ".join(self._chance.choices(WORDS, k=count))

    def paragraph(self, text: str, style: str = "", *, inner: str = "", properties: str = "") -> str:
        made = word.paragraph(text, style, inner=inner, properties=properties)
        return made.replace("<w:p>", f"<w:p {self._saved()}>", 1)

    def prose(self) -> str:
        """A paragraph in six runs, as people's edits leave them, and a reference by a field."""
        runs = [word.run(self.words(7) + " ", _FORMAT) for _ in range(6)]
        runs.insert(3, _reference(self._chance.randrange(1, 99)))
        inner = "".join(f'<w:r w:rsidRPr="{self._hex()}">' + run.removeprefix("<w:r>") for run in runs)
        return self.paragraph(
            "", inner=inner, properties=f'<w:spacing w:before="120"/><w:jc w:val="both"/><w:rPr>{_FORMAT}</w:rPr>'
        )

    def table(self, rows: int) -> str:
        """A table with a head, whose first column has cells over some rows and which has rows over all columns."""
        columns = self._chance.choices([wide for wide, _ in _WIDE], [often for _, often in _WIDE])[0]
        grid = '<w:gridCol w:w="1200"/>' * columns
        made = [self._row([self._cell() for _ in range(columns)], "<w:tblHeader/>")]
        open_rows = 0
        for _ in range(rows - 1):
            if not open_rows and self._chance.random() < 0.08:
                made.append(self._row([self._cell(f'<w:gridSpan w:val="{columns}"/>')]))
                continue
            begins = not open_rows and self._chance.random() < 0.2
            open_rows = self._chance.randrange(2, 9) if begins else max(0, open_rows - 1)
            mark = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>" if open_rows else ""
            first = self._cell(mark, empty=mark == "<w:vMerge/>")
            made.append(self._row([first, *(self._cell() for _ in range(columns - 1))]))
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"

    def _row(self, cells: list[str], properties: str = "") -> str:
        return f"<w:tr {self._saved()}><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, marks: str = "", *, empty: bool = False) -> str:
        words = "" if empty else word.run(self.words(self._chance.randrange(1, 8)), _FORMAT)
        inner = self.paragraph("", "Tabletext", inner=words, properties='<w:spacing w:before="40" w:after="40"/>')
        width = '<w:tcW w:w="2410" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{marks}<w:tcBorders>{_BORDERS}</w:tcBorders></w:tcPr>{inner}</w:tc>"

    def _saved(self) -> str:
        return f'w:rsidR="{self._hex()}" w:rsidRDefault="{self._hex()}" w:rsidP="{self._hex()}"'

    def _hex(self) -> str:
        return f"00{self._chance.randrange(200):06X}"


def _reference(number: int) -> str:
    """A field that shows the number of a clause."""
    begin, apart, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    code = f"<w:instrText> REF _Ref{number} \\r \\h </w:instrText>"
    return f"<w:r>{begin}{code}{apart}<w:t>{number}</w:t>{end}</w:r>"


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(written(*LONG))
