"""The pictures of versions as files: one folder a version, each file under its SHA-256."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from clauseline.reading.files.images import recognise
from proposals.models import Figure, Version
from proposals.refusals import NoRoom

logger = logging.getLogger(__name__)

PICTURES = "pictures"
"""The folder in which those of all versions lie."""


def keep(version: Version, figures: Iterable[Figure], folder: Path) -> None:
    """Store what lies in `folder` for these figures, and say so on the instances; the rest are told in words."""
    for figure in figures:
        found = folder / figure.sha256 if figure.sha256 else None
        if found is not None and found.is_file():
            _keep(version, figure, found.read_bytes())


def forget(version: Version) -> None:
    """Remove all pictures of `version`, also those that no row speaks of."""
    folder = folder_of(version)
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)


def folder_of(version: Version) -> str:
    """Its name in the storage: slugs and digests are ours, so that no name from outside is a path."""
    return f"{PICTURES}/{version.slug}"


def _keep(version: Version, figure: Figure, data: bytes) -> None:
    image = recognise(data)
    if image is None:
        return
    name = f"{folder_of(version)}/{figure.sha256}"
    try:
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(data))
    except OSError as problem:
        logger.error("A picture of a version could not be stored: %s", problem)
        raise NoRoom(
            _(
                "The pictures of the draft could not be stored: the disk of this site is full or cannot be written. "
                "The file itself is kept. Please tell the site’s admin, and have it read again then."
            )
        ) from None
    figure.file.name, figure.media_type = name, image.media_type
    figure.width, figure.height = image.width, image.height
