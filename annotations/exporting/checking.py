"""What a form, or the body that reads it, would stumble over. Pure.

Errors stand in the way of freezing a set; warnings are for the eye. Sentences are in English, marked for translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from annotations.exporting.sheet import Row

KINDS = ("ge", "te", "ed")
LONGEST = {"member": 10, "line": 20, "clause": 80, "element": 60, "comment": 8000, "proposed": 8000}
"""Characters of a cell: a page and a half in the widest column of the forms."""
WHOLE_DOCUMENT = ("", "General")
"""What the clause column says of a comment on the whole document (ISO/IEC commenting template, column 3)."""

_NAMED = re.compile(r"\s*(?:(?:sub)?-?clauses?|section|sec\.|cl\.|§|第.*[条條章节節])", re.IGNORECASE)
_UNPRINTED = re.compile("[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
"""Control characters but tab and line feed, and halves of characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with `column` of row `number`; 0 and "" for the set as a whole."""

    number: int
    column: str
    sentence: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """`breaks(row, known)` tells whether a row is against it; `known` are the clauses of the version."""

    column: str
    sentence: str
    breaks: Callable[[Row, Collection[str]], bool]
    is_error: bool = True


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for translation."""
    return sentence


RULES = (
    Rule("member", gettext_noop("There is no member code."), lambda row, _: not row.member.strip()),
    Rule(
        "clause",
        gettext_noop("Only the number belongs here, without the word clause or section."),
        lambda row, known: row.clause not in known and bool(_NAMED.match(row.clause)),
    ),
    Rule(
        "clause",
        gettext_noop("This version has no such clause."),
        lambda row, known: row.clause not in (*WHOLE_DOCUMENT, *known) and not _NAMED.match(row.clause),
        is_error=False,
    ),
    Rule("kind", gettext_noop("The kind is ge, te or ed."), lambda row, _: row.kind.lower() not in KINDS),
    Rule("comment", gettext_noop("The comment is empty."), lambda row, _: not row.comment.strip()),
    Rule(
        "proposed",
        gettext_noop("A technical or editorial comment should propose a change in exact words."),
        lambda row, _: row.kind.lower() in ("te", "ed") and not row.proposed.strip(),
        is_error=False,
    ),
)
TOO_LONG = gettext_noop("This is longer than the form takes.")
CONTROLS = gettext_noop("There are characters here that no program prints.")
NO_ROWS = gettext_noop("There are no comments in this set.")
SEVERAL_MEMBERS = gettext_noop("The rows have different member codes.")


def check(rows: Collection[Row], known: Collection[str]) -> list[Fault]:
    """What is wrong with the set first, then row by row, in the order of `RULES`.

    `known` holds the numbers of the version's clauses, and the titles of those without a number.
    """
    found = [] if rows else [Fault(0, "", NO_ROWS, True)]
    if len({row.member for row in rows if row.member}) > 1:
        found.append(Fault(0, "", SEVERAL_MEMBERS, False))
    return found + [fault for row in rows for fault in _faults(row, known)]


def _faults(row: Row, known: Collection[str]) -> list[Fault]:
    found = [Fault(row.number, rule.column, rule.sentence, rule.is_error) for rule in RULES if rule.breaks(row, known)]
    for column, longest in LONGEST.items():
        words = getattr(row, column)
        if len(words) > longest:
            found.append(Fault(row.number, column, TOO_LONG, True))
        if _UNPRINTED.search(words):
            found.append(Fault(row.number, column, CONTROLS, True))
    return found
