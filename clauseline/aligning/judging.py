"""What a confirmed pair of clauses in two languages says of force, amounts and what is not agreed yet.

Every verdict comes from verbs and numbers that stand on both sides. An encoder only finds which sentence is which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clauseline.aligning.encoder import Encoder
from clauseline.aligning.quantities import Quantity, QuantityPair, differing, find_quantities
from clauseline.aligning.sentencing import MatchedSentences, SentenceMatch, match_sentences
from clauseline.aligning.vectors import Known
from clauseline.brackets import bracketed_places, settled_places
from clauseline.comparing.changes import Detail, Strength, StrengthChange
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.duty import read_duty
from clauseline.comparing.duties.strength import FORCE, find_strengths, strongest
from clauseline.comparing.duties.verbs import AMBIGUOUS
from clauseline.comparing.fates import is_informative
from clauseline.comparing.sentences import Sentence
from clauseline.outline import ClauseText
from clauseline.vocabulary import DutyFact

BINDING = FORCE["recommendation"]

_ONLY = re.compile(r"\bonly\b|\bunless\b|\bexcept\b|\bque\b|\bqu['’]|\bnur\b|只|仅|除|非经|未经", re.IGNORECASE)
_PERMITS = re.compile(r"允许|准许|permit|allow|authori[sz]|autoris|erlaub|gestatt", re.IGNORECASE)
"""Of a verb of permission that is also an act: "the state permits" may well be "the state shall permit"."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What can be said of a pair of clauses; all places count in the text of their own clause.

    `strength` as a comparison has it, `amounts` that only one side has, `brackets` that only one side has open.
    """

    sentences: MatchedSentences
    strength: tuple[StrengthChange, ...]
    amounts: tuple[QuantityPair, ...]
    brackets: tuple[Detail, ...]


def judge(
    old: ClauseText, new: ClauseText, conventions: Conventions, encoder: Encoder | None, known: Known | None = None
) -> Judged:
    """What became of the force, the amounts and the open words of a clause on its way into another language.

    `conventions` are those of both outlines. Firm only where sentences are pairs for sure, each has one verb, and both
    or neither ask on a condition; where nothing on the other side is like a binding sentence, a person has to look.
    """
    matched = match_sentences(old.text, new.text, encoder, known)
    rows = [*_of_pairs(matched.pairs, old, new, conventions)]
    rows += _alone(matched.gone, old, conventions, is_old=True)
    rows += _alone(matched.come, new, conventions, is_old=False)
    return Judged(matched, tuple(rows), tuple(_amounts(matched.pairs)), tuple(_brackets(old, new)))


def _of_pairs(
    pairs: Sequence[SentenceMatch], old: ClauseText, new: ClauseText, conventions: Conventions
) -> Iterator[StrengthChange]:
    for one in pairs:
        if not _is_aside(one.old, old) and not _is_aside(one.new, new):
            ours = find_strengths(one.old, conventions.old)
            theirs = find_strengths(one.new, conventions.new)
            row = compare_force(one, ours, theirs)
            if row:
                yield row


def compare_force(one: SentenceMatch, ours: Sequence[Strength], theirs: Sequence[Strength]) -> StrengthChange | None:
    """What became of the force of a sentence by the verbs of both sides; None if nothing did.

    A plain statement of one language may bind as a verb of the other does, so that nothing is said of it.
    """
    gone, come = _unmet(ours, theirs), _unmet(theirs, ours)
    if not gone or not come:
        return None
    old, new = strongest(gone, one.old), strongest(come, one.new)
    if _may_be_one(old, new, one) or max(FORCE[old.level], FORCE[new.level]) < BINDING:
        return None
    if {old.verb.lower(), new.verb.lower()} & AMBIGUOUS or {old.level, new.level} == {"prohibition", "permission"}:
        return StrengthChange(old, new, "ambiguous", False)
    is_lowered = FORCE[old.level] > FORCE[new.level]
    reason: DutyFact = "verb-lowered" if is_lowered else "verb-raised"
    is_sure = one.sure and len(gone) == len(come) == 1 and _is_on_one_condition(old, new, one)
    return StrengthChange(old, new, "weakened" if is_lowered else "strengthened", is_sure, reason)


def _is_on_one_condition(old: Strength, new: Strength, sentence: SentenceMatch) -> bool:
    """Whether both sides ask on some condition, or neither does, and no verb stands in one.

    What one language asks the other may have as a condition of something else: "may join, provided that all ...".
    """
    ours = read_duty(sentence.old.text, old.level, old.verb).conditions
    theirs = read_duty(sentence.new.text, new.level, new.verb).conditions
    supposed = (verb.verb in words for verb, some in ((old, ours), (new, theirs)) for words in some)
    return bool(ours) == bool(theirs) and not any(supposed)


def _unmet(ours: Sequence[Strength], theirs: Sequence[Strength]) -> list[Strength]:
    """The verbs of one side, whatever their order, whose force no verb of the other has. "Can" binds nobody."""
    left = Counter(FORCE[one.level] for one in theirs if one.level != "capability")
    found = []
    for one in ours:
        if one.level == "capability":
            continue
        if left[FORCE[one.level]]:
            left[FORCE[one.level]] -= 1
        else:
            found.append(one)
    return found


def _may_be_one(old: Strength, new: Strength, sentence: SentenceMatch) -> bool:
    """Whether two verbs are how either language says the same: "may only" forbids all else, and who permits allows."""
    levels = {old.level, new.level}
    if levels == {"prohibition", "permission"}:
        return any(_ONLY.search(side.text) for side in (sentence.old, sentence.new))
    permits = [verb for verb in (old, new) if _PERMITS.search(verb.verb)]
    return bool(permits) and "requirement" in levels


def _alone(
    found: Sequence[Sentence], clause: ClauseText, conventions: Conventions, *, is_old: bool
) -> Iterator[StrengthChange]:
    """A row for each binding sentence that nothing on the other side is like."""
    for sentence in found:
        bound = strongest(find_strengths(sentence, conventions.old if is_old else conventions.new), sentence)
        if FORCE[bound.level] >= BINDING and not _is_aside(sentence, clause):
            yield (
                StrengthChange(bound, None, "weakened", False, "gone-alike")
                if is_old
                else StrengthChange(None, bound, "strengthened", False, "new-alike")
            )


def _is_aside(sentence: Sentence, clause: ClauseText) -> bool:
    """Whether a sentence stands in a note, an example or a footnote."""
    return any(block.start <= sentence.start < block.end and is_informative(block) for block in clause.blocks)


def _amounts(pairs: Sequence[SentenceMatch]) -> Iterator[QuantityPair]:
    for one in pairs:
        ours, theirs = (_placed(side) for side in (one.old, one.new))
        for found in differing(ours, theirs):
            yield found._replace(sure=found.sure and one.sure)


def _placed(sentence: Sentence) -> list[Quantity]:
    """The amounts of a sentence, with their places in its clause."""
    return [
        replace(one, start=one.start + sentence.start, end=one.end + sentence.start)
        for one in find_quantities(sentence.text)
    ]


def _brackets(old: ClauseText, new: ClauseText) -> Iterator[Detail]:
    """Words in square brackets of one side where the other side has none at all."""
    ours, theirs = ([*bracketed_places(clause.text, settled_places(clause.blocks))] for clause in (old, new))
    if ours and not theirs:
        yield from (Detail("bracket-closed", old.text[slice(*place)], "", place, None) for place in ours)
    if theirs and not ours:
        yield from (Detail("bracket-opened", "", new.text[slice(*place)], None, place) for place in theirs)
