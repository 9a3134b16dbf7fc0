"""A pair of clauses described: its fate, what else is true of it, and its changed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.comparing.binding import compare_strength
from proposals.comparing.changes import Change, Span, StrengthChange
from proposals.comparing.editorial import References, is_editorial
from proposals.comparing.fates import changes_status, tell_fate
from proposals.comparing.pairing import Pair
from proposals.comparing.strength import verbs_of
from proposals.comparing.wording import changed_wording
from proposals.outline import ClauseText, Outline


class Revisions:
    """Describes the pairs of two outlines."""

    def __init__(self, old: Outline, new: Outline, pairs: Sequence[Pair]) -> None:
        self.old, self.new = old.clauses, new.clauses
        self.verbs_old, self.verbs_new = verbs_of(old), verbs_of(new)
        self.references = References((self.old[one.old].number, self.new[one.new].number) for one in pairs)

    def describe(self, one: Pair, *, is_moved: bool) -> Change:
        """The change of one pair."""
        old, new = self.old[one.old], self.new[one.new]
        kind = tell_fate(old, new, is_moved=is_moved)
        spans = tuple(changed_wording(old.text, new.text))
        strength = tuple(
            compare_strength(old.text, new.text, spans, verbs_old=self.verbs_old, verbs_new=self.verbs_new)
        )
        flags = tuple(flag for flag in self._flags(old, new, spans, strength) if flag != kind)
        return Change(kind, (one.old,), (one.new,), flags, spans, strength, confidence=one.confidence)

    def _flags(
        self, old: ClauseText, new: ClauseText, spans: Sequence[Span], strength: Sequence[StrengthChange]
    ) -> Iterator[str]:
        """What is true of the pair, in the order of `FLAGS`."""
        verdicts = {row.verdict for row in strength}
        binds = bool(verdicts & {"weakened", "strengthened"})
        title_differs, text_differs = old.title != new.title, old.text != new.text
        retitled = title_differs and not is_editorial(changed_wording(old.title, new.title), self.references)
        reworded = text_differs and (binds or not is_editorial(spans, self.references))
        if old.number != new.number:
            yield "renumbered"
        if retitled:
            yield "retitled"
        if reworded:
            yield "reworded"
        if (title_differs or text_differs) and not retitled and not reworded:
            yield "editorial"
        yield from (verdict for verdict in ("weakened", "strengthened") if verdict in verdicts)
        if changes_status(old, new):
            yield "status"
