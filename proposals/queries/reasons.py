"""Why each part of a reading is a clause."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext

from clauseline.reading.structure.reasons import in_words, of_row
from proposals.models import Clause, Reading


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A clause by its key and name, and why it is one, in the language of the page."""

    key: str
    name: str
    why: str


def has_reasons(reading: Reading) -> bool:
    """Whether they were kept when it was made: one query."""
    return with_reasons(reading).exists()


def with_reasons(reading: Reading) -> QuerySet[Clause]:
    """Its clauses, in order, of which it is known why they are some."""
    return reading.clauses.exclude(why=None).order_by("order")


def reasoned(clause: Clause) -> Reasoned:
    """A clause with its reason."""
    why = of_row(clause.why)
    return Reasoned(clause.key, str(clause) or f"{clause.text[:60]}…", in_words(why, gettext) if why else "")
