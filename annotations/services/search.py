"""What search finds of annotations, kept in step with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from annotations.models import Annotation, Reply
from clauseline.tokens import TOKENIZER
from proposals.models import SearchRow, Version
from proposals.search.concordance import Concordance
from proposals.search.index import TOGETHER, packed

COLUMNS = frozenset({"comment", "proposed", "quote", "deleted_at"})
"""Of an annotation: what search says of it changes with these."""


def index(annotations: Iterable[int]) -> None:
    """From now on search finds these, by their primary keys, with the words that they and their replies have; none that
    is deleted.
    """
    for batch in sorted({key // TOGETHER for key in annotations}):
        _write(batch)


def forget(annotation: int) -> None:
    """Search does not find the annotation with this primary key any more."""
    _write(annotation // TOGETHER)


def renew_version(version: Version) -> None:
    """Search finds what is said of `version`, or if that is withdrawn, nothing of it, and those words are erased."""
    index(Annotation.objects.filter(version=version).values_list("pk", flat=True))


def renew(*, everything: bool = False) -> Iterator[int]:
    """Write the rows of annotations that are missing or of an older tokenizer anew; tells how many, batch by batch.

    Each batch is a transaction of its own. Rows of what is not there any more go.
    """
    marks = SearchRow.objects.filter(reading=None, share=0)
    right = marks.filter(tokenizer=TOKENIZER).values_list("first", "texts")
    known = {first // TOGETHER: texts for first, texts in right}
    kept = Counter(key // TOGETHER for key in _kept().values_list("pk", flat=True))
    old = {batch for batch, count in kept.items() if everything or known.get(batch) != count}
    gone = {first // TOGETHER for first in marks.values_list("first", flat=True)} - kept.keys()
    for batch in sorted(old | gone):
        _write(batch)
        if batch in old:
            yield kept[batch]


def _kept() -> QuerySet[Annotation]:
    return Annotation.objects.filter(deleted_at=None, version__withdrawn_at=None)


@transaction.atomic
def _write(batch: int) -> None:
    """The rows of a batch anew. Share 0 is there first and is locked, so that one writer sees what the other wrote."""
    first = batch * TOGETHER
    rows = SearchRow.objects.filter(reading=None, first=first)
    new = {"texts": 0, "tokenizer": TOKENIZER, "words": b""}
    marks, _ = rows.select_for_update().get_or_create(reading=None, first=first, share=0, defaults=new)
    texts = _texts(first)
    if not texts:
        rows.delete()
        return
    concordance = Concordance()
    for key in range(first, max(texts) + 1):
        concordance.add(*texts.get(key, ()))
    made = {row.share: row for row in packed(concordance, reading=None, first=first, texts=len(texts))}
    made[0].pk = marks.pk
    made.pop(0).save(force_update=True)
    rows.exclude(share=0).delete()
    SearchRow.objects.bulk_create(made.values())


def _texts(first: int) -> dict[int, list[str]]:
    """What annotations of a batch and their replies say, by the key of the annotation."""
    kept = _kept().filter(pk__range=(first, first + TOGETHER - 1))
    texts = {key: list(fields) for key, *fields in kept.values_list("pk", "comment", "proposed", "quote")}
    replies = Reply.objects.filter(annotation__in=texts).order_by("pk")
    for key, text in replies.values_list("annotation", "text"):
        texts[key].append(text)
    return texts
