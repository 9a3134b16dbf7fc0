"""Where in a new outline a passage of an old one could stand, each place with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauseline.anchoring.anchor import Anchor, agrees_around
from clauseline.anchoring.boundaries import is_han, snap, spoken
from clauseline.anchoring.near import Found, find_near, likeness, nearly_verbatim
from clauseline.anchoring.pair import Pair
from clauseline.comparing.changes import ADDED, REMOVED, Change, Span

TELLING = 5
"""Words a quote needs to be known by itself, without its surroundings."""

FLOOR = 0.6
"""A passage less like the quote than this is no place but a question to a person."""

HALF = 0.5
"""How like the quote kept words must be to say that they are what is left of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A passage of the old clause `clause` that is looked for in the new text; `change` is the fate of its clause."""

    anchor: Anchor
    clause: int
    pair: Pair
    change: Change

    @property
    def text(self) -> str:
        """The text the passage was taken from."""
        return self.pair.old.clauses[self.clause].text

    @property
    def end(self) -> int:
        """Where the passage ends in that text."""
        return self.anchor.start + len(self.anchor.quote)

    @property
    def beside(self) -> str:
        """What else went into the same new clauses: the text around the passage, and clauses merged with its own."""
        merged = [self.pair.old.clauses[index].text for index in self.change.old if index != self.clause]
        return "\n".join([self.text[: self.anchor.start], self.text[self.end :], *merged])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the new clause `clause`: `sure` if more than likeness speaks for it, `home` in an heir."""

    clause: int
    found: Found
    sure: bool
    home: bool


def search(question: Question) -> Candidate | None:
    """The best place, or None: first in the heirs of the clause and where its words went, then anywhere."""
    best = max(_aligned(question), key=lambda c: (c.sure, c.found.score, c.home), default=None)
    if best and best.sure and best.found.score == 1.0:
        return best
    elsewhere = _elsewhere(question)
    return elsewhere if elsewhere and (elsewhere.sure or best is None or not best.sure) else best


def is_telling(quote: str) -> bool:
    """Whether a quote has enough words to be known by itself; a Chinese character is half a word."""
    return sum(0.5 if is_han(word) else 1 for word in set(spoken(quote))) >= TELLING


def _aligned(question: Question) -> Iterator[Candidate]:
    heirs = question.change.new
    receivers = question.pair.receivers_of(question.clause)
    for clause in (*heirs, *(other for other in receivers if other not in heirs)):
        if candidate := _inside(question, clause, home=clause in heirs):
            yield candidate


def _inside(question: Question, clause: int, *, home: bool) -> Candidate | None:
    text = question.pair.new.clauses[clause].text
    mapped = _through_spans(question, text) if home else None
    if mapped and mapped.score == 1.0:
        return Candidate(clause, mapped, sure=True, home=True)
    near = find_near(question.anchor, text, mapped.start if mapped else None)
    found = _better(mapped, near)
    if found is None:
        return None
    return Candidate(clause, found, sure=_is_sure(question, text, found, mapped), home=home)


def _better(mapped: Found | None, near: Found | None) -> Found | None:
    """What is more like the quote; but no piece of what the comparison says became of it."""
    if mapped is None or near is None:
        return mapped or near
    is_piece = mapped.start <= near.start and near.end <= mapped.end
    return mapped if mapped.score >= near.score or (is_piece and mapped.score >= FLOOR) else near


def _is_sure(question: Question, text: str, found: Found, mapped: Found | None) -> bool:
    """Whether this is the place of the quote and not just of words like it."""
    if text == question.text or agrees_around(question.anchor, text, found.start, found.end):
        return True
    kept = mapped is not None and mapped.score >= HALF and mapped.start < found.end and found.start < mapped.end
    return (kept or is_telling(question.anchor.quote)) and not _is_anothers(question, text, found)


def _is_anothers(question: Question, text: str, found: Found) -> bool:
    """Whether the words found come from something beside the quote rather than from the quote."""
    words, beside = text[found.start : found.end], question.beside
    rival = find_near(Anchor(words), beside)
    if rival is None or rival.score < found.score:
        return False
    return rival.score > found.score or beside.count(words) >= text.count(words)


def _through_spans(question: Question, text: str) -> Found | None:
    """Where the kept words of the quote stand, with those that replaced its first and last; one clause to one only."""
    if len(question.change.old) != 1 or len(question.change.new) != 1:
        return None
    spans = question.change.spans
    touched = [index for index, span in enumerate(spans) if _overlap(question, span) > 0]
    kept = [index for index in touched if spans[index].new]
    if not kept:
        return None
    start, end = _mapped(question, spans[kept[0]])[0], _mapped(question, spans[kept[-1]])[1]
    if before := _replacement(question, spans, touched[0]):
        start = min(start, before[0])
    if after := _replacement(question, spans, touched[-1]):
        end = max(end, after[1])
    if text[start:end] != question.anchor.quote:
        start, end = snap(text, start, end)
    return Found(start, end, likeness(question.anchor.quote, text[start:end]))


def _overlap(question: Question, span: Span) -> int:
    """How many code points of the span's old words are in the quote."""
    return min(question.end, span.old[1]) - max(question.anchor.start, span.old[0]) if span.old else 0


def _mapped(question: Question, span: Span) -> tuple[int, int]:
    """The part of a kept span that the quote covers, in the new text."""
    old, new = span.old or (0, 0), span.new or (0, 0)
    shift = new[0] - old[0]
    return max(question.anchor.start, old[0]) + shift, min(question.end, old[1]) + shift


def _replacement(question: Question, spans: Sequence[Span], index: int) -> tuple[int, int] | None:
    """Where the words stand that replaced the removed span `index`, if it is in the quote and they are no addition."""
    removed = spans[index]
    if removed.op != REMOVED or 2 * _overlap(question, removed) < len(removed.text):
        return None
    beside = [span for span in (*spans[index - 1 : index], *spans[index + 1 : index + 2]) if span.op == ADDED]
    alike = [span for span in beside if len(span.text) <= 3 * len(removed.text) + 20]
    return alike[0].new if alike else None


def _elsewhere(question: Question) -> Candidate | None:
    """A clause not yet searched where a telling quote stands nearly verbatim: surely if it is the only free one.

    A clause is taken when it came from another old clause with the same words.
    """
    quote, pair = question.anchor.quote, question.pair
    if not is_telling(quote):
        return None
    wanted, words = nearly_verbatim(quote), spoken(quote)
    others = [i for i in pair.new_with(words) if i not in question.change.new]
    homes = [(i, match) for i in others for match in wanted.finditer(pair.new.clauses[i].text)]
    if not homes:
        return None
    alike = (i for i in pair.old_with(words) if i != question.clause)
    taken = pair.heirs_of({i for i in alike if wanted.search(pair.old.clauses[i].text)})
    free = [home for home in homes if home[0] not in taken]
    index, match = (free or homes)[0]
    found = Found(*match.span(), likeness(quote, match.group()))
    return Candidate(index, found, sure=len(free) == 1, home=False)
