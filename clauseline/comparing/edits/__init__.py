"""What changed in each sentence that stays: what proves that it says the same, or the words that came and went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from clauseline.bounds import Apart, Budget
from clauseline.comparing.changes import Change, Edit, ProvedSentence, StrengthChange
from clauseline.comparing.duties.chained import TurnedDuties, find_turned
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.edits.citing import Moved
from clauseline.comparing.edits.effects import effect_of
from clauseline.comparing.edits.language import language_of
from clauseline.comparing.edits.naming import phrase_of, role_of
from clauseline.comparing.edits.proving import NewNames, prove, words_at
from clauseline.comparing.edits.reading import Difference, RewordedSentence, SentenceWord, read
from clauseline.comparing.edits.renaming import find_renamed
from clauseline.comparing.edits.units import SentenceUnit, units_of
from clauseline.comparing.edits.weighing import is_told
from clauseline.comparing.kinds.telling import FREE_KINDS
from clauseline.comparing.matching import changed_sentences, reworded_sentences
from clauseline.comparing.sentences import Cut
from clauseline.comparing.stretches import Place, Stretch
from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.vocabulary import FLAGS, DutyFact, EditRole, Flag, Proof

CUT = N_("So many sentences changed that not all were looked at for what changed in them: those are to be checked.")
MOST = 50_000
"""So many changed sentences are looked at, at most: the first ones."""

_OF_PARTS: frozenset[DutyFact] = frozenset(
    (
        *("condition-added", "condition-dropped", "exception-added", "exception-dropped", "duty-added", "duty-dropped"),
        *("scope-changed", "actor-changed", "number-changed"),
    )
)
"""What seems to have changed in a sentence, and did not where all its differences are explained."""
_CONDITION: EditRole = "if"
ChangedSentences = Mapping[tuple[int, ...], Sequence[Stretch]]
"""The reworded sentences of each change, by its new clauses."""


class ToldUnit(NamedTuple):
    """What is told of one unit: what proves that it says the same, or what changed in it."""

    unit: SentenceUnit
    proof: Proof | None
    edits: tuple[Edit, ...]


class Edits:
    """Tells of `changes` between two outlines what changed in each sentence.

    `moved` knows which numbers of clauses became which. `has_switched`: the whole text took up words that bind in
    capitals alone, or gave them up, which is told once.
    """

    def __init__(
        self,
        changes: Iterable[Change],
        old: Outline,
        new: Outline,
        changed: ChangedSentences,
        cut: Cut,
        verbs: Verbs,
        *,
        moved: Moved,
        has_switched: bool,
    ) -> None:
        self._sides = (old, new)
        self._cut, self._verbs, self._has_switched = cut, verbs, has_switched
        self._language = language_of(new.language or old.language)
        self._looks = Budget(MOST)
        self._units: dict[tuple[int, ...], list[tuple[SentenceUnit, RewordedSentence]]] = {}
        for change in changes:
            if change.old and change.new and (stretches := changed.get(change.new)):
                self._units[change.new] = list(self._read(change, stretches))
        every = (one for units in self._units.values() for unit, one in units if unit.counts == (1, 1))
        self._names = NewNames(find_renamed(every, old, new, self._language), moved)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was not looked at."""
        return (CUT,) if self._looks.is_spent else ()

    def add(self, change: Change) -> Change:
        """`change` with what its sentences are proved by, or what changed in them.

        A row of which nothing else is said, and that nothing proves to be the same, is one to be checked.
        """
        if not change.old or not change.new:
            return change
        units = self._units.get(change.new, ())
        turned = self._turned(change) if units else TurnedDuties({}, {})
        places = Apart(turned.old), Apart(turned.new)
        told = [self._tell(unit, one, change) for unit, one in units if not _is_turned(unit, *places)]
        whole = [one.unit for one in told if one.unit.counts != (1, 1) and one.proof == "split"]
        parted = Apart(one.old for one in whole), Apart(one.new for one in whole)
        told = [_in_whole(one, *parted) for one in told if one.unit.counts == (1, 1)]
        of_rows = {one.unit.row: one for one in told if one.unit.row is not None}
        proved = [one.unit for one in told if one.proof and one.unit.row is None]
        again = Apart(one.old for one in proved), Apart(one.new for one in proved)
        written = Apart(one.old for one in change.editorial)
        rows = tuple(
            _judged(row, of_rows.get(k), written)
            for k, row in enumerate(change.strength)
            if not _is_said_again(row, *again)
        )
        free = [one for one in told if one.unit.row is None]
        proofs = [ProvedSentence(one.unit.old, one.unit.new, one.proof) for one in free if one.proof]
        proofs += [ProvedSentence(*places, "order") for places in turned.pairs()]
        proofs += map(_proved, filter(_is_free, rows))
        rows = tuple(row for row in rows if not _is_free(row))
        edits = tuple(edit for one in free for edit in one.edits)
        flags = {*change.flags} - {"weakened", "strengthened", "to-check"} | {*_flags(rows)}
        flags |= {"inside"} if is_told(edits) else set()
        in_order = tuple(flag for flag in FLAGS if flag in flags)
        return replace(change, strength=rows, edits=edits, proofs=tuple(proofs), flags=in_order)

    def _read(self, change: Change, stretches: Sequence[Stretch]) -> Iterator[tuple[SentenceUnit, RewordedSentence]]:
        texts = self._texts(change)
        for unit in units_of(stretches, change.strength, texts, self._cut):
            if not self._looks.takes(1):
                return
            yield unit, read(texts[0][slice(*unit.old)], texts[1][slice(*unit.new)])

    def _turned(self, change: Change) -> TurnedDuties:
        """The Chinese duties in a row that only changed places."""
        if self._verbs.language != "zh":
            return TurnedDuties({}, {})
        texts = self._texts(change)
        return find_turned(texts, *reworded_sentences(*changed_sentences(*texts)))

    def _texts(self, change: Change) -> tuple[str, str]:
        old, new = self._sides
        return "\n".join(old.clauses[i].text for i in change.old), "\n".join(new.clauses[j].text for j in change.new)

    def _tell(self, unit: SentenceUnit, one: RewordedSentence, change: Change) -> ToldUnit:
        proof, left = prove(one, self._language, self._names, sentences=unit.counts)
        if unit.counts != (1, 1):
            return ToldUnit(unit, proof if proof == "split" and not left else None, ())
        row = change.strength[unit.row] if unit.row is not None else None
        edits = tuple(self._edit(one, each, unit, row) for each in left)
        return ToldUnit(unit, None if edits else proof, edits)

    def _edit(self, one: RewordedSentence, each: Difference, unit: SentenceUnit, row: StrengthChange | None) -> Edit:
        verb = row.old.verb if row and row.old else ""
        phrase = phrase_of(one, each)
        is_told_once = self._has_switched and one.has_other_capitals(each)
        role = None if is_told_once else role_of(one, each, phrase, self._language, verb)
        went, came = one.went(each), one.came(each)
        effect = effect_of(one, each, phrase, role, self._language, row, self._verbs)
        old_at = _at(one.ours, each.old, len(one.before), unit.old[0])
        new_at = _at(one.theirs, each.new, len(one.after), unit.new[0])
        return Edit(words_at(one.before, went), words_at(one.after, came), old_at, new_at, role, effect, unit.new)


