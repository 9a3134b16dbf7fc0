"""Marked passages that turn up in versions of other proposals, found from the pairs of texts that share words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from django.db.models import F, QuerySet

from annotations.queries.marked import MarkedPlace, MarkKey, TextAt, marked_in, marked_places, marked_versions, texts_of
from clauseline.comparing.changes import REMOVED
from clauseline.comparing.wording import changed_wording
from clauseline.origins.shared import LEAST
from clauseline.origins.stretches import Stretch, length, merged, overlap
from clauseline.origins.whole import whole_sentences, whole_words
from clauseline.origins.words import words_of
from clauseline.vocabulary import BANDS
from proposals.models import Reading, TextPlace
from proposals.queries.shared_texts import PairSpan, TextMatch, has, pairs_between, pairs_of, parts

TRIED = 3
"""So many clauses of a version are looked at for a passage, those that share most of it first."""
AT_ONCE = 250
"""So many passages are looked at with their texts at a time."""
FAR = 2
"""Parts of a passage are one passage in a draft if it is at most so many times as long there."""
COLUMNS = ("text", "clause", "reading__version", "reading__version__proposal")

Places = Mapping[int, list[TextAt]]
"""By text, where it stands."""
Pairs = Callable[[list[int]], Iterable[tuple[int, TextMatch]]]
"""Each of some texts with what shares words with it."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A marked passage stands at [start, end) of the text at `place`; `is_same` if it is the same words."""

    marked: MarkedPlace
    place: TextAt
    start: int
    end: int
    is_same: bool
    match: TextMatch


class _Candidate(NamedTuple):
    """Sorted, the best is the first: the surest, at home rather than where it was placed, what shares most."""

    band: int
    is_placed: bool
    lacking: float
    clause: int
    order: int
    marked: MarkedPlace
    place: TextAt
    match: TextMatch


def arriving_in(reading: Reading) -> list[Arriving]:
    """The passages that anybody marked elsewhere and that turn up in the texts of `reading`."""
    ours = TextPlace.objects.filter(reading=reading)
    others = {match.other for _, match in pairs_of(ours.values("text"))}
    at = _places(others, _shown().filter(reading__version__in=marked_versions()))
    keys = {place.clause for places in at.values() for place in places}
    marked = marked_places(marked_in(_keys(keys)))
    return list(_found(marked, ours, lambda some: pairs_between(some, ours.values("text"))))


def arriving_from(annotations: Collection[int]) -> list[Arriving]:
    """Where the passages of these turn up in versions of other proposals."""
    return list(_found(marked_places(annotations), _shown(), pairs_of))


def _shown() -> QuerySet[TextPlace]:
    return TextPlace.objects.filter(reading=F("reading__version__current_reading"))


def _keys(clauses: Collection[int]) -> Iterator[tuple[int, str]]:
    for some in parts(sorted(clauses)):
        yield from TextPlace.objects.filter(pk__in=some).values_list("reading__version", "clause__key")


def _places(texts: Collection[int], among: QuerySet[TextPlace]) -> Places:
    found: dict[int, list[TextAt]] = defaultdict(list)
    for some in parts(sorted(texts)):
        for text, *place in among.filter(text__in=some).order_by("clause").values_list(*COLUMNS):
            found[text].append(TextAt(place[0], text, *place[1:]))
    return found


def _found(marked: list[MarkedPlace], among: QuerySet[TextPlace], pairs: Pairs) -> Iterator[Arriving]:
    """The best place of each in each version, where most of it stands."""
    by_version: dict[tuple[MarkKey, int], list[_Candidate]] = defaultdict(list)
    for candidate in _candidates(marked, among, pairs):
        by_version[candidate.marked.mark, candidate.place.version].append(candidate)
    some: list[list[_Candidate]] = [nsmallest(TRIED, rows) for rows in by_version.values()]
    for first in range(0, len(some), AT_ONCE):
        page = some[first : first + AT_ONCE]
        clauses = {at.clause for rows in page for one in rows for at in (one.place, one.marked.place)}
        texts = texts_of(clauses)
        for rows in page:
            if best := _best(filter(None, (_placed(one, texts) for one in rows))):
                yield best


def _best(found: Iterable[Arriving]) -> Arriving | None:
    """The first that is the same words, else the first."""
    first: Arriving | None = None
    for one in found:
        if one.is_same:
            return one
        first = first or one
    return first


