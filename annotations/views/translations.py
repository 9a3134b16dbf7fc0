"""Translations of clauses, beside them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations.access import visible as visible_here
from annotations.forms import TranslationForm
from annotations.models import Translation
from annotations.queries.rights import rights
from annotations.queries.translations import translations_of
from annotations.services import translations as service
from proposals.access import visible
from proposals.models import Clause, Version
from proposals.queries.readings import current
from proposals.queries.teams import reviewing
from proposals.refusals import Refusal
from proposals.views.access_decorators import for_people, for_readers, person


@require_safe
@never_cache
@for_readers
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the translations of all clauses of a version, to be put beside them."""
    version = _version(request, slug)
    keys = visible_here(Translation, request.user).filter(version=version).values("key")
    texts = dict(current(version).clauses.filter(key__in=keys).order_by("order").values_list("key", "text"))
    found = translations_of(version, request.user, texts)
    rows = [(key, found[key]) for key in texts if key in found]
    context = {"version": version, "rows": rows, "may_add": bool(rights(request.user, version.proposal).reviews)}
    return render(request, "annotations/translations.html", context)


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A fragment: the translations of one clause, and a form for who may add one."""
    version = _version(request, slug)
    return _answer(request, version, key, _form(request, version, key))


@require_POST
@for_people
def add(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Add one: answers the clause's translations, or the form again with why not."""
    version = _version(request, slug)
    form = _form(request, version, key)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        try:
            service.add(version, key, by=person(request), **form.cleaned_data)
        except Refusal as no:
            form.add_error(None, no.sentence)
            status = no.status
        else:
            return _after(request, version, key)
    # What htmx puts on the page has to be an answer that went well.
    return _answer(request, version, key, form, HTTPStatus.OK if _is_part(request) else status)


@require_POST
@for_people
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one away: answers what is left of the clause's translations."""
    rows = visible_here(Translation, request.user).select_related("team", "version__proposal")
    found = get_object_or_404(rows, slug=slug)
    service.withdraw(found, by=person(request))
    return _after(request, _version(request, found.version.slug), found.key)


def _after(request: HttpRequest, version: Version, key: str) -> HttpResponse:
    if _is_part(request):
        return _answer(request, version, key, _form(request, version, key, is_new=True))
    return redirect(f"{reverse('version', args=[version.slug])}#{key}")


def _answer(
    request: HttpRequest, version: Version, key: str, form: TranslationForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    clause = get_object_or_404(Clause, reading=current(version), key=key)
    found = translations_of(version, request.user, {key: clause.text})
    allowed = rights(request.user, version.proposal)
    context: dict[str, Any] = {
        "version": version,
        "key": key,
        "translated": found.get(key, ()),
        "form": form,
        "rights": allowed,
        "may_add": bool(allowed.reviews),
    }
    return render(request, "annotations/translation.html", context, status=status)


def _form(request: HttpRequest, version: Version, key: str, *, is_new: bool = False) -> TranslationForm:
    sent = None if is_new or request.method != "POST" else request.POST
    teams = reviewing(request.user, version.proposal)
    return TranslationForm(sent, version=version, teams=teams, auto_id=f"translation-{key}-%s")


def _version(request: HttpRequest, slug: str) -> Version:
    rows = visible(Version, request.user).select_related("proposal", "current_reading")
    version = get_object_or_404(rows, slug=slug)
    current(version)
    return version


def _is_part(request: HttpRequest) -> bool:
    """Whether a script asks, which puts the answer on the page."""
    return bool(request.htmx)  # type: ignore[attr-defined]
