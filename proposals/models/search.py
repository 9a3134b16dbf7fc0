"""What search finds, in the tokens of `proposals.searching`."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from proposals.models.version import Version


class Tokens(models.TextField):  # type: ignore[type-arg]
    """Tokens in their order, each between two spaces."""


@Tokens.register_lookup
class Has(models.Lookup):
    """`tokens__has=["a", "b"]`: the rows with every one of these tokens, told by the index of the database."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        row, _ = compiler.compile(self.lhs.target.model._meta.pk.get_col(self.lhs.alias))
        found = "IN (SELECT rowid FROM proposals_searchindex WHERE proposals_searchindex MATCH %s)"
        return f"{row} {found}", [" AND ".join(f'"{token}"' for token in self.rhs)]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        tokens, _ = compiler.compile(self.lhs)
        return f"string_to_array({tokens}, ' ') @> %s::text[]", [list(self.rhs)]


class SearchRow(models.Model):
    """A clause of a current reading, or what another room says of a version: `target` is its row.

    `head` are the tokens of what names it, `tokens` all of them, as the `tokenizer` of that number made them. Who may
    see it is for the room of its kind to say.
    """

    class Kind(models.TextChoices):
        CLAUSE = "clause"
        ANNOTATION = "annotation"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="search_rows")
    target = models.PositiveBigIntegerField()
    head = Tokens(blank=True)
    tokens = Tokens()
    tokenizer = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "target"], name="one_search_row_a_target")]
