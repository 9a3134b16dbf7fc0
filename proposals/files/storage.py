"""Where uploaded files lie: each under its name only when it is there as a whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from proposals.models.opaque import new_slug


class WholeFiles(FileSystemStorage):
    """Files of the disk. One that could not be written leaves nothing behind; one that was lasts a power cut."""

    def _save(self, name: str, content: File[Any]) -> str:
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        arriving = place.with_name(f".arriving-{new_slug()}")
        try:
            with os.fdopen(os.open(arriving, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            # Names are never given twice: the digest in them is followed by the version's own slug.
            arriving.replace(place)
        finally:
            arriving.unlink(missing_ok=True)
        return name.replace("\\", "/")
