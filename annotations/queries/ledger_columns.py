"""Which texts a ledger is drawn over: the versions of a proposal, and the drafts that links lead to or from."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from proposals.access import Person, visible
from proposals.models import Link, Proposal, Version

MOST = 30
"""So many drafts that are linked are columns, the newest first."""


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A version of the proposal, or the newest text of a draft that is linked with it; and the text before it."""

    version: Version
    before: Version | None
    is_sibling: bool = False


def ledger_columns(proposal: Proposal, person: Person) -> list[LedgerColumn]:
    """The versions of `proposal` in their order, then its siblings, as far as `person` may see them: two queries."""
    links = visible(Link, person).filter(Q(source=proposal) | Q(target=proposal))
    linked = {pk for ends in links.values_list("source", "target") for pk in ends} - {proposal.pk}
    rows = Version.objects.filter(pk__in=visible(Version, person).values("pk"))
    rows = rows.filter(proposal__in={*linked, proposal.pk}, withdrawn_at=None, current_reading__isnull=False)
    texts: dict[int, list[Version]] = {}
    for row in rows.select_related("proposal__body").order_by("position"):
        texts.setdefault(row.proposal_id, []).append(row)
    own = texts.pop(proposal.pk, [])
    siblings = [LedgerColumn(some[-1], (None, *some)[-2], is_sibling=True) for some in texts.values()]
    siblings.sort(key=lambda one: one.version.uploaded_at, reverse=True)
    columns = [LedgerColumn(version, before) for before, version in zip((None, *own), own, strict=False)]
    return columns + sorted(siblings[:MOST], key=lambda one: str(one.version.proposal))
