"""What to read first of what changed, as one table: what is true of a change, and how much it weighs.

`docs/guide/reading-first.md` shows it to those who read; the page of a comparison does on demand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext_lazy

from clauseline.vocabulary import ChangeKind, DutyFact, Flag, Status

FirstReason = Literal[
    "reversed",
    "our-safeguard-gone",
    "weakened",
    "duty-gone",
    "informative",
    "safeguard-gone",
    "new-hinted",
    "protects-less",
    "strengthened",
    "protects-more",
    "wider",
    "normative",
    "number",
    "new-unread",
    "definition",
    "inside",
    "check",
    "ours",
]
FIRST_REASONS: tuple[FirstReason, ...] = get_args(FirstReason)

WEIGHTS: Mapping[FirstReason, int] = {
    "reversed": 100,
    "our-safeguard-gone": 95,
    "weakened": 90,
    "duty-gone": 90,
    "informative": 80,
    "safeguard-gone": 70,
    "new-hinted": 65,
    "protects-less": 85,
    "strengthened": 60,
    "protects-more": 58,
    "wider": 55,
    "normative": 55,
    "number": 50,
    "new-unread": 45,
    "definition": 40,
    "inside": 38,
    "check": 35,
    "ours": 30,
}
"""The heaviest that is true of a change counts; an annotation of one's teams is added to whatever else is true."""
A_CLAUSE, MOST_CLAUSES = 1, 30
"""What each clause that uses a definition adds to its weight, and up to how many."""

LABELS: Mapping[FirstReason, Promise] = {
    "reversed": gettext_lazy("what it asks is reversed"),
    "our-safeguard-gone": gettext_lazy("a safeguard that your team marked is gone"),
    "weakened": gettext_lazy("a duty became weaker"),
    "duty-gone": gettext_lazy("a duty is gone"),
    "informative": gettext_lazy("it does not bind any more: it became informative"),
    "safeguard-gone": gettext_lazy("a sentence that reads like a safeguard is gone: please check"),
    "new-hinted": gettext_lazy("a new binding sentence that a hint points to"),
    "protects-less": gettext_lazy("words changed that protect people less now: please check"),
    "strengthened": gettext_lazy("a duty became stronger"),
    "protects-more": gettext_lazy("words changed that protect people more now: please check"),
    "wider": gettext_lazy("whom or what it binds, or when, changed"),
    "normative": gettext_lazy("it binds now: it became normative"),
    "number": gettext_lazy("a number of a duty changed"),
    "new-unread": gettext_lazy("a new binding sentence that nobody of your teams has reviewed"),
    "definition": gettext_lazy("a definition changed"),
    "inside": gettext_lazy("words changed that may do something to people"),
    "check": gettext_lazy("what it does to a duty is to check"),
    "ours": gettext_lazy("your teams annotated it"),
}
USED = ngettext_lazy("a definition that %(n)d clause uses", "a definition that %(n)d clauses use", "n")

WIDER: frozenset[DutyFact] = frozenset(
    ("scope-changed", "actor-changed", "condition-dropped", "exception-dropped", "condition-added", "exception-added")
)
OF_EFFECT: Mapping[str | None, FirstReason] = {"less": "protects-less", "more": "protects-more"}
"""What a change inside a sentence is read for, by what it does to people; "inside" for all others."""
COME: frozenset[DutyFact] = frozenset(("new", "new-alike", "item-new"))
GONE: frozenset[DutyFact] = frozenset(("gone", "gone-alike", "item-gone"))

BY_MARK: Mapping[ChangeKind | Flag, FirstReason] = {
    "weakened": "weakened",
    "strengthened": "strengthened",
    "number": "number",
    "inserted": "new-unread",
    "definition": "definition",
    "inside": "inside",
    "to-check": "check",
}
"""What kinds and flags of a change alone say of it, where its sentences are not looked at."""


def of_marks(marks: Collection[ChangeKind | Flag], status: Status) -> int:
    """What a change with these kinds and flags weighs, whose clause now has this status."""
    reasons = [reason for mark, reason in BY_MARK.items() if mark in marks]
    if "status" in marks:
        reasons.append("informative" if status == "informative" else "normative")
    return max((WEIGHTS[one] for one in reasons), default=0)


def of_definition(clauses: int) -> int:
    """What a definition weighs that so many clauses use."""
    return WEIGHTS["definition"] + A_CLAUSE * min(clauses, MOST_CLAUSES)
