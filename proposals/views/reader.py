"""The text of a version, drawn for everyone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from django.template.loader import render_to_string
from django.urls import reverse

from clauseline.redline.brackets import bracketed
from clauseline.redline.values import NEW
from proposals.kept import pages_of
from proposals.models import Comparison, Reading, Version
from proposals.queries.comparisons import tracked_in
from proposals.queries.definitions import Glossary
from proposals.queries.documents import whole_text
from proposals.queries.figures import Figures
from proposals.queries.library import latest_steps
from proposals.queries.reasons import has_reasons
from proposals.queries.redlines import fates
from proposals.queries.remarks import file_comments, tracked
from proposals.templatetags.clauses import clauses
from proposals.views.portions import SHORT, Portion, of_clauses
from proposals.views.shared import EVERYONE, Coming, Shared


def shared(version: Version, reading: Reading) -> Shared:
    """The text of a version that can be read."""
    came_by = latest_steps([version]).get(version.pk)
    tracked = tracked_in(version) if reading.facts.get("tracked") else None
    proposal = version.proposal
    return Shared(
        owner=pages_of(reading),
        cut_from=(version.slug, reading.pk, reading.made_at),
        drawn_from=(_named(came_by),),
        head=(
            *(version.number, version.title, version.date, version.stage, version.filename),
            *(proposal.slug, proposal.number, proposal.title, proposal.body.name, _named(tracked)),
        ),
        is_there=Reading.objects.filter(pk=reading.pk, version__withdrawn_at=None).exists,
        load=partial(ReaderText, version, reading, came_by, tracked),
    )


def _named(comparison: Comparison | None) -> tuple[object, ...]:
    return (comparison.slug, comparison.ready_at, str(comparison.old_version)) if comparison else ()


class ReaderText:
    """A reading of a version with what `came_by` says of its clauses; `tracked_in` shows what its file tracks."""

    def __init__(
        self, version: Version, reading: Reading, came_by: Comparison | None, tracked_in: Comparison | None, tag: str
    ) -> None:
        self.version, self.reading, self.came_by, self.tracked_in, self.tag = version, reading, came_by, tracked_in, tag
        text = whole_text(reading)
        self.sections = text.sections
        self.glossary = Glossary.of(self.sections)
        self.figures = Figures({NEW: text.figures})
        self.fates = fates(came_by) if came_by else {}
        self.spread: list[Portion] = []
        if len(self.sections) > SHORT:
            self.spread = of_clauses(len(section.text) for section in self.sections)

    @property
    def count(self) -> int:
        """How many portions there are; a short text has none."""
        return len(self.spread)

    def page(self) -> str:
        """All of a short text; of a long one what stands around the portions."""
        context = {
            **EVERYONE,
            "version": self.version,
            "reading": self.reading,
            "sections": self.sections,
            "fates": self.fates,
            "figures": self.figures,
            "definitions": self.glossary.definitions,
            "marks": self.glossary.marks,
            "came_by": self.came_by,
            "tracked_in": self.tracked_in,
            "file_comments": file_comments(self.reading, self.sections),
            "tracked": tracked(self.reading),
            "undecided": bracketed(self.sections),
            "has_reasons": has_reasons(self.reading),
            "spread": [self._coming(portion) for portion in self.spread],
            "places": {one.key: at.number for at in self.spread for one in self.sections[at.start : at.end]},
        }
        return render_to_string("proposals/version.html", context)

    def portions(self, numbers: Sequence[int]) -> Iterator[str]:
        """These portions."""
        for portion in (self.spread[number - 1] for number in numbers):
            own = self.sections[portion.start : portion.end]
            yield clauses(own, self.version, self.reading, self.fates, self.came_by, self.figures, self.glossary.marks)

    def _coming(self, portion: Portion) -> Coming:
        address = reverse("version-portion", args=[self.version.slug, f"{self.tag}-{portion.number}"])
        return Coming(portion, self.sections[portion.start], self.sections[portion.end - 1], address)
