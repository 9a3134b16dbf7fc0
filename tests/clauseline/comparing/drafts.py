"""Small outlines for tests, written as indented lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from clauseline.comparing import compare
from clauseline.comparing.changes import Change
from clauseline.outline import BlockText, ClauseText, Outline


def draft(*rows: tuple[str, str, str], language: str = "en") -> Outline:
    """An outline of rows (number, title, text); "7.2.1" stands on level 3, a Chinese article below its chapter."""
    return Outline("test", language, tuple(clause(*row) for row in rows))


def clause(number: str, title: str, text: str) -> ClauseText:
    level = 2 if number.endswith("条") else number.count(".") + 1
    blocks = []
    start = 0
    for words in text.split("\n") if text else []:
        blocks.append(BlockText("paragraph", start, start + len(words)))
        start += len(words) + 1
    return ClauseText(number, title, level, text=text, blocks=tuple(blocks))


def edit(outline: Outline, number: str, **changes: Any) -> Outline:
    """The outline with something else at the clause `number`."""
    return replace(outline, clauses=tuple(replace(c, **changes) if c.number == number else c for c in outline.clauses))


def fates(old: Outline, new: Outline) -> list[tuple[str, list[str], list[str], tuple[str, ...]]]:
    """Kind, old numbers, new numbers and flags of every change."""
    return [
        (c.kind, [old.clauses[i].number for i in c.old], [new.clauses[j].number for j in c.new], c.flags)
        for c in compare(old, new).changes
    ]


def changed(old: Outline, new: Outline) -> list[tuple[str, list[str], list[str], tuple[str, ...]]]:
    """`fates` of the clauses that are not unchanged."""
    return [fate for fate in fates(old, new) if fate[0] != "unchanged"]


def change_of(number: str, old: Outline, new: Outline) -> Change:
    """The change of the old clause `number`."""
    index = next(i for i, c in enumerate(old.clauses) if c.number == number)
    return next(c for c in compare(old, new).changes if index in c.old)


WORLD = draft(
    ("1", "Scope", "This document specifies requirements for digital identity in virtual worlds."),
    ("2", "References", "The following documents contain provisions that are cited here."),
    ("3", "Identity", "Every avatar is bound to an account that a platform operates."),
    ("3.1", "Registration", "The platform shall verify the age of a user before an account is opened."),
    ("3.2", "Attributes", "Attributes such as occupation may be shown beside the avatar of a person."),
    ("4", "Behaviour", "Logs of what avatars do are kept for the security of the platform."),
    ("4.1", "Retention", "The platform shall delete behaviour records after 180 days.\nCopies are deleted too."),
    ("4.2", "Sharing", "Records are shared with authorities when a court of law has ordered it."),
    ("5", "Security", "Keys that protect identity data are changed at least once a year."),
)
