"""A question of the tray with what one needs to answer it: the words at home, and those in the other text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from annotations.models import Placement
from annotations.queries.placements import anchor_of
from clauseline.anchoring import Anchor, locate
from clauseline.comparing.changes import KEPT, Span
from clauseline.comparing.wording import changed_wording
from clauseline.redline.clips import clip
from clauseline.redline.values import NEW, OLD
from proposals.models import ChangeSide, Clause, Version
from proposals.queries.versions import texts_beside

AROUND = 240
"""Code points of a clause that are shown on each side of a passage."""
LONGEST = 1200
"""Code points of a whole clause that are shown."""
TOO_LONG = 30_000
"""Clauses of more code points are not held against one another as wholes."""

Words = tuple[Span, ...]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuestionSide:
    """Words of a clause on one side, and what stands around them; `is_passage`: they are the place itself."""

    version: Version
    clause: Clause | None
    words: Words
    before: Words = ()
    after: Words = ()
    is_passage: bool = False


Sides = tuple[QuestionSide | None, QuestionSide | None]


@dataclass(frozen=True, slots=True)
class TrayQuestion:
    """A placement with both sides, as far as their clauses are there.

    Where no place is suggested, `there` is what became of the clause: it `is_heir`.
    """

    placement: Placement
    home: QuestionSide | None
    there: QuestionSide | None
    is_heir: bool = False

    @property
    def name(self) -> str:
        """What it is called in the sitting."""
        return f"{self.placement.annotation.slug}-{self.placement.version.slug}"

    @property
    def has_suggestion(self) -> bool:
        """Whether a place is suggested that one can only confirm."""
        placement = self.placement
        return placement.decided_at is None and placement.state == Placement.State.TO_CONFIRM and self.there is not None


def question(placement: Placement) -> TrayQuestion:
    """At most three queries."""
    annotation, version = placement.annotation, placement.version
    home = _clause(annotation.version, annotation.key)
    there = _clause(version, placement.key)
    heir = _heir(home, version) if home and not placement.key else None
    whole = heir or (there if annotation.anchor and not placement.quote else None)
    if home and whole and max(len(home.text), len(whole.text)) <= TOO_LONG:
        return TrayQuestion(placement, *_wholes(placement, home, whole), is_heir=heir is not None)
    return TrayQuestion(placement, *_sides(placement, home, there))


def heirs(clauses: Collection[int], version: Version) -> dict[int, str]:
    """The key of what became of each of these clauses (primary keys) in `version`, as far as one comparison of both
    texts says it: at most one query.
    """
    if not clauses:
        return {}
    rows = _successors(clauses, version).values_list("change__sides__clause", "clause__key")
    return dict(rows.reverse())


def _clause(version: Version, key: str) -> Clause | None:
    return Clause.objects.filter(reading=version.current_reading_id, key=key).first() if key else None


def _heir(home: Clause, version: Version) -> Clause | None:
    """What became of the clause in `version`: by the comparison of both texts if there is one, else from each version
    to the next, which is how annotations go; of several the first.
    """
    heirs = _became([home.pk], version)
    if not heirs:
        heirs = [home.pk]
        for step in _steps(home, version):
            heirs = _became(heirs, step)
    return Clause.objects.get(pk=heirs[0]) if heirs else None


def _steps(home: Clause, version: Version) -> QuerySet[Version]:
    """The texts after that of the clause up to `version`."""
    between = {"position__gt": home.reading.version.position, "position__lte": version.position}
    return texts_beside(version).filter(**between).order_by("position")


def _became(clauses: Sequence[int], version: Version) -> list[int]:
    """What became of these clauses in `version`, in its order, as far as the two texts were compared: primary keys."""
    return list(dict.fromkeys(_successors(clauses, version).values_list("clause", flat=True))) if clauses else []


def _successors(clauses: Collection[int], version: Version) -> QuerySet[ChangeSide]:
    """The new sides of their changes in `version`, of the newest comparison first."""
    theirs = ChangeSide.objects.filter(
        side=NEW,
        clause__reading=version.current_reading_id,
        change__sides__side=OLD,
        change__sides__clause__in=clauses,
        comparison__ready_at__isnull=False,
        comparison__aside=False,
    )
    return theirs.order_by("-comparison", "clause__order")


def _sides(placement: Placement, home: Clause | None, there: Clause | None) -> Sides:
    """The passages, or the clauses where the question is of whole ones, with what differs marked."""
    annotation = placement.annotation
    old, new = (_shown(clause, anchor) for clause, anchor in ((home, annotation.anchor), (there, anchor_of(placement))))
    before = home.text[slice(*old)] if home else annotation.quote
    after = there.text[slice(*new)] if there else ""
    spans = changed_wording(before, after) if after else [Span(KEPT, before, (0, len(before)), None)]
    return (
        _side(annotation.version, home, old, tuple(clip(spans, OLD, 0, len(before))), annotation.anchor),
        _side(placement.version, there, new, tuple(clip(spans, NEW, 0, len(after))), anchor_of(placement)),
    )


def _shown(clause: Clause | None, anchor: Anchor | None) -> Range:
    """Which stretch of the clause the question is of."""
    if clause is None:
        return (0, 0)
    return (locate(anchor, clause.text) if anchor else None) or (0, min(LONGEST, len(clause.text)))


def _side(
    version: Version, clause: Clause | None, place: Range, words: Words, anchor: Anchor | None
) -> QuestionSide | None:
    if clause is None:
        return QuestionSide(version, None, words, is_passage=True) if words else None
    begin, stop = _window(clause.text, place) if anchor else place
    before, after = clause.text[begin : place[0]], clause.text[place[1] : stop]
    ahead = _cut([Span(KEPT, before)], clause.text, (begin, len(clause.text)))
    behind = _cut([Span(KEPT, after)], clause.text, (0, stop))
    return QuestionSide(version, clause, words, ahead, behind, is_passage=anchor is not None)


def _cut(spans: Iterable[Span], text: str, place: Range) -> Words:
    """The words of a stretch of the text, with a sign where it goes on."""
    words = [span for span in spans if span.text]
    if place[0] > 0:
        words.insert(0, Span(KEPT, "… "))
    if place[1] < len(text):
        words.append(Span(KEPT, " …"))
    return tuple(words)


def _window(text: str, place: Range) -> Range:
    """A stretch around a passage that cuts no word, where words are parted by spaces."""
    begin, stop = max(0, place[0] - AROUND), min(len(text), place[1] + AROUND)
    if begin:
        begin = text.find(" ", begin, place[0]) + 1 or begin
    if stop < len(text):
        last = text.rfind(" ", place[1], stop)
        stop = last if last > 0 else stop
    return begin, stop


def _wholes(placement: Placement, home: Clause, there: Clause) -> Sides:
    """The passage in its clause, beside what another clause says in its place."""
    annotation = placement.annotation
    old = _shown(home, annotation.anchor)
    begin, stop = _window(home.text, old) if annotation.anchor else old
    spans = changed_wording(home.text, there.text)
    first, last = _across(spans, begin), _across(spans, stop)
    end = min(max(last, first), first + LONGEST)
    before = _cut(clip(spans, OLD, begin, old[0]), home.text, (begin, len(home.text)))
    after = _cut(clip(spans, OLD, old[1], stop), home.text, (0, stop))
    words = tuple(clip(spans, OLD, *old))
    now = _cut(clip(spans, NEW, first, end), there.text, (first, end))
    return (
        QuestionSide(annotation.version, home, words, before, after, is_passage=annotation.anchor is not None),
        QuestionSide(placement.version, there, now),
    )


def _across(spans: Sequence[Span], place: int) -> int:
    """Where on the new side what follows a place of the old one begins."""
    at = 0
    for span in spans:
        if span.old and span.old[0] <= place < span.old[1] and span.op == KEPT and span.new:
            return span.new[0] + place - span.old[0]
        if span.old and span.old[0] >= place:
            return at
        at = span.new[1] if span.new else at
    return at
