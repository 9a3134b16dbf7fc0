"""Which clause of a text a clause of another language may be."""

from __future__ import annotations

from django.db import models

from clauseline.vocabulary import PAIR_BANDS, Band
from proposals.models.clause import Clause
from proposals.models.comparison import Comparison


class AlignedClause(models.Model):
    """A clause of the new side of a comparison of two languages, at its place `order` in the text.

    `old` is the clause of the old side that it is a pair with, and `band` how surely: likely or possible; both are
    empty where nothing can be said. `candidates` are the clauses that it may be, the likest first, each as
    `proposals.queries.aligned` reads it. A machine made all of it: what people say is kept elsewhere.
    """

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="aligned")
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveIntegerField()
    old = models.ForeignKey(Clause, null=True, on_delete=models.CASCADE, related_name="+")
    band: models.CharField[Band | str, Band | str] = models.CharField(
        max_length=8, blank=True, choices=[(band, band) for band in PAIR_BANDS]
    )
    candidates = models.JSONField(default=list)

    class Meta:
        ordering = ["comparison", "order"]
        constraints = [models.UniqueConstraint(fields=["comparison", "order"], name="one_aligned_clause_a_place")]
