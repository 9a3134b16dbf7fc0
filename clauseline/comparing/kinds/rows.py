"""Rows of sentences that do something beside binding: their kind, and what that does to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.comparing.duties.amounts import tell_amounts
from clauseline.comparing.duties.duty import read_duty
from clauseline.comparing.duties.facts import FIRM, SAME, SentencePair, is_denied
from clauseline.comparing.duties.strength import FORCE, find_strengths
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.kinds.telling import FREE_KINDS, ToldKind, is_personal, kind_of, names_people
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import Effect, SentenceKind, StrengthLevel, Verdict

_BY_AMOUNT: dict[Verdict, Effect] = {"weakened": "less", "strengthened": "more"}


_UNSAID: frozenset[SentenceKind] = frozenset(("definition", "information"))
"""Kinds that are no reason to tell that a sentence came or went: they bind nobody, and do nothing to people."""
_TOLD: tuple[StrengthLevel, ...] = ("capability", "statement")


def bound_in(sentence: Sentence, verbs: Verbs) -> list[Strength]:
    """Every verb of strength in a sentence; where there is none, the words that tell its kind, if they do.

    What a word "shall mean" binds nobody.
    """
    found = find_strengths(sentence, verbs)
    kind = kind_of(sentence.text, verbs.language, in_terms=verbs.in_terms)
    if kind is None or (found and not (kind.kind == "definition" and _is_alone(kind, found))):
        return found
    return [Strength("statement", kind.words, "", sentence.start, sentence.end)]


def kind_in(sentence: Sentence, found: Sequence[Strength], verbs: Verbs) -> ToldKind | None:
    """What a sentence does beside binding by the verbs that were `found` in it.

    Of one that binds by another verb it is not told that it is of one of the `FREE_KINDS`.
    """
    kind = kind_of(sentence.text, verbs.language, in_terms=verbs.in_terms)
    return kind if kind and (kind.kind not in FREE_KINDS or _is_alone(kind, found)) else None


def lone_kind(sentence: Sentence, found: Sequence[Strength], verbs: Verbs) -> ToldKind | None:
    """The same of a sentence of one side, where it is a reason to tell that it came or went: a default is where it is
    one of people, or of terms or a policy.
    """
    kind = kind_in(sentence, found, verbs)
    if kind is None or kind.kind in _UNSAID:
        return None
    is_of_people = kind.kind != "default" or verbs.in_terms or is_personal(sentence.text, verbs.language)
    return kind if is_of_people else None


def _is_alone(kind: ToldKind, found: Sequence[Strength]) -> bool:
    """Whether no verb binds but those in the words that tell the kind."""
    binding = [one.verb for one in found if FORCE[one.level] >= FORCE["recommendation"]]
    return all(verb in kind.words for verb in binding) and len(binding) <= 1


def of_one(row: StrengthChange, kind: ToldKind) -> StrengthChange:
    """The row of a sentence of one side, with its kind.

    Of one that binds nobody, or whose coming does something to people, nothing is said of force: a liability that
    "shall" be limited binds nobody more. What it does to people hangs on whether it stands elsewhere.
    """
    effect = kind.went if row.old else kind.came
    row = replace(row, kind=kind.kind, effect=effect)
    own = row.old or row.new
    is_duty = effect == "ask" or kind.kind in FREE_KINDS
    if own is None or (is_duty and FORCE[own.level] >= FORCE["recommendation"]):
        return row
    return replace(row, verdict="ambiguous")


def of_both(row: StrengthChange, pair: SentencePair, verbs: Verbs) -> StrengthChange:
    """The row of a sentence of both sides, with its kind now, or before; and what became of its amounts."""
    before, after = (kind_in(one, found, verbs) for one, found in ((pair.before, pair.ours), (pair.after, pair.theirs)))
    kind = after or before
    if kind is None:
        is_told = all(side is not None and side.level in _TOLD and not is_denied(side) for side in (row.old, row.new))
        return replace(row, kind="information") if is_told else row
    row = replace(row, kind=kind.kind)
    if before is None or after is None or before.kind != after.kind or not row.old or not row.new:
        return row
    if row.reason == SAME.reason and row.verdict == SAME.verdict and pair.alike >= FIRM:
        ours, theirs = (
            read_duty(one.text, side.level, side.verb) for one, side in ((pair.before, row.old), (pair.after, row.new))
        )
        if verdict := tell_amounts(ours, theirs):
            said = verdict if kind.kind == "sanction" else "ambiguous"
            row = replace(row, reason="number-changed", verdict=said, sure=False)
    if {before.came, after.came} == {"less", "more"}:
        return replace(row, effect=after.came)
    if kind.kind == "sanction" and row.reason == "number-changed" and not names_people(pair.after.text, verbs.language):
        return replace(row, effect=_BY_AMOUNT.get(row.verdict))
    return row


def settled(row: StrengthChange) -> StrengthChange:
    """`row` once the other side was searched: what a sentence does to people is said where it is surely gone or new."""
    if row.kind == "duty" or (row.old and row.new) or row.sure:
        return row
    return replace(row, effect="ask")
