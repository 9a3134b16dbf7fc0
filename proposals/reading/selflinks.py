"""Signs that link a paragraph to itself on a web page, and are left of it when the page is saved as something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from proposals.reading.account import Account
from proposals.reading.lines import Line, Row
from proposals.saying import said

RULE = said("links to themselves")
SIGNS = ("¶", "§")
OFTEN = 8
"""So many paragraphs have to end with a sign: a sentence can end with one that is meant."""


def take_out_self_links(lines: Sequence[Line | Row], account: Account) -> list[Line | Row]:
    """The lines without a sign that ends many of them, which is left out by rule."""
    ends = Counter(sign for line in lines if (sign := _sign(line)))
    found = list(lines)
    for place, line in enumerate(lines):
        sign = _sign(line)
        if sign and ends[sign] >= OFTEN and isinstance(line, Line):
            account.leave_out(RULE, sign)
            found[place] = line._replace(text=line.text.rstrip().removesuffix(sign).rstrip())
    return found


def _sign(line: Line | Row) -> str:
    if isinstance(line, Row) or line.text.isascii():
        return ""
    end = line.text.rstrip()[-1:]
    return end if end in SIGNS else ""
