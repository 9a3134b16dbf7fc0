"""A pair of clauses described: its fate, what else is true of it, and its changed words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from proposals.comparing.binding import Side, compare_strength
from proposals.comparing.changes import FLAGS, KEPT, Change, Span, StrengthChange
from proposals.comparing.editorial import References, is_editorial
from proposals.comparing.fates import changes_status, is_informative, tell_fate
from proposals.comparing.pairing import Pair
from proposals.comparing.strength import verbs_of
from proposals.comparing.unions import Union
from proposals.comparing.wording import changed_wording
from proposals.outline import ClauseText, Outline


class Revisions:
    """Describes the pairs of two outlines."""

    def __init__(self, old: Outline, new: Outline, pairs: Sequence[Pair]) -> None:
        self.old, self.new = old.clauses, new.clauses
        self.verbs_old, self.verbs_new = verbs_of(old), verbs_of(new)
        self.references = References((self.old[one.old].number, self.new[one.new].number) for one in pairs)

    def describe(self, one: Pair, union: Union | None = None, *, is_moved: bool) -> Change:
        """The change of a pair, together with the clauses that were split from it or merged into it."""
        if union is None:
            kind = tell_fate(self.old[one.old], self.new[one.new], is_moved=is_moved)
            return self._change(kind, one, (one.old,), (one.new,), is_moved=is_moved)
        if union.is_split:
            return self._change("split", one, (one.old,), _sorted(one.new, union.others), is_moved=is_moved)
        return self._change("merged", one, _sorted(one.old, union.others), (one.new,), is_moved=is_moved)

    def _change(self, kind: str, one: Pair, old: tuple[int, ...], new: tuple[int, ...], *, is_moved: bool) -> Change:
        before, after = _text(self.old, old), _text(self.new, new)
        spans = tuple(changed_wording(before, after))
        sides = (
            Side(before, self.verbs_old, _asides(self.old, old)), Side(after, self.verbs_new, _asides(self.new, new)),
        )  # fmt: skip
        # Where nothing but spaces and line ends differ, so may the bounds of sentences, and no sentence does.
        has_words = any(span.op != KEPT and not span.text.isspace() for span in spans)
        rows = compare_strength(*sides, spans) if has_words else []
        true = {*self._flags_of_words(spans, rows), *self._flags_of_names(self.old[one.old], self.new[one.new])}
        true |= {"moved"} if is_moved else set()
        true -= {kind} if not true & {"retitled", "reworded"} else {kind, "editorial"}
        return Change(
            kind, old, new, tuple(flag for flag in FLAGS if flag in true), spans, tuple(rows), confidence=one.confidence
        )

    def _flags_of_words(self, spans: Sequence[Span], strength: Sequence[StrengthChange]) -> Iterator[str]:
        verdicts = {row.verdict for row in strength} & {"weakened", "strengthened"}
        yield from verdicts
        if any(span.op != KEPT for span in spans):
            yield "reworded" if verdicts or not is_editorial(spans, self.references) else "editorial"

    def _flags_of_names(self, old: ClauseText, new: ClauseText) -> Iterator[str]:
        if old.number != new.number:
            yield "renumbered"
        if old.title != new.title:
            yield "editorial" if is_editorial(changed_wording(old.title, new.title), self.references) else "retitled"
        if changes_status(old, new):
            yield "status"


def _sorted(one: int, others: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted((one, *others)))


def _text(clauses: Sequence[ClauseText], indexes: Iterable[int]) -> str:
    return "\n".join(clauses[k].text for k in indexes)


def _asides(clauses: Sequence[ClauseText], indexes: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Where informative blocks stand in `_text` of the same clauses."""
    found: list[tuple[int, int]] = []
    start = 0
    for k in indexes:
        blocks = filter(is_informative, clauses[k].blocks)
        found += [(start + block.start, start + block.end) for block in blocks]
        start += len(clauses[k].text) + 1
    return tuple(found)
