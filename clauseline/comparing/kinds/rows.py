"""Rows of sentences that do something beside binding: their kind, and what that does to people."""

from __future__ import annotations

from dataclasses import replace

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.comparing.duties.amounts import tell_amounts
from clauseline.comparing.duties.duty import read_duty
from clauseline.comparing.duties.facts import FIRM, SAME, SentencePair
from clauseline.comparing.duties.strength import FORCE, find_strengths
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.kinds.telling import ToldKind, kind_of, names_people
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import Effect, Verdict

_BY_AMOUNT: dict[Verdict, Effect] = {"weakened": "less", "strengthened": "more"}


def bound_in(sentence: Sentence, verbs: Verbs) -> list[Strength]:
    """Every verb of strength in a sentence; where there is none, the words that tell its kind, if they do."""
    found = find_strengths(sentence, verbs)
    if found or not (kind := kind_of(sentence.text, verbs.language)):
        return found
    return [Strength("statement", kind.words, "", sentence.start, sentence.end)]


def of_one(row: StrengthChange, kind: ToldKind) -> StrengthChange:
    """The row of a sentence of one side, with its kind.

    Of one that binds nobody, or whose coming does something to people, nothing is said of force: a liability that
    "shall" be limited binds nobody more. What it does to people hangs on whether it stands elsewhere.
    """
    effect = kind.went if row.old else kind.came
    row = replace(row, kind=kind.kind, effect=effect)
    own = row.old or row.new
    if own is None or (effect == "ask" and FORCE[own.level] >= FORCE["recommendation"]):
        return row
    return replace(row, verdict="ambiguous")


def of_both(row: StrengthChange, pair: SentencePair, verbs: Verbs) -> StrengthChange:
    """The row of a sentence of both sides, with its kind now, or before; and what became of its amounts."""
    before, after = (kind_of(one.text, verbs.language) for one in (pair.before, pair.after))
    kind = after or before
    if kind is None:
        return row
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
    if kind.kind == "sanction" and row.reason == "number-changed" and not names_people(pair.after.text, verbs.language):
        return replace(row, effect=_BY_AMOUNT.get(row.verdict))
    return row


def settled(row: StrengthChange) -> StrengthChange:
    """`row` once the other side was searched: what a sentence does to people is said where it is surely gone or new."""
    if row.kind == "duty" or (row.old and row.new) or row.sure:
        return row
    return replace(row, effect="ask")
