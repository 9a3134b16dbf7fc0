"""What a browser needs to keep words that were not sent: a key, and a way to sign in without leaving the page."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from proposals.services import browser_keys, unsent
from proposals.views.access_decorators import View, for_people, person


@require_safe
@never_cache
@for_people
def key(request: HttpRequest) -> HttpResponse:
    """{"account", "key", "words"}: whose words they are, 256 bits in base64, and what was handed in at signing out."""
    me = person(request)
    return JsonResponse({"account": me.slug, "key": browser_keys.key_of(me), "words": unsent.kept_of(me)})


@require_POST
@for_people
def keep(request: HttpRequest) -> HttpResponse:
    """Keep `words` (JSON: what stands at which place; null for nothing) until they are sent or discarded."""
    unsent.keep(unsent.read(request.POST.get("words", "")), by=person(request))
    return HttpResponse(status=204)


def within_page(view: View[...]) -> View[...]:
    """`view` where pages of this site may show it inside of them."""
    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF]})(view))


@require_safe
@never_cache
@for_people
def here(request: HttpRequest) -> HttpResponse:
    """Says within a page that one is signed in again, and as whom; who is not is led to the door."""
    return render(request, "proposals/signed_in_here.html", {"account": person(request).slug})
