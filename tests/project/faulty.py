"""Addresses that fail in the ways that faults do, with a person's words in them."""

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.project.persons import WORDS


def fault(request: HttpRequest) -> HttpResponse:
    try:
        raise ValueError(f"invalid literal: {WORDS['comment']}")
    except ValueError as cause:
        raise IntegrityError(f"DETAIL: Key (email)=({WORDS['email']}) already exists.") from cause


def slip(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.nothing)  # type: ignore[attr-defined]


urlpatterns = [path("fault/", fault), path("slip/", slip)]
