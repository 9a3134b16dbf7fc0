"""What a form, or the body that reads it, would stumble over. Pure.

Errors stand in the way of freezing a set; warnings are for the eye. Sentences are in English, marked for translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from annotations.exporting.members import is_given, is_known
from annotations.exporting.sheet import Row, Sheet

KINDS = ("ge", "te", "ed")
LONGEST = {"member": 10, "line": 20, "clause": 80, "element": 60, "comment": 8000, "proposed": 8000}
"""Characters of a cell: a page and a half in the widest column of the forms."""
WHOLE_DOCUMENT = ("", "General")
"""What the clause column says of a comment on the whole document (ISO/IEC commenting template, column 3)."""

UNSENT = ("conflict", "done-by-body")
"""States of a wording in which nothing is asked of the body."""

_NAMED = re.compile(r"\s*(?:(?:sub)?-?clauses?|section|sec\.|cl\.|§|第.*[条條章节節])", re.IGNORECASE)
_UNPRINTED = re.compile("[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
"""Control characters but tab and line feed, and halves of characters."""
_LINE = re.compile(r"(?:\d+(?:\s*[-–,]\s*\d+)*)?")
"""A line, a stretch of them, or several; or none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with `column` of row `number`; 0 and "" for the set as a whole. `found` is what stands there."""

    number: int
    column: str
    sentence: str
    is_error: bool
    found: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows can name: the `clauses` of the version, and the member codes that were `given` to the team."""

    clauses: Collection[str] = ()
    given: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class FormRule:
    """`breaks(row, known)` tells whether a row is against it; with `names` its fault says what stands in the cell."""

    column: str
    sentence: str
    breaks: Callable[[Row, Known], bool]
    is_error: bool = True
    names: bool = False


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for translation."""
    return sentence


RULES = (
    FormRule("member", gettext_noop("There is no member code."), lambda row, _: not row.member.strip()),
    FormRule(
        "member",
        gettext_noop("Nobody was given this member code: it is neither the team's own nor one of ISO 3166."),
        lambda row, known: bool(row.member.strip()) and not is_known(row.member, known.given),
        names=True,
    ),
    FormRule(
        "member",
        gettext_noop("This is not the member code that the team was given."),
        lambda row, known: is_known(row.member, known.given) and not is_given(row.member, known.given),
        is_error=False,
        names=True,
    ),
    FormRule(
        "line", gettext_noop("A line is told by its number."), lambda row, _: not _LINE.fullmatch(row.line), False
    ),
    FormRule(
        "clause",
        gettext_noop("A comment on the whole document says General here."),
        lambda row, _: not row.clause,
        is_error=False,
    ),
    FormRule(
        "clause",
        gettext_noop("Only the number belongs here, without the word clause or section."),
        lambda row, known: row.clause not in known.clauses and bool(_NAMED.match(row.clause)),
    ),
    FormRule(
        "clause",
        gettext_noop("This version has no such clause."),
        lambda row, known: row.clause not in (*WHOLE_DOCUMENT, *known.clauses) and not _NAMED.match(row.clause),
        is_error=False,
    ),
    FormRule("kind", gettext_noop("The kind is ge, te or ed."), lambda row, _: row.kind.lower() not in KINDS),
    FormRule("comment", gettext_noop("The comment is empty."), lambda row, _: not row.comment.strip()),
    FormRule(
        "proposed",
        gettext_noop("A technical or editorial comment should propose a change in exact words."),
        lambda row, _: row.kind.lower() in ("te", "ed") and not row.proposed.strip() and row.wording not in UNSENT,
        is_error=False,
    ),
    FormRule(
        "proposed",
        gettext_noop("This wording was written for other words. Say what becomes of it; until then it is not sent."),
        lambda row, _: row.wording == "conflict",
    ),
    FormRule(
        "proposed",
        gettext_noop("The body changed how binding these words are. Please look whether the wording is still right."),
        lambda row, _: row.wording == "made-again" and "force" in row.doubts,
        is_error=False,
    ),
    FormRule(
        "proposed",
        gettext_noop("The body changed a negation or a number here. Please look whether the wording is still right."),
        lambda row, _: row.wording == "made-again" and "force" not in row.doubts and bool(row.doubts),
        is_error=False,
    ),
)
TOO_LONG = gettext_noop("This is longer than the form takes.")
CONTROLS = gettext_noop("There are characters here that no program prints.")
NO_DOCUMENT = gettext_noop("The head of the form names no document: the version has no number.")
NO_ROWS = gettext_noop("There are no comments in this set.")
SEVERAL_MEMBERS = gettext_noop("The rows have different member codes.")


def check(sheet: Sheet, known: Known) -> list[Fault]:
    """What is wrong with the set first, then row by row, in the order of `RULES`.

    Clauses are known by their numbers, those without one by their titles.
    """
    members = {row.member for row in sheet.rows if row.member}
    of_the_set = (
        (NO_DOCUMENT, not sheet.document.strip(), True),
        (NO_ROWS, not sheet.rows, True),
        (SEVERAL_MEMBERS, len(members) > 1, False),
    )
    found = [Fault(0, "", sentence, is_error) for sentence, is_so, is_error in of_the_set if is_so]
    return found + [fault for row in sheet.rows for fault in _faults(row, known)]


def _faults(row: Row, known: Known) -> list[Fault]:
    found = [_fault(row, rule) for rule in RULES if rule.breaks(row, known)]
    for column, longest in LONGEST.items():
        words = getattr(row, column)
        if len(words) > longest:
            found.append(Fault(row.number, column, TOO_LONG, True))
        if _UNPRINTED.search(words):
            found.append(Fault(row.number, column, CONTROLS, True))
    return found


def _fault(row: Row, rule: FormRule) -> Fault:
    found = getattr(row, rule.column) if rule.names else ""
    return Fault(row.number, rule.column, rule.sentence, rule.is_error, found)
