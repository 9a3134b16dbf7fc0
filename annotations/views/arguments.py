"""What one's teams keep to say again, and what it rests on."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations import access
from annotations.argument_forms import ArgumentForm, facts_of, kept_from
from annotations.models import Annotation, Argument, Instrument
from annotations.queries.arguments import ArgumentChoice, offer, uses_of, with_all, with_uses
from annotations.queries.margins import reviewing_teams
from annotations.services import arguments as service
from clauseline.concerns import VOCABULARY
from proposals.models import Role
from proposals.queries.roles import roles_of
from proposals.refusals import NotAllowed, Refusal
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 50


@require_safe
@never_cache
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """The arguments of one's teams, a page at a time."""
    me, asked = person(request), request.GET.get
    teams = list(access.own_teams(me).order_by("name"))
    choice = ArgumentChoice(
        q=asked("q", "")[:200],
        concern=asked("concern", "") if asked("concern") in {one.id for one in VOCABULARY.concerns} else "",
        team=next((team for team in teams if team.slug == asked("team")), None),
    )
    rows = with_uses(with_all(choice.of(me)), me).order_by("title", "pk")
    page = Paginator(rows, PAGE).get_page(asked("page"))
    is_narrowed = bool(choice.q or choice.concern or choice.team)
    context = {"choice": choice, "page": page, "teams": teams, "is_narrowed": is_narrowed}
    return render(request, "annotations/arguments.html", {**context, "may_add": reviewing_teams(me).exists()})


@require_safe
@never_cache
@for_people
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One argument, with what it rests on and where it is used."""
    me = person(request)
    argument = _argument(request, slug)
    uses = Paginator(uses_of(argument, me), PAGE).get_page(request.GET.get("page"))
    context = {"argument": argument, "page": uses, "may_change": _may_change(request, argument)}
    return render(request, "annotations/argument.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_people
def add(request: HttpRequest) -> HttpResponse:
    """Keep an argument; what `?annotation=` says stands in the form already."""
    me = person(request)
    teams = list(reviewing_teams(me).order_by("name"))
    if not teams:
        raise NotAllowed(_("Arguments are kept by who reviews in a team."))
    source = _source(request)
    if source is not None:
        teams.sort(key=lambda team: team.pk != source.team_id)
    form = ArgumentForm(request.POST or None, teams=teams, initial=kept_from(source) if source else None)
    if request.method == "POST" and form.is_valid():
        team = form.cleaned_data.get("team") or teams[0]
        try:
            return redirect("argument", slug=service.add(form.plea(), team=team, by=me, source=source).slug)
        except Refusal as no:
            form.add_error(None, no.sentence)
    return _form(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_people
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Let an argument say something else."""
    argument = _argument(request, slug)
    if not _may_change(request, argument):
        raise NotAllowed(_("An argument is changed by who made it and by the editors of its team."))
    form = ArgumentForm(request.POST or None, initial=facts_of(argument))
    if request.method == "POST" and form.is_valid():
        try:
            service.change(argument, form.plea(), by=person(request), seen=form.cleaned_data["seen"])
            return redirect("argument", slug=slug)
        except Refusal as no:
            form.add_error(None, no.sentence)
    return _form(request, form, argument)


@require_POST
@for_people
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep it no longer."""
    service.withdraw(_argument(request, slug), by=person(request))
    return redirect("arguments")


@require_safe
@never_cache
@for_people
def offered(request: HttpRequest) -> HttpResponse:
    """A fragment: what one's teams have to say of `?concerns=`, after what is `?used=` already; words with spaces."""
    concerns, used = (request.GET.get(name, "").split() for name in ("concerns", "used"))
    found = offer(request.user, concerns, language=request.GET.get("language", ""), used=used)
    return render(request, "annotations/offered.html", {"offer": found})


@require_safe
@for_readers
def instruments(request: HttpRequest) -> HttpResponse:
    """The instruments of rights and privacy, with what their articles are about."""
    return render(request, "annotations/instruments.html", {"instruments": _instruments(request)})


def _form(request: HttpRequest, form: ArgumentForm, argument: Argument | None = None) -> HttpResponse:
    context = {"form": form, "argument": argument, "instruments": _instruments(request)}
    return render(request, "annotations/argument_edit.html", context, status=400 if form.errors else 200)


def _instruments(request: HttpRequest) -> QuerySet[Instrument]:
    return access.visible(Instrument, request.user).prefetch_related("articles")


def _argument(request: HttpRequest, slug: str) -> Any:
    rows = with_all(access.visible(Argument, request.user))
    return get_object_or_404(with_uses(rows, request.user), slug=slug)


def _may_change(request: HttpRequest, argument: Argument) -> bool:
    me = person(request)
    return roles_of(me).has(Role.REVIEWER if argument.made_by_id == me.pk else Role.EDITOR, argument.team_id)


def _source(request: HttpRequest) -> Annotation | None:
    """The annotation that the address names: one of one's teams."""
    slug = request.GET.get("annotation", "")
    if not slug:
        return None
    own = access.visible(Annotation, request.user).filter(team__in=access.own_teams(request.user))
    return get_object_or_404(own.select_related("version").prefetch_related("concerns"), slug=slug)
