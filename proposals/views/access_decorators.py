"""Views for who is signed in, or for all who may read: what asks them to sign in first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from proposals.models import User

Params = ParamSpec("Params")
SCRIPT = frozenset({"Clauseline-Language", "Hx-Request"})
"""What only scripts of our pages send with what they ask for."""
View = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]


def for_readers(view: View[Params]) -> View[Params]:
    """`view` for people who are signed in, and for everyone on a public site; others are led to sign in first."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated or settings.PUBLIC_SITE:
            return view(request, *args, **kwargs)
        return _to_the_door(request)

    return guarded


def for_people(view: View[Params]) -> View[Params]:
    """`view` for people who are signed in, on a public site too."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return _to_the_door(request)

    return guarded


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """Where one signs in; a script of a page, which cannot go there, is told so and asks its person."""
    if SCRIPT.isdisjoint(request.headers):
        return redirect_to_login(request.get_full_path())
    return HttpResponse(_("Please sign in."), status=401, headers={"WWW-Authenticate": "Session"})


def person(request: HttpRequest) -> User:
    """The account of a request behind `for_people`."""
    return cast(User, request.user)
