"""The words of a text that a question found, and a stretch of it that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauseline.tokens import Phrase, Query, Token, tokens

LENGTH = 240
"""Characters of an excerpt, about three lines."""
LEAD = 60
"""Characters before the first found word."""
ENOUGH = 200
"""Places among which the start of an excerpt is chosen."""


@dataclass(frozen=True, slots=True)
class ExcerptPiece:
    """A run of a text that was found, or that stands between such runs."""

    text: str
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class ExcerptPlace:
    """Where a phrase was found: `text[start:end]`."""

    start: int
    end: int
    phrase: Phrase


def places(text: str, query: Query) -> list[ExcerptPlace]:
    """Every place of every phrase, in the order of the text; they may overlap."""
    line = tokens(text)
    words = [token.word for token in line]
    found = [place for phrase in query.phrases for place in _places(line, words, phrase)]
    return sorted(found, key=lambda place: (place.start, place.end))


def marked(text: str, query: Query) -> tuple[ExcerptPiece, ...]:
    """The whole text in pieces."""
    return tuple(_pieces(text, places(text, query), 0, len(text)))


def excerpt(text: str, query: Query, length: int = LENGTH) -> tuple[ExcerptPiece, ...]:
    """The stretch of about `length` characters that has most of the phrases; "…" stands where it was cut."""
    found = places(text, query)
    start = max(0, _richest(found, length).start - LEAD) if found else 0
    start, end = _at_words(text, start, min(len(text), start + length))
    pieces = list(_pieces(text, found, start, end))
    before, after = [ExcerptPiece("… ")] if start else [], [ExcerptPiece(" …")] if end < len(text) else []
    return tuple(before + pieces + after)


def first_place(text: str, query: Query, length: int = LENGTH) -> ExcerptPlace | None:
    """The first found words that the excerpt of `length` characters shows; None if nothing is found."""
    found = places(text, query)
    return _richest(found, length) if found else None


def _places(line: Sequence[Token], words: Sequence[str], phrase: Phrase) -> Iterator[ExcerptPlace]:
    size = len(phrase.words)
    for at, word in enumerate(words):
        if word == phrase.words[0] and tuple(words[at : at + size]) == phrase.words:
            yield ExcerptPlace(line[at].start, line[at + size - 1].end, phrase)


def _richest(found: list[ExcerptPlace], length: int) -> ExcerptPlace:
    """The first place from which most different phrases lie within `length`."""
    first = found[:ENOUGH]

    def phrases(place: ExcerptPlace) -> int:
        end = place.start + length - LEAD
        return len({one.phrase for one in first if place.start <= one.start and one.end <= end})

    return max(first, key=phrases)


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds moved, by less than a word of twenty letters, to where a space is."""
    if start and (space := text.find(" ", start, start + 20)) >= 0:
        start = space + 1
    if end < len(text) and end - 20 < (space := text.rfind(" ", start, end)):
        end = space
    return start, end


def _pieces(text: str, found: list[ExcerptPlace], start: int, end: int) -> Iterator[ExcerptPiece]:
    at = start
    for place in found:
        first, last = max(place.start, at), min(place.end, end)
        if first >= last:
            continue
        if at < first:
            yield ExcerptPiece(text[at:first])
        yield ExcerptPiece(text[first:last], is_found=True)
        at = last
    if at < end:
        yield ExcerptPiece(text[at:end])
