"""How much a request may bring: little from strangers, and files to the addresses of uploads alone.

Who is no stranger is told by what a request carries, before anyone has looked whether it is true.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from proposals.refusals import Refusal, TooLarge

MB = 1024 * 1024
FORM = MB
"""What an upload may hold beside its file, in bytes."""
UPLOADS = re.compile(r"/(proposals/[^/]+|api/v1)/versions/")
TWO_FILES = "/comparisons/files/"
"""Where two files come at once."""


def most(path: str, headers: Mapping[str, str]) -> int:
    """The bytes that a request for `path` may bring, given its headers by the names that WSGI has for them."""
    session = f"{settings.SESSION_COOKIE_NAME}="
    if "HTTP_AUTHORIZATION" not in headers and session not in headers.get("HTTP_COOKIE", ""):
        return settings.STRANGERS_LIMIT
    if path == TWO_FILES:
        return int(2 * settings.UPLOAD_LIMIT + FORM)
    return int(settings.UPLOAD_LIMIT + FORM if UPLOADS.fullmatch(path) else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def refusal(request: HttpRequest) -> TooLarge | None:
    """Why this request brings too much; None if it does not."""
    length, allowed = request.META.get("CONTENT_LENGTH") or "0", most(request.path_info, request.META)
    if not length.isdecimal() or int(length) <= allowed:
        return None
    if allowed > settings.UPLOAD_LIMIT and request.path_info == TWO_FILES:
        limit = settings.UPLOAD_LIMIT // MB
        return TooLarge(_("One of these files is larger than %(limit)d MB, the limit of this site.") % {"limit": limit})
    if allowed > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // MB
        return TooLarge(_("This file is larger than %(limit)d MB, the limit of this site.") % {"limit": limit})
    return too_large(allowed)


def unfit(request: HttpRequest) -> Refusal | None:
    """Why what a page is asked with cannot be kept or looked for; None if it can."""
    forms = [request.GET] + ([request.POST] if request.method == "POST" else [])
    if any("\0" in text for one in forms for name, values in one.lists() for text in (name, *values)):
        return Refusal(_("A text here holds a NUL, which cannot be kept."))
    return None


def too_large(allowed: int) -> TooLarge:
    return TooLarge(_("This is larger than %(limit)d MB, the limit of this site.") % {"limit": allowed // MB})
