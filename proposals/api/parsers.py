"""How uploads are taken in: no further than the limits of this site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import parsers

from proposals.refusals import TooLarge

FORM = 1024 * 1024
"""What an upload may hold beside its file, in bytes."""


class UploadParser(parsers.MultiPartParser):
    """A form with a file up to UPLOAD_LIMIT: a larger one is refused before it is stored."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> parsers.DataAndFiles[Any, Any]:
        length = parser_context["request"].META.get("CONTENT_LENGTH") if parser_context else None
        if length and int(length) > settings.UPLOAD_LIMIT + FORM:
            limit = settings.UPLOAD_LIMIT // 1024 // 1024
            raise TooLarge(_("This file is larger than %(limit)d MB, the limit of this site.") % {"limit": limit})
        return super().parse(stream, media_type, parser_context)
