"""What search finds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from proposals.models.reading import Reading


class SearchRow(models.Model):
    """A share of the words of some texts, as `proposals.search.concordance` packs them.

    The texts are clauses of `reading`, or without one what another room says; `first` is the order of the first clause,
    or the key of the first row there, and the others follow it. Share 0 counts the `texts`; the release with the
    `tokenizer` of that number wrote it.
    """

    reading = models.ForeignKey(
        Reading, null=True, on_delete=models.CASCADE, related_name="search_rows", db_index=False
    )
    first = models.PositiveBigIntegerField()
    share = models.PositiveSmallIntegerField()
    texts = models.PositiveIntegerField()
    tokenizer = models.PositiveSmallIntegerField()
    words = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "share", "first"], name="one_search_row_a_share"),
            models.UniqueConstraint(
                fields=["share", "first"], condition=Q(reading=None), name="one_search_row_a_share_elsewhere"
            ),
        ]
