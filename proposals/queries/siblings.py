"""Other drafts that may define a term: those of the same body, and those that links lead to or from."""

from __future__ import annotations

import re
from itertools import takewhile

from django.db.models import Q

from proposals.access import Person, visible
from proposals.models import Clause, Link, Proposal, Version

MOST = 30
"""So many other drafts are looked at, the newest first."""
WORD = re.compile(r"[^\W_]+")


def siblings(version: Version, person: Person) -> list[Version]:
    """The newest version that can be read of each sibling draft that `person` may see: three queries."""
    links = visible(Link, person).filter(Q(source=version.proposal_id) | Q(target=version.proposal_id))
    linked = {pk for ends in links.values_list("source", "target") for pk in ends}
    others = visible(Proposal, person).filter(Q(pk__in=linked) | Q(body=version.proposal.body_id))
    rows = visible(Version, person).filter(proposal__in=others.exclude(pk=version.proposal_id).values("pk"))
    rows = rows.filter(withdrawn_at=None, current_reading__isnull=False).order_by("-position")
    newest: dict[int, Version] = {}
    for row in rows.select_related("proposal__body", "current_reading"):
        newest.setdefault(row.proposal_id, row)
    return sorted(newest.values(), key=lambda one: one.uploaded_at, reverse=True)[:MOST]


def siblings_with(term: str, version: Version, person: Person) -> list[Version]:
    """Those of them that have the beginning of the first word of `term` anywhere: one query more."""
    found = siblings(version, person)
    readings = [one.current_reading_id for one in found]
    having = set(Clause.objects.filter(_has(term), reading__in=readings).values_list("reading", flat=True))
    return [one for one in found if one.current_reading_id in having]


def _has(term: str) -> Q:
    """Clauses with the beginning of the first word of a term."""
    stem = _stem(term)
    return Q(text__icontains=stem) | Q(title__icontains=stem)


def _stem(term: str) -> str:
    """As much of its first word as is written alike in singular and plural, and up to letters with accents: not each
    database knows their capitals.
    """
    found = WORD.search(term)
    word = found.group()[:30] if found else ""
    if word.isascii():
        return word.removesuffix("ies")[: max(3, len(word) - 1)]
    return word if word.lower() == word.upper() else "".join(takewhile(str.isascii, word))
