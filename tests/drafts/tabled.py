"""A clause of our own with a table, before and after: rows and columns come, go and move, words in cells change."""

from __future__ import annotations

from clauseline.outline import BlockText, Cell, ClauseText, Facts


def tabled(number: str, title: str, before: str, *rows: str, marker: str = "Table A.1") -> ClauseText:
    """A paragraph, and a table whose cells stand between bars; the first row is its head."""
    text, blocks = before, [BlockText("paragraph", 0, len(before))]
    for order, row in enumerate(rows):
        start = len(text) + 1
        cells, at = [], start
        for column, words in enumerate(row.split("|")):
            cells.append(Cell(at, at + len(words), column, is_head=not order))
            at += len(words) + 1
        text += "\n" + row.replace("|", "\t")
        blocks.append(BlockText("row", start, len(text), facts=Facts(table=1, row=order, cells=tuple(cells))))
    return ClauseText(number, title, 1, text=text, blocks=tuple(blocks))


OLD = tabled(
    "A.1",
    "Identity record",
    "The record shall hold the fields of this table.",
    "Field|Kept for|Read by",
    "Pseudonym|as long as the account is open|the platform",
    "Occupation|for ever|partners",
    "Gaze of the wearer|thirty days|the platform",
    "Voice|never|nobody",
    "Gait|one year|partners",
)
NEW = tabled(
    "A.1",
    "Identity record",
    "The record may hold the fields of this table.",
    "Field|Kept for|Purpose|Read by",
    "Voice|never|none|nobody",
    "Pseudonym|as long as the account is open|signing in|the platform",
    "Role in society|one year|research|partners",
    "Gaze of the wearer|one hundred and eighty days|comfort|the platform",
    "Gait|one year|research|partners",
)
