"""What others decided of binding sentences, beside what the program says of them; and both in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from clauseline.comparing.changes import Change, StrengthChange
from clauseline.messages import gettext_noop as N_
from clauseline.vocabulary import FLAGS, Flag, Verdict
from clauseline.writing.force import Translate, say_fact
from clauseline.writing.labels import EFFECT_LABELS, PLEASE_CHECK, VERDICT_LABELS

Place = tuple[int, int]
"""The place of a change in its comparison, and of a row in what that says of force."""

VERDICTS: Mapping[Verdict, str] = {**VERDICT_LABELS, "same": N_("neither weakened nor strengthened")}
_ORDER = [*VERDICTS]
SAID_BY = N_("%(verdict)s, %(by)s")
BY_PROGRAM = N_("says Clauseline")
TO_CHECK = N_("please check")
TALLY = N_("Duties that changed: %(counts)s.")
OF_FORCE: frozenset[Flag] = frozenset(("weakened", "strengthened", "to-check"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided of a sentence: `verdict` is weakened, strengthened or same; `by` says in words by whom."""

    verdict: Verdict
    by: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """All that were made of a comparison, by place; `by` says in few words by whom all of them were, for a summary."""

    of: Mapping[Place, Judgement] = field(default_factory=dict)
    by: str = ""


def judged(changes: Sequence[Change], judgements: Judgements) -> tuple[Change, ...]:
    """The changes as these judgements have them: their rows are sure of it, and their flags follow."""
    touched = {order for order, _ in judgements.of}
    return tuple(
        _judged(change, order, judgements) if order in touched else change for order, change in enumerate(changes)
    )


def _judged(change: Change, order: int, judgements: Judgements) -> Change:
    rows = tuple(
        replace(row, verdict=said.verdict, sure=True) if (said := judgements.of.get((order, number))) else row
        for number, row in enumerate(change.strength)
    )
    if not change.old or not change.new:
        return replace(change, strength=rows)
    told: set[Flag] = {row.verdict for row in rows if row.sure and row.verdict in ("weakened", "strengthened")}
    doubts: set[Flag] = {"to-check"} if any(row.is_to_check for row in rows) else set()
    flags = {*change.flags} - OF_FORCE | told | doubts
    if told and "editorial" in flags:
        flags = flags - {"editorial"} | {"reworded"}
    return replace(change, strength=rows, flags=tuple(flag for flag in FLAGS if flag in flags))


def say_judged(row: StrengthChange, judgement: Judgement | None, translate: Translate) -> str:
    """What can be seen of a sentence, and what became of its force in whose words: of who decided it, of the program
    where that is sure; else please check.
    """
    fact = say_fact(row, translate)
    if judgement is None and row.is_to_check:
        return translate(PLEASE_CHECK) % {"fact": fact}
    verdict = said_by(row, judgement, translate)
    return f"{verdict}: {fact}" if verdict else fact


def said_by(row: StrengthChange, judgement: Judgement | None, translate: Translate) -> str:
    """What became of its force and who says so; "" where nobody says anything of that."""
    if judgement is not None:
        return translate(SAID_BY) % {"verdict": translate(VERDICTS[judgement.verdict]), "by": judgement.by}
    if row.is_to_check:
        return translate(TO_CHECK)
    if not row.is_firm and not (row.is_told and row.effect):
        return ""
    words = VERDICTS[row.verdict] if row.is_firm or not row.effect else EFFECT_LABELS[row.effect]
    return translate(SAID_BY) % {"verdict": translate(words), "by": translate(BY_PROGRAM)}


def say_tally(changes: Sequence[Change], judgements: Judgements, translate: Translate) -> str:
    """How many duties changed how, and who says so, in one sentence; "" where none did.

    What was decided comes first, what is to check last; sentences of whose force nothing is said are not counted.
    """
    counts: Counter[tuple[int, int, str]] = Counter()
    for order, change in enumerate(changes):
        for number, row in enumerate(change.strength):
            made = judgements.of.get((order, number))
            made = made and replace(made, by=judgements.by)
            counts[*_rank(row, made), said_by(row, made, translate)] += 1
    told = ", ".join(f"{words} ({n})" for (*_, words), n in sorted(counts.items()) if words)
    return translate(TALLY) % {"counts": told} if told else ""


def _rank(row: StrengthChange, judgement: Judgement | None) -> tuple[int, int]:
    """Where it stands in a summary: by who says it, then by what is said."""
    if judgement is None and (row.is_to_check or not row.is_told):
        return 2, 0
    if judgement is None:
        return 1, _ORDER.index(row.verdict) if row.verdict in _ORDER else len(_ORDER)
    return 0, _ORDER.index(judgement.verdict)
