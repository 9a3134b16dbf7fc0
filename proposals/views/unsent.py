"""What a browser needs to keep words that were not sent: a key, and a way to sign in without leaving the page."""

from __future__ import annotations

from dataclasses import asdict

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from proposals.refusals import NotAllowed
from proposals.services import browser_keys, unsent
from proposals.views.access_decorators import View, for_people, person


@require_safe
@never_cache
@for_people
def key(request: HttpRequest) -> HttpResponse:
    """{"account", "key", "words", "seen"}: whose words they are, 256 bits in base64, what was handed in at which place,
    and the tags of that.
    """
    me = person(request)
    rows = unsent.kept_of(me)
    words, seen = {row.place: row.value for row in rows}, {row.place: unsent.tag(row) for row in rows}
    return JsonResponse({"account": me.slug, "key": browser_keys.key_of(me), "words": words, "seen": seen})


@require_POST
@for_people
def keep(request: HttpRequest) -> HttpResponse:
    """Keep `words` (JSON: what stands at which place; null for nothing) until they are sent or discarded, where nothing
    stands but what the window has `seen` (JSON: tags by places). Says what is kept, what another window wrote,
    and what is too long to be kept.

    A page of another `account`, from before somebody else signed in, hands nothing in.
    """
    me = person(request)
    if request.POST.get("account", me.slug) != me.slug:
        raise NotAllowed(_("Someone else has signed in meanwhile."))
    words, seen = (unsent.read(request.POST.get(name, default)) for name, default in (("words", ""), ("seen", "{}")))
    return JsonResponse(asdict(unsent.keep(words, by=me, seen=seen)))


def within_page(view: View[...]) -> View[...]:
    """`view` where pages of this site may show it inside of them."""
    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF]})(view))


@require_safe
@never_cache
@for_people
def here(request: HttpRequest) -> HttpResponse:
    """Says within a page that one is signed in again, and as whom; who is not is led to the door."""
    return render(request, "proposals/signed_in_here.html", {"account": person(request).slug})
