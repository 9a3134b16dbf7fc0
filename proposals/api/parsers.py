"""How bodies are taken in: no further than the limits of this site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import parsers

from proposals.refusals import TooLarge

FORM = 1024 * 1024
"""What an upload may hold beside its file, in bytes."""


class JSONParser(parsers.JSONParser):
    """JSON up to DATA_UPLOAD_MAX_MEMORY_SIZE."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        refuse_beyond(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, parser_context)
        return super().parse(stream, media_type, parser_context)


class UploadParser(parsers.MultiPartParser):
    """A form with a file up to UPLOAD_LIMIT: a larger one is refused before it is stored."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> parsers.DataAndFiles[Any, Any]:
        refuse_beyond(settings.UPLOAD_LIMIT + FORM, parser_context)
        return super().parse(stream, media_type, parser_context)


def refuse_beyond(limit: int, context: Mapping[str, Any] | None) -> None:
    """Raise `TooLarge` if the request says that its body has more than `limit` bytes."""
    length = context["request"].META.get("CONTENT_LENGTH") if context else None
    if length and int(length) > limit:
        sentence = _("This is larger than %(limit)d MB, the limit of this site.")
        raise TooLarge(sentence % {"limit": limit // 1024 // 1024})