def _is_turned(unit: SentenceUnit, old: Apart, new: Apart) -> bool:
    """Whether a unit without a row is of sentences that only changed places."""
    return unit.row is None and old.touch(unit.old) and new.touch(unit.new)


def _is_free(row: StrengthChange) -> bool:
    """Whether a sentence that is proved to say the same binds nobody: it needs no row."""
    return row.proof is not None and row.kind in FREE_KINDS


def _proved(row: StrengthChange) -> ProvedSentence:
    assert row.old and row.new and row.proof
    return ProvedSentence((row.old.start, row.old.end), (row.new.start, row.new.end), row.proof)


def _flags(rows: Iterable[StrengthChange]) -> Iterator[Flag]:
    """What is true of a change by its rows: some that were to be checked are proved to say the same."""
    for row in rows:
        if row.is_firm and row.verdict in ("weakened", "strengthened"):
            yield row.verdict
        if row.reason == "changed-inside":
            yield "inside"
        elif row.is_to_check:
            yield "to-check"


def _at(words: Sequence[SentenceWord], place: Place, size: int, start: int) -> Place:
    """Where these words stand in a whole text in which their sentence begins at `start`."""
    first = words[place[0]].start if place[0] < len(words) else size
    last = words[place[1] - 1].end if place[1] > place[0] else first
    return start + first, start + last


def _in_whole(one: ToldUnit, old: Apart, new: Apart) -> ToldUnit:
    """`one`, proved by the sentences that it was cut from or joined with, if these are."""
    is_in = old.touch(one.unit.old) and new.touch(one.unit.new)
    return ToldUnit(one.unit, "split", ()) if is_in else one


def _is_said_again(row: StrengthChange, old: Apart, new: Apart) -> bool:
    """Whether a sentence of one side alone is one that is proved to stand on the other in another form."""
    if row.old and row.new:
        return False
    return (
        old.touch((row.old.start, row.old.end))
        if row.old
        else row.new is not None and new.touch((row.new.start, row.new.end))
    )


def _is_at_will(row: StrengthChange, edits: Sequence[Edit]) -> bool:
    """Whether all that makes a liberty narrower is a condition of which nobody knows what it does to people."""
    is_narrower = row.verdict == "strengthened" and row.reason == "condition-added" and not row.sure
    return is_narrower and bool(edits) and all(edit.role == _CONDITION and edit.effect == "ask" for edit in edits)


def _judged(row: StrengthChange, told: ToldUnit | None, written: Apart) -> StrengthChange:
    """`row` with its proof or its edits; `written` is where the writing alone of old sentences changed."""
    if not row.old or not row.new:
        return row
    edits = told.edits if told else ()
    proof = told.proof if told else None
    is_only_seeming = row.reason in _OF_PARTS or (proof == "voice" and not row.sure)
    if row.is_told and not (proof and is_only_seeming):
        return replace(row, edits=edits, verdict="ambiguous" if _is_at_will(row, edits) else row.verdict)
    if proof is None and not edits and written.touch((row.old.start, row.old.end)):
        proof = "typography"
    if proof:
        return replace(row, verdict="same", sure=True, reason="reworded", proof=proof)
    reason: DutyFact = "changed-inside" if is_told(edits) else "reworded"
    return replace(row, verdict="ambiguous", sure=False, reason=reason, edits=edits)
