"""A clause of our own with a table, before and after: rows and columns come, go and move, words in cells change."""

from __future__ import annotations

from proposals.outline import BlockText, ClauseText


def tabled(number: str, title: str, before: str, *rows: str, marker: str = "Table A.1") -> ClauseText:
    """A paragraph, and a table whose cells stand between bars; the first row is its head."""
    text, blocks = before, [BlockText("paragraph", 0, len(before))]
    for order, row in enumerate(rows, 1):
        start = len(text) + 1
        cells, at = [], start
        for column, words in enumerate(row.split("|"), 1):
            place = {"start": at, "end": at + len(words), "column": column, "columns": 1, "rows": 1}
            cells.append({**place, "head": order == 1})
            at += len(words) + 1
        text += "\n" + row.replace("|", "\t")
        blocks.append(BlockText("row", start, len(text), facts={"table": 1, "row": order, "cells": cells}))
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
