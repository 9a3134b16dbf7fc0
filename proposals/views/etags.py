"""Pages whose content never changes are sent once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from proposals.templatetags.about import release


def answer_once(request: HttpRequest, shown: tuple[object, ...], draw: Callable[[], HttpResponse]) -> HttpResponse:
    """304 if the browser has the page for what is `shown`, this person and this language; else what `draw` answers."""
    tag = _tag(request, shown)
    known = None if settings.DEBUG or get_messages(request) else get_conditional_response(request, etag=tag)
    answer = known or draw()
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _tag(request: HttpRequest, shown: tuple[object, ...]) -> str:
    get_token(request)  # sets the cookie that the forms on the page need
    told = (shown, request.user.pk, request.META["CSRF_COOKIE"], get_language(), release())
    return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:24]}"'
