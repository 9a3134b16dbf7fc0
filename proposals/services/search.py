"""What search finds of a version, kept in step with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from proposals.models import Clause, SearchRow, Version
from proposals.searching import TOKENIZER, stored

PART = 100
"""Rows that are written in one transaction."""


def index(version: Version, clauses: Iterable[Clause]) -> None:
    """From now on search finds these stored clauses of `version`, and none that it found before; not all at once."""
    old = version.search_rows.filter(kind=SearchRow.Kind.CLAUSE)
    while some := list(old.values_list("pk", flat=True)[:PART]):
        old.filter(pk__in=some).delete()
    rows = (_row(version, clause) for clause in clauses)
    while part := list(islice(rows, PART)):
        _write(version, part)


@transaction.atomic
def _write(version: Version, rows: list[SearchRow]) -> None:
    """Nothing of a version that was withdrawn meanwhile."""
    if Version.objects.select_for_update().filter(pk=version.pk, withdrawn_at=None).exists():
        SearchRow.objects.bulk_create(rows)


def renew(*, everything: bool = False) -> Iterator[Version]:
    """Write the rows of clauses that are missing or of an older tokenizer anew, version by version; tells each one.

    Each version is a transaction of its own: what was done stays done when this is broken off. Rows of what is not
    there any more go.
    """
    gone = ~Exists(Clause.objects.filter(pk=OuterRef("target"), reading=OuterRef("version__current_reading")))
    SearchRow.objects.filter(gone, kind=SearchRow.Kind.CLAUSE).delete()
    for pk in Version.objects.filter(withdrawn_at=None).order_by("pk").values_list("pk", flat=True):
        version = _renew(pk, everything=everything)
        if version is not None:
            yield version


@transaction.atomic
def _renew(pk: int, *, everything: bool) -> Version | None:
    """The version, if its rows had to be written anew."""
    version = Version.objects.select_for_update().get(pk=pk)
    clauses = Clause.objects.filter(reading=version.current_reading_id)
    if version.withdrawn_at or (_is_current(version, clauses) and not everything):
        return None
    index(version, clauses.order_by("order"))
    return version


def _is_current(version: Version, clauses: QuerySet[Clause]) -> bool:
    rows = version.search_rows.filter(kind=SearchRow.Kind.CLAUSE, tokenizer=TOKENIZER)
    return rows.count() == clauses.count()


def forget(version: Version) -> None:
    """Search finds nothing of `version` any more, and its words are erased."""
    version.search_rows.all().delete()


def _row(version: Version, clause: Clause) -> SearchRow:
    return SearchRow(
        kind=SearchRow.Kind.CLAUSE,
        version=version,
        target=clause.pk,
        head=stored(clause.number, clause.title),
        tokens=stored(clause.number, clause.title, clause.text),
        tokenizer=TOKENIZER,
    )
