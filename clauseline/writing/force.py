"""What is said of the binding force of a sentence, in words."""

from __future__ import annotations

from collections.abc import Callable

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.vocabulary import DutyFact
from clauseline.writing.labels import (
    BARE_FACT_LABELS,
    FACT_LABELS,
    NO_VERB,
    OTHER_VERB,
    PLEASE_CHECK,
    VERBS,
    VERDICT_LABELS,
)

Translate = Callable[[str], str]
OF_VERBS: frozenset[DutyFact] = frozenset(("verb-lowered", "verb-raised", "reversed"))


def say_fact(row: StrengthChange, translate: Translate) -> str:
    """What can be seen of the sentence."""
    verbs = {"old": _verb(row.old, translate), "new": _verb(row.new, translate)}
    if row.reason in OF_VERBS and row.old and row.new:
        return translate(VERBS) % {"fact": translate(FACT_LABELS[row.reason]), **verbs}
    if row.reason == "reworded" and row.old and row.new and row.old.verb.lower() != row.new.verb.lower():
        return translate(VERBS) % {"fact": translate(OTHER_VERB), **verbs}
    labels = FACT_LABELS if row.alike else {**FACT_LABELS, **BARE_FACT_LABELS}
    return translate(labels[row.reason])


def say_force(row: StrengthChange, translate: Translate) -> str:
    """The same, with what is firmly said of its force, or that a person has to look."""
    fact = say_fact(row, translate)
    if row.is_to_check:
        return translate(PLEASE_CHECK) % {"fact": fact}
    return f"{translate(VERDICT_LABELS[row.verdict])}: {fact}" if row.verdict in VERDICT_LABELS else fact


def _verb(side: Strength | None, translate: Translate) -> str:
    return f"“{side.verb}”" if side and side.verb else translate(NO_VERB)
