"""What search finds of annotations, kept in step with them."""

from __future__ import annotations

from annotations.models import Annotation
from annotations.queries.search import sayings
from proposals.models import SearchRow
from proposals.searching import TOKENIZER, stored


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


def forget(annotation: int) -> None:
    """Search does not find the annotation with this primary key any more."""
    SearchRow.objects.filter(kind=SearchRow.Kind.ANNOTATION, target=annotation).delete()
