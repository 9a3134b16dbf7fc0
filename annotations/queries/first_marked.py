"""What teams marked and asked for, among what changed: protections that are gone, wordings that were taken up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet

from annotations.access import visible
from annotations.exporting.proposing import DELETE, Wording, read_back
from annotations.models import Annotation, Comment, Judgement, Placement, Uptake
from annotations.queries.credits import confirmed_words, credit_of, day_of
from annotations.queries.first_rows import ToldChange, ToldSentence
from annotations.queries.ledger_judged import denied_marks
from annotations.queries.ledger_places import judged_words
from annotations.queries.weights import WEIGHTS, FirstReason
from clauseline.comparing.edits.reading_first import ReadingWeight
from proposals.access import Person
from proposals.models import Comparison

Place = tuple[int, int]
FEWEST = 12
"""So many letters of a sentence are known without their place."""
TAKEN = "answered/taken"
"""The finding of a ledger that a wording stands in a text."""
LOST = "lost/gone"
"""The finding of a ledger that a safeguard is in a text no more."""


def add_safeguards(
    comparison: Comparison, said: QuerySet[Annotation], person: Person, by_key: Mapping[str, ToldChange]
) -> None:
    """Passages that were marked as safeguards in the old text, and that are gone in the new one, unless their team
    denied that: three queries, and one if there are some.
    """
    safeguards = said.filter(polarity=Annotation.Polarity.SAFEGUARD)
    gone = visible(Placement, person).filter(
        annotation__in=safeguards, version=comparison.new_version, state=Placement.State.GONE
    )
    rows = list(gone.select_related("decided_by", "annotation__team"))
    denied = denied_marks(comparison.new_version, [one.annotation_id for one in rows], person) if rows else set()
    credits_by = {
        one.annotation_id: _credit(one) for one in rows if (one.annotation_id, LOST, _words(one)) not in denied
    }
    lost = list(credits_by)
    here = safeguards.filter(version=comparison.old_version, pk__in=lost).values_list("pk", "key", "quote")
    came = visible(Placement, person).filter(annotation__in=lost, version=comparison.old_version)
    for pk, key, quote in (*here, *came.values_list("annotation", "key", "quote")):
        if key in by_key:
            _mark(by_key[key], quote, credits_by[pk])


def _words(gone: Placement) -> str:
    return judged_words(gone.annotation.key, gone.annotation.quote, gone.key, gone.quote)


def _credit(gone: Placement) -> str:
    """Who said that it is gone; "" if nobody did yet."""
    if gone.decided_at is None:
        return ""
    return confirmed_words(credit_of(gone.decided_by), gone.annotation.team, day_of(gone.decided_at))


def _mark(change: ToldChange, quote: str, credit: str) -> None:
    """That a passage is gone which a team marked: what is shown of it are the words that were marked."""
    reason: FirstReason = "our-safeguard-gone" if credit else "our-safeguard-missing"
    weight = ReadingWeight(WEIGHTS[reason])
    for one in [one for one in change.sentences if quote and quote in one.before and not one.after]:
        change.sentences.remove(one)
        weight = replace(weight, things={**weight.things, **one.weight.things})
    change.sentences.append(ToldSentence([reason], weight, before=quote, credit=credit))


@dataclass(frozen=True, slots=True)
class Won:
    """A wording that was sent and stands at a place of the clause `key` of the new text; `credit`: who said so."""

    wording: Wording
    key: str
    place: Place
    credit: str = ""

    def is_in(self, one: ToldSentence) -> bool:
        """Whether it is what became of the sentence."""
        place = _place(one)
        if place and self.place[0] < self.place[1]:
            return place[0] < self.place[1] and self.place[0] < place[1]
        if one.after:
            return self.wording.proposal != DELETE and _meet(self.wording.proposed, one.after)
        return self.wording.proposal != "insert-after" and _meet(self.wording.quote, one.before)


def add_won(
    comparison: Comparison, said: QuerySet[Annotation], person: Person, by_key: Mapping[str, ToldChange]
) -> None:
    """What was asked for in these annotations, and stands in the new text alone, is no loss, unless their team denied
    that: one query, and two if there is some.
    """
    for won in _won(comparison, said, person):
        change = by_key.get(won.key)
        for one in change.sentences if change else ():
            if won.is_in(one):
                one.reasons[:] = ["won"]
                one.weight = replace(one.weight, own=min(one.weight.own, WEIGHTS["won"]))
                one.credit = won.credit


def _won(comparison: Comparison, said: QuerySet[Annotation], person: Person) -> Iterator[Won]:
    verbatim = Uptake.objects.filter(extent=Uptake.Extent.VERBATIM)
    before = verbatim.filter(version=comparison.old_version, comment=OuterRef("comment"))
    seen = visible(Comment, person).filter(annotation__in=said.values("pk")).values("pk")
    rows = verbatim.filter(~Exists(before), version=comparison.new_version, comment__in=seen).order_by("pk")
    found = list(rows.values_list("comment__annotation", "words", "comment__proposed", "comment__quote", "evidence"))
    annotations = {annotation for annotation, *_ in found}
    credits_by = _credits(comparison, person, annotations) if found else {}
    denied = denied_marks(comparison.new_version, annotations, person) if found else set()
    for annotation, words, proposed, quote, evidence in found:
        wording = None if (annotation, TAKEN, words) in denied else read_back(proposed, quote)
        if wording and evidence:
            first = evidence[0]
            place = first["start"], first["end"]
            yield Won(wording, first["key"], place, credits_by.get((annotation, words), ""))


def _credits(comparison: Comparison, person: Person, annotations: set[int]) -> Mapping[tuple[int, str], str]:
    """By annotation and words who confirmed for its team that it was taken up."""
    rows = visible(Judgement, person).filter(
        kind=Judgement.Kind.BECAME,
        state=Judgement.State.CONFIRMED,
        finding=TAKEN,
        annotation__in=annotations,
        version=comparison.new_version,
    )
    return {
        (one.annotation.pk, one.words): confirmed_words(credit_of(one.decided_by), one.team, day_of(one.decided_at))
        for one in rows.select_related("decided_by", "team", "annotation")
        if one.annotation and one.annotation.team_id == one.team_id
    }


def _place(one: ToldSentence) -> Place | None:
    """Where it stands in the new clause, if that is known."""
    if one.entry:
        return (one.entry.duty.new.start, one.entry.duty.new.end) if one.entry.duty.new else None
    return one.edit.new_at if one.edit else None


def _meet(ours: str, sentence: str) -> bool:
    """Whether one of both is in the other, and that is no word that stands anywhere."""
    short, long = sorted((ours.strip(), sentence.strip()), key=len)
    return len(short) >= FEWEST and short in long
