"""A pair of clauses that no machine proposed, read by its shared words and numbers alone."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from clauseline.aligning.judging import judge
from clauseline.comparing.duties.conventions import Conventions
from clauseline.outline import ClauseText
from proposals.models import Clause, Comparison
from proposals.queries.aligned import packed
from proposals.queries.genres import genre_in
from proposals.queries.readings import outline_of


class Unproposed:
    """What can be said of such pairs of one comparison. Its texts are loaded when the first one is asked for: four
    queries. The encoder is never: it belongs to a worker.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def judged(self, old: Clause, new: Clause) -> dict[str, Any]:
        """As it would be stored of a candidate."""
        return packed(judge(_text(old), _text(new), self._conventions, None))

    @cached_property
    def _conventions(self) -> Conventions:
        if self.comparison.old is None or self.comparison.new is None:
            raise ValueError("a comparison that still waits for a reading has no pairs")
        texts = outline_of(self.comparison.old), outline_of(self.comparison.new)
        return Conventions.of(*texts, genre=genre_in(self.comparison.engine))


def _text(one: Clause) -> ClauseText:
    return ClauseText(one.number, one.title, one.level, one.kind, one.status, one.text, one.blocks)
