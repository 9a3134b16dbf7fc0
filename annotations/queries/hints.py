"""The hints beside a text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery

from annotations.access import visible
from annotations.models import Annotation, Hint
from proposals.access import Person
from proposals.models import Clause, Version


@dataclass(frozen=True, slots=True)
class Pointed:
    """The hints of one clause to one concern, in the order of its text."""

    clause: Clause
    concern: str
    hints: list[Hint]


def by_clause(version: Version, person: Person) -> list[list[Pointed]]:
    """The open hints of `version`, clause by clause in the order of its text, and concern by concern: two queries."""
    rows = list(visible(Hint, person).filter(version=version, state=Hint.State.OPEN))
    clauses = Clause.objects.filter(reading=version.current_reading_id, key__in={hint.key for hint in rows})
    found = [
        _pointed(clause, [hint for hint in rows if hint.key == clause.key]) for clause in clauses.order_by("order")
    ]
    return [groups for groups in found if groups]


def with_annotation(hints: QuerySet[Hint], person: Person) -> QuerySet[Hint]:
    """Each with `seen_annotation`: the slug of what was made of it, if `person` may see that."""
    made = visible(Annotation, person).filter(pk=OuterRef("annotation")).values("slug")
    return hints.annotate(seen_annotation=Subquery(made))


def _pointed(clause: Clause, hints: list[Hint]) -> list[Pointed]:
    hints.sort(key=lambda hint: (hint.concern, hint.start))
    return [Pointed(clause, concern, list(group)) for concern, group in groupby(hints, key=lambda hint: hint.concern)]
