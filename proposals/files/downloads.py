"""Files that are taken away."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from clauseline.writing.file import ExportedFile


def download(file: ExportedFile) -> HttpResponse:
    """The file under its name, with a tag of its bytes; a browser keeps it and does not show it."""
    answer = HttpResponse(file.data, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    answer["ETag"] = f'"{hashlib.sha256(file.data).hexdigest()}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
