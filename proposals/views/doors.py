"""Who comes in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from proposals.models import User

Told = ParamSpec("Told")
View = Callable[Concatenate[HttpRequest, Told], HttpResponse]


def for_readers(view: View[Told]) -> View[Told]:
    """`view` for people who are signed in, and for everyone on a public site; others are led to sign in first."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Told.args, **kwargs: Told.kwargs) -> HttpResponse:
        if request.user.is_authenticated or settings.PUBLIC_SITE:
            return view(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return guarded


def for_people(view: View[Told]) -> View[Told]:
    """`view` for people who are signed in, on a public site too."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Told.args, **kwargs: Told.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return guarded


def person(request: HttpRequest) -> User:
    """The account of a request behind `for_people`."""
    return cast(User, request.user)
