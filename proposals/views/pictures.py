"""The pictures of a version, as they stand in its file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.models import Figure
from proposals.views.access_decorators import for_readers


@require_safe
@for_readers
def show(request: HttpRequest, slug: str, sha256: str) -> HttpResponse:
    """The bytes of one picture; whether the person may still see it is asked each time."""
    found = visible(Figure, request.user).filter(reading__version__slug=slug, sha256=sha256).exclude(file="").first()
    if found is None:
        raise Http404
    tag = f'"{found.sha256}"'
    answer = get_conditional_response(request, etag=tag) or _bytes(found)
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    # What a stranger drew may be looked at, and do nothing else.
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _bytes(figure: Figure) -> HttpResponse:
    try:
        with figure.file.open("rb") as file:
            return HttpResponse(file.read(), content_type=figure.media_type)
    except FileNotFoundError:
        raise Http404 from None
