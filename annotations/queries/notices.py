"""What a person was told and has not put away."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.queries.arrivals import ARRIVED, PassageCounts, counts_of
from proposals.access import Person, visible
from proposals.models import Notice, Version


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice, and the version it speaks of; `remarks` of one's team or one's own stand there.

    If it tells of arrivals, `passages` are how many of these one may still see.
    """

    notice: Notice
    version: Version
    remarks: int
    passages: PassageCounts

    @property
    def name(self) -> str:
        """The version and its proposal, in short."""
        return self.version.full_name


def notices_of(person: Person, *, most: int) -> list[ShownNotice]:
    """The newest first, of what the person may still see: two queries, and one more if some tell of arrivals."""
    notices = list(visible(Notice, person).filter(seen_at=None).order_by("-told_at", "-pk")[:most])
    slugs = [notice.facts.get("version") for notice in notices]
    rows = visible(Version, person).filter(slug__in=slugs).select_related("proposal") if notices else []
    versions = {version.slug: version for version in rows}
    arrived = [notice for notice in notices if notice.what == ARRIVED]
    counts = counts_of(person, arrived) if arrived else {}
    return [
        ShownNotice(notice, versions[slug], int(notice.facts.get("remarks", 0)), counts.get(notice.pk, PassageCounts()))
        for notice, slug in zip(notices, slugs, strict=True)
        if slug in versions and (notice.what != ARRIVED or notice.pk in counts)
    ]
