"""What search finds of a version, kept in step with it."""

from __future__ import annotations

from collections.abc import Iterable

from proposals.models import Clause, SearchRow, Version
from proposals.searching import TOKENIZER, stored


def index(version: Version, clauses: Iterable[Clause]) -> None:
    """From now on search finds these stored clauses of `version`, and none that it found before."""
    version.search_rows.filter(kind=SearchRow.Kind.CLAUSE).delete()
    SearchRow.objects.bulk_create((_row(version, clause) for clause in clauses), batch_size=500)


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
