"""What a browser needs to keep words that were not sent: a key, and a way to sign in without leaving the page."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from proposals.services import browser_keys
from proposals.views.access_decorators import View, for_people, person


@require_safe
@never_cache
@for_people
def key(request: HttpRequest) -> HttpResponse:
    """{"account", "key"}: whose words they are, and 256 bits in base64."""
    me = person(request)
    return JsonResponse({"account": me.slug, "key": browser_keys.key_of(me)})


def within_page(view: View[...]) -> View[...]:
    """`view` where pages of this site may show it inside of them."""
    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF]})(view))


@require_safe
@never_cache
@for_people
def here(request: HttpRequest) -> HttpResponse:
    """Says within a page that one is signed in again, and as whom; who is not is led to the door."""
    return render(request, "proposals/signed_in_here.html", {"account": person(request).slug})
