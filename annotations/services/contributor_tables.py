"""What a contributor brought, to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from django.urls import reverse

from annotations.exporting.contributors import CONTRIBUTOR_COLUMNS
from annotations.exporting.tables import write_table
from clauseline.writing.file import ExportedFile
from proposals.access import Person
from proposals.models import Contributor, User, Version
from proposals.queries.contributions import contributions_of
from proposals.queries.contributor_words import words_now
from proposals.services import audit


def export(contributor: Contributor, *, by: Person, site: str) -> ExportedFile:
    """All that `by` may see of it; permalinks begin with `site`."""
    file = write_table(CONTRIBUTOR_COLUMNS, _rows(contributor, by, site), [contributor.name, "contributions"])
    if isinstance(by, User):
        audit.record("exported", contributor, by=by, form="contributor", sha256=sha256(file.data).hexdigest())
    return file


def _rows(contributor: Contributor, by: Person, site: str) -> Iterator[Mapping[str, str]]:
    brought = contributions_of(contributor, by)
    for one in brought:
        for version in one.versions:
            yield {"what": "brought", **_version(version, site)}
    for row in words_now(contributor, brought, by).rows:
        yield {"what": "words", **_version(row.version, site), "words": str(row.words), "earlier": str(row.earlier)}
    for force in (force for one in brought for force in one.force):
        yield {
            "what": "force",
            **_version(force.new, site),
            "from_version": str(force.old),
            "weakened": str(force.weakened),
            "strengthened": str(force.strengthened),
            "changed_by": str(contributor) if force.is_own else "",
        }


def _version(version: Version, site: str) -> dict[str, str]:
    proposal = version.proposal
    return {
        "body": proposal.body.short_name,
        "proposal": str(proposal),
        "version": str(version),
        "date": version.date.isoformat() if version.date else "",
        "restricted": "yes" if proposal.restricted else "",
        "permalink": f"{site}{reverse('version', args=[version.slug])}",
    }
