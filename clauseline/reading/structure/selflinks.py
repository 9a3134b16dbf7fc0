"""Signs that link a paragraph to itself on a web page, and are left of it when the page is saved as something else.

    2 Terms ¶                        2 Terms
    A wall is of brick. ¶        ->  A wall is of brick.

Where few paragraphs end with the sign, it is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.lines import Line, Row

RULE = N_("links to themselves")
SIGNS = ("¶", "§")
OFTEN = 8
"""So many paragraphs have to end with a sign: fewer, and it may be meant, as in "see §"."""


def take_out_self_links(lines: Sequence[Line | Row], account: Account) -> list[Line | Row]:
    """The lines without a sign that ends many of them, which is left out by rule."""
    signs = [_sign(line) for line in lines]
    ends = Counter(filter(None, signs))
    found = list(lines)
    for place, (line, sign) in enumerate(zip(lines, signs, strict=True)):
        if sign and ends[sign] >= OFTEN and isinstance(line, Line):
            account.leave_out(RULE, sign)
            found[place] = line._replace(text=line.text.rstrip().removesuffix(sign).rstrip())
    return found


def _sign(line: Line | Row) -> str:
    if isinstance(line, Row) or line.text.isascii():
        return ""
    end = line.text.rstrip()[-1:]
    return end if end in SIGNS else ""
