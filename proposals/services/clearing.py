"""What was made of a withdrawn version and can be made anew, erased some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from proposals.drawing.store import exports, owner_of, pages
from proposals.models import AlignedClause, Change, Comparison, Version, Withdrawal
from proposals.search import index
from proposals.services import origins
from proposals.signals import version_cleared

PART = 250
"""So many changes, or clauses in pairs, are erased in one transaction."""


class Restored(Exception):
    """The withdrawal was undone meanwhile: what is there now stays."""


def clear(pk: int) -> None:
    """Erase it for the version with this primary key, unless that is restored. What is broken off is done again."""
    version = Version.objects.exclude(withdrawn_at=None).filter(pk=pk).first()
    if version is None:
        return
    try:
        _clear(version)
    except Restored:
        return


def sweep() -> int:
    """Clear what was not, because a process died. Returns how many versions that were."""
    waiting = list(Withdrawal.objects.filter(cleared_at=None).order_by("pk").values_list("pk", flat=True))
    for pk in waiting:
        clear(pk)
    return len(waiting)


def comparisons_of(version: Version) -> QuerySet[Comparison]:
    """The comparisons with `version` on a side."""
    return Comparison.objects.filter(Q(old_version=version) | Q(new_version=version))


@contextmanager
def withdrawn(version: Version) -> Iterator[None]:
    """A transaction in which it stays withdrawn; raises `Restored` if it is not."""
    with transaction.atomic():
        rows = Version.objects.select_for_update(of=("self",), no_key=True).exclude(withdrawn_at=None)
        if not rows.filter(pk=version.pk).exists():
            raise Restored
        yield


def _clear(version: Version) -> None:
    for comparison in comparisons_of(version).order_by("pk"):
        while _clear_some(version, comparison):
            pass
    while _forget_some(version):
        pass
    with withdrawn(version):
        index.forget(version)
        forget_pages(version)
    version_cleared.send(Version, version=version)
    with withdrawn(version):
        Withdrawal.objects.filter(version=version).update(cleared_at=timezone.now())


def _clear_some(version: Version, comparison: Comparison) -> int:
    """How many changes, and clauses in pairs, went."""
    with withdrawn(version):
        changes = _some(comparison.changes.all())
        Change.objects.filter(pk__in=changes).delete()
        aligned = _some(comparison.aligned.all())
        AlignedClause.objects.filter(pk__in=aligned).delete()
    return len(changes) + len(aligned)


def _some(rows: QuerySet[Change] | QuerySet[AlignedClause]) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True)[:PART])


def _forget_some(version: Version) -> int:
    """How many places of texts went."""
    with withdrawn(version):
        return origins.forget_some(version)


def forget_pages(version: Version) -> None:
    """Erase what was drawn and written of its words, when the transaction commits."""
    owners = [owner_of(row) for row in version.readings.all()] + [owner_of(row) for row in comparisons_of(version)]
    for owner in owners:
        transaction.on_commit(partial(pages().forget, owner))
        transaction.on_commit(partial(exports().forget, owner))
