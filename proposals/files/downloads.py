"""Files that are taken away."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from clauseline.writing.file import ExportedFile

Answer = TypeVar("Answer", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written before, open at its first byte; `size` and `sha256` are of all its bytes."""

    data: BinaryIO
    name: str
    media_type: str
    size: int
    sha256: str


def download(file: ExportedFile) -> HttpResponse:
    """The file under its name, with a tag of its bytes; a browser keeps it and does not show it."""
    answer = HttpResponse(file.data, content_type=file.media_type)
    return _named(answer, file.name, hashlib.sha256(file.data).hexdigest())


def stream(file: WrittenFile) -> FileResponse:
    """The same for one that was written before: it comes from the disk as it is sent."""
    return _named(FileResponse(file.data, content_type=file.media_type), file.name, file.sha256)


def _named(answer: Answer, name: str, sha256: str) -> Answer:
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["ETag"] = f'"{sha256}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
