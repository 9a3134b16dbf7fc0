"""How other drafts define a term: those of the same body, and those that links lead to or from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from django.db.models import Q

from clauseline.definitions import Definition, key_of
from clauseline.redline.sections import Section
from proposals.access import Person, visible
from proposals.models import Clause, Link, Proposal, Version
from proposals.queries.definitions import glossary_of

MOST = 30
"""So many other drafts are looked at, the newest first."""
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ElsewhereDefined:
    """A definition in the newest version of another draft."""

    version: Version
    definition: Definition
    section: Section


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


def defined_elsewhere(term: str, version: Version, person: Person) -> list[ElsewhereDefined]:
    """How sibling drafts define `term`, by its folded name: two queries for each that has the word at all."""
    found, key = siblings(version, person), key_of(term)
    readings = [one.current_reading_id for one in found]
    having = set(Clause.objects.filter(_has(term), reading__in=readings).values_list("reading", flat=True))
    return [
        ElsewhereDefined(sibling, one, glossary.section_of(one))
        for sibling in found
        if sibling.current_reading is not None and sibling.current_reading_id in having
        for glossary in [glossary_of(sibling.current_reading)]
        for one in glossary.definitions
        if key_of(one.term) == key
    ]


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