def _candidates(marked: list[MarkedPlace], among: QuerySet[TextPlace], pairs: Pairs) -> Iterator[_Candidate]:
    by_text: dict[int, list[MarkedPlace]] = defaultdict(list)
    for one in marked:
        by_text[one.place.text].append(one)
    order = 0
    for some in parts(sorted(by_text)):
        found = list(pairs(some))
        places = _places({match.other for _, match in found}, among)
        for text, match in found:
            for one in by_text[text]:
                for place in places.get(match.other, ()):
                    if place.proposal != one.place.proposal and has(match.here, [(one.start, one.end)]):
                        order += 1
                        yield _candidate(one, place, match, order)


def _candidate(one: MarkedPlace, place: TextAt, match: TextMatch, order: int) -> _Candidate:
    shared = overlap(match.here, [(one.start, one.end)]) / (one.end - one.start)
    return _Candidate(BANDS.index(match.band), not one.is_home, -shared, place.clause, order, one, place, match)


def _placed(one: _Candidate, texts: Mapping[int, str]) -> Arriving | None:
    """None if no part of it has most of the passage; or of a short passage, if its words are not the same.

    What a whole clause says in another language tells nothing of a few words in it: there the passage is most of it.
    """
    marked, match = one.marked, one.match
    ours, theirs = texts[marked.place.clause], texts[one.place.clause]
    wanted = (marked.start, marked.end)
    if match.method != "words" and not has([wanted], [(0, len(ours))]):
        return None
    inside = [_clipped(span, ours, theirs, wanted, match) for span in match.spans if overlap([span[:2]], [wanted])]
    start, end = _together(inside, most=FAR * (marked.end - marked.start))
    here = [span for span, at in inside if start <= at[0] and at[1] <= end]
    if not has(merged(here), [wanted]):
        return None
    start -= _alike(ours[marked.start : min(here)[0]][::-1], theirs[:start][::-1])
    end += _alike(ours[max(here, key=itemgetter(1))[1] : marked.end], theirs[end:])
    at = whole_words(theirs, (start, end), ours, wanted)
    passage, there = words_of(ours[slice(*wanted)]), words_of(theirs[slice(*at)])
    is_same = passage.hashes.tolist() == there.hashes.tolist()
    if not is_same and match.method == "words" and passage.before[-1] < LEAST:
        return None
    if not is_same:
        others = _around(match, ours, theirs, wanted)
        at = whole_sentences(theirs, at, ours, wanted, others=others, most=FAR * (marked.end - marked.start))
    return Arriving(marked, one.place, *at, is_same, match)


def _around(match: TextMatch, ours: str, theirs: str, wanted: Stretch) -> list[Stretch]:
    """The places in the other text of words that ours has before and behind what is wanted."""
    sides = (0, wanted[0]), (wanted[1], len(ours))
    return [
        _clipped(span, ours, theirs, side, match)[1]
        for side in sides
        for span in match.spans
        if overlap([span[:2]], [side])
    ]


def _clipped(span: PairSpan, ours: str, theirs: str, wanted: Stretch, match: TextMatch) -> tuple[Stretch, Stretch]:
    """What of a shared passage lies in `wanted`, and where that is in the other text."""
    here, there = (span.start, span.end), (span.source_start, span.source_end)
    start, end = max(here[0], wanted[0]), min(here[1], wanted[1])
    if match.method != "words" or (start, end) == here:
        return (start, end), there
    at: list[int] = []
    replaced = False
    for run in changed_wording(ours[slice(*here)], theirs[slice(*there)]):
        if run.old and run.new:
            first, last = max(run.old[0], start - here[0]), min(run.old[1], end - here[0])
            if first < last:
                at += [there[0] + run.new[0] + first - run.old[0], there[0] + run.new[0] + last - run.old[0]]
        elif run.new and replaced:
            at += [there[0] + run.new[0], there[0] + run.new[1]]
        replaced = run.op == REMOVED and has([(start - here[0], end - here[0])], [run.old or (0, 0)])
    return (start, end), ((min(at), max(at)) if at else there)


def _alike(one: str, other: str) -> int:
    """How many code points both begin with."""
    return sum(1 for _ in takewhile(lambda signs: signs[0] == signs[1], zip(one, other, strict=False)))


def _together(inside: Iterable[tuple[Stretch, Stretch]], *, most: int) -> Stretch:
    """From the first to the last place of these parts, unless that is too far: then the place of the longest one."""
    places = merged(at for _, at in inside)
    whole = places[0][0], places[-1][1]
    if len(places) == 1 or length([whole]) <= most:
        return whole
    return max(places, key=lambda place: place[1] - place[0])
