"""What something that broke off has left: rows of closed accounts, files that no row speaks of."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import ManyToManyField, QuerySet
from django.utils import timezone

from proposals.models import User, Version, Withdrawal
from proposals.services import rows
from proposals.services.pictures import PICTURES

logger = logging.getLogger(__name__)


def erase(column: str, people: QuerySet[User]) -> int:
    """Erase the rows whose `column`, as "app.Model.field", points at one of `people`; how many."""
    table, _, name = column.rpartition(".")
    model: Any = apps.get_model(table)
    field = next((one for one in model._meta.get_fields() if one.name == name), None)
    if field is None or not field.is_relation or isinstance(field, ManyToManyField):
        return 0  # It has a row of its own kind.
    return rows.erase(model._default_manager.filter(**{f"{name}__in": people}))


def erase_files(before: datetime) -> int:
    """Erase drafts and pictures that were stored before then and belong to no version; how many.

    They are there when a process died between the file and its row, or its last row and the file.
    """
    count = 0
    for name in _lost():
        if _stored_at(name) < before:
            default_storage.delete(name)
            logger.warning("A file that no row speaks of was erased: %s", name)
            count += 1
    return count


def _lost() -> Iterator[str]:
    for folder in _folders("versions"):
        known = _known(folder)
        yield from (name for name in _files(folder) if name not in known)
    for folder in _folders(PICTURES):
        slug = folder.rpartition("/")[2]
        if not Version.objects.filter(slug=slug, erased_at=None).exists():
            yield from _files(folder)


def _known(folder: str) -> set[str]:
    """The files in this folder that rows speak of."""
    here = {"file__startswith": f"{folder}/"}
    versions = Version.objects.filter(**here).values_list("file", flat=True)
    return {*versions, *Withdrawal.objects.filter(**here).values_list("file", flat=True)}


def _folders(top: str) -> list[str]:
    return [f"{top}/{name}" for name in default_storage.listdir(top)[0]] if default_storage.exists(top) else []


def _files(folder: str) -> list[str]:
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def _stored_at(name: str) -> datetime:
    """When it was stored; now, if it went meanwhile."""
    try:
        return default_storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
