"""What search finds of annotations, kept in step with them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from annotations.models import Annotation
from annotations.queries.search import sayings
from proposals.models import SearchRow
from proposals.searching import TOKENIZER, stored

BATCH = 500


def index(annotation: Annotation) -> None:
    """From now on search finds it with the words that it and its replies have; none of a deleted one."""
    if annotation.deleted_at:
        forget(annotation.pk)
        return
    tokens = stored(*(saying.text for saying in sayings(annotation)))
    SearchRow.objects.update_or_create(
        kind=SearchRow.Kind.ANNOTATION,
        target=annotation.pk,
        defaults={"version": annotation.version, "tokens": tokens, "tokenizer": TOKENIZER},
    )


def renew(*, everything: bool = False) -> Iterator[int]:
    """Write the rows of annotations that are missing or of an older tokenizer anew; tells how many, batch by batch.

    Each batch is a transaction of its own. Rows of what is not there any more go.
    """
    kept = Annotation.objects.filter(deleted_at=None)
    rows = SearchRow.objects.filter(kind=SearchRow.Kind.ANNOTATION)
    rows.exclude(target__in=kept.values("pk")).delete()
    old = kept if everything else kept.exclude(pk__in=rows.filter(tokenizer=TOKENIZER).values("target"))
    keys = list(old.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        with transaction.atomic():
            for annotation in kept.filter(pk__in=batch).select_related("version").prefetch_related("replies"):
                index(annotation)
        yield len(batch)


def forget(annotation: int) -> None:
    """Search does not find the annotation with this primary key any more."""
    SearchRow.objects.filter(kind=SearchRow.Kind.ANNOTATION, target=annotation).delete()
