"""What search finds of a version, kept in step with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import attrgetter

from django.db import transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from clauseline.tokens import TOKENIZER
from proposals.models import Clause, SearchRow, Version
from proposals.search.concordance import Concordance

TOGETHER = 64
"""Texts of another room whose keys follow each other and that are packed together, each time one of them is written."""


def index(version: Version, clauses: Iterable[Clause]) -> None:
    """From now on search finds these stored clauses of one reading, in their order, and no others of `version`; they
    come some at a time.
    """
    forget(version)
    for _, some in groupby(rows(clauses), key=attrgetter("first")):
        _write(version, list(some))


@transaction.atomic
def _write(version: Version, rows: list[SearchRow]) -> None:
    """Nothing of a version that was withdrawn meanwhile."""
    if Version.objects.select_for_update(no_key=True).filter(pk=version.pk, withdrawn_at=None).exists():
        SearchRow.objects.bulk_create(rows)


def rows(clauses: Iterable[Clause]) -> Iterator[SearchRow]:
    """The unsaved rows of stored clauses of one reading, which are taken as they come."""
    coming = iter(clauses)
    for first in coming:
        concordance, texts = Concordance(), 0
        for clause in chain([first], coming):
            concordance.add(clause.text, head=(clause.number, clause.title))
            texts += 1
            if concordance.is_full:
                break
        yield from packed(concordance, reading=first.reading_id, first=first.order, texts=texts)


def packed(concordance: Concordance, *, reading: int | None, first: int, texts: int) -> Iterator[SearchRow]:
    """Its unsaved rows."""
    for share, words in concordance.packed().items():
        yield SearchRow(reading_id=reading, first=first, share=share, texts=texts, tokenizer=TOKENIZER, words=words)


def unknown() -> QuerySet[Version]:
    """The versions whose texts search does not know, not all of them, or as an older release wrote them."""
    marks = SearchRow.objects.filter(reading=OuterRef("current_reading"), share=0, tokenizer=TOKENIZER)
    clauses = Clause.objects.filter(reading=OuterRef("current_reading"))
    return (
        _shown()
        .alias(
            known=Coalesce(Subquery(marks.order_by().values("reading").annotate(n=Sum("texts")).values("n")), 0),
            written=Coalesce(Subquery(clauses.order_by().values("reading").annotate(n=Count("pk")).values("n")), 0),
        )
        .exclude(known=F("written"))
    )


def count(*, everything: bool = False) -> int:
    """Of how many versions `renew` writes the rows anew."""
    return (_shown() if everything else unknown()).count()


def renew(*, everything: bool = False) -> Iterator[Version]:
    """Write the rows of the texts that are `unknown` anew, or those of all; tells each version.

    Each version is a transaction of its own: what was done stays done when this is broken off. Rows of readings that
    are not shown any more go.
    """
    of_clauses = SearchRow.objects.filter(reading__isnull=False)
    of_clauses.exclude(reading__in=_shown().values("current_reading")).delete()
    for pk in (_shown() if everything else unknown()).order_by("pk").values_list("pk", flat=True):
        version = _renew(pk)
        if version is not None:
            yield version


def _shown() -> QuerySet[Version]:
    return Version.objects.filter(withdrawn_at=None, current_reading__isnull=False)


@transaction.atomic
def _renew(pk: int) -> Version | None:
    """The version; None if it has gone meanwhile."""
    version = Version.objects.select_for_update(no_key=True).filter(pk=pk, withdrawn_at=None).first()
    if version:
        index(version, Clause.objects.filter(reading=version.current_reading_id).order_by("order").iterator())
    return version


def forget(version: Version) -> None:
    """Search finds no text of `version` any more, and its words are erased."""
    SearchRow.objects.filter(reading__version=version).delete()
