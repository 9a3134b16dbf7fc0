"""What to read first of what changed: what is true of a sentence, in words, and how much that weighs.

The figures stand in `clauseline/comparing/edits/weights.toml`. `docs/guide/reading-first.md` shows them to those who
read; the page of a comparison does on demand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, cast, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext_lazy

from clauseline.comparing.edits.reading_first import first_weights
from clauseline.vocabulary import ChangeKind, DutyFact, Flag, Status, Verdict

FirstReason = Literal[
    "our-safeguard-gone",
    "our-safeguard-missing",
    "reversed",
    "weakened",
    "informative",
    "kind-less",
    "duty-gone",
    "safeguard-gone",
    "new-duty",
    "went",
    "came",
    "won",
    "wider",
    "normative",
    "strengthened",
    "check",
    "definition",
    "number",
    "protects-less",
    "protects-more",
    "inside",
    "ours",
]
FIRST_REASONS: tuple[FirstReason, ...] = get_args(FirstReason)

WEIGHTS = cast("Mapping[FirstReason, int]", first_weights().happened)
"""The heaviest that is true of a sentence counts; what is true of its clause is added to its heaviest sentence."""

LABELS: Mapping[FirstReason, Promise] = {
    "our-safeguard-gone": gettext_lazy("a safeguard that your team marked is gone"),
    "our-safeguard-missing": gettext_lazy("a safeguard that your team marked is not found any more: please check"),
    "reversed": gettext_lazy("what it asks is reversed"),
    "weakened": gettext_lazy("a duty became weaker"),
    "informative": gettext_lazy("it does not bind any more: it became informative"),
    "kind-less": gettext_lazy("a grant, a limit, a threat or a right protects people less now: please check"),
    "duty-gone": gettext_lazy("a duty is gone"),
    "safeguard-gone": gettext_lazy("a sentence that reads like a safeguard is gone: please check"),
    "new-duty": gettext_lazy("a new binding sentence"),
    "went": gettext_lazy("a sentence is gone"),
    "came": gettext_lazy("a new sentence"),
    "won": gettext_lazy("your team asked for this, and it stands here now: please check"),
    "wider": gettext_lazy("whom or what it binds, or when, changed"),
    "normative": gettext_lazy("it binds now: it became normative"),
    "strengthened": gettext_lazy("a duty became stronger"),
    "check": gettext_lazy("what it does to a duty is to check"),
    "definition": gettext_lazy("a definition changed"),
    "number": gettext_lazy("a number of a duty changed"),
    "protects-less": gettext_lazy("words changed that protect people less now: please check"),
    "protects-more": gettext_lazy("words changed that protect people more now: please check"),
    "inside": gettext_lazy("words changed that may do something to people"),
    "ours": gettext_lazy("your teams annotated it"),
}
USED = ngettext_lazy("a definition that %(n)d clause uses", "a definition that %(n)d clauses use", "n")

TURNS: Mapping[FirstReason, Verdict] = {
    "weakened": "weakened",
    "informative": "weakened",
    "strengthened": "strengthened",
    "normative": "strengthened",
}
"""Which way the force went of what is read for this."""
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
    "inserted": "new-duty",
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
