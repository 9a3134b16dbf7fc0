"""Consultations: when comments are due, and what goes into the answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations import access
from annotations.exporting import FORMATS
from annotations.forms import ConsultationForm
from annotations.models import Annotation, Consultation
from annotations.queries.consultations import (
    ListChoice,
    choosable,
    consultations,
    consultations_on,
    narrowed,
)
from annotations.queries.unreviewed import unreviewed
from annotations.queries.waiting import asked_of
from annotations.services import comment_sets, decisions
from annotations.services import consultations as service
from proposals.access import visible
from proposals.models import Membership, Proposal, User, Version
from proposals.refusals import Refusal
from proposals.views.access_decorators import for_people, for_readers, person


@require_safe
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """All consultations of one's teams, the nearest deadline first."""
    context = {"consultations": consultations(request.user), "may_add": _leads(person(request))}
    return render(request, "annotations/consultations.html", context)


@require_safe
@never_cache
@for_readers
def beside(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    """A fragment: the consultations on a version or on any version of a proposal, and the way to a new one."""
    model: Any = Version if noun == "versions" else Proposal
    of = get_object_or_404(visible(model, request.user), slug=slug)
    newest = of if isinstance(of, Version) else of.versions.filter(withdrawn_at=None).order_by("position").last()
    context = {
        "consultations": consultations_on(of, request.user),
        "version": newest if newest and newest.current_reading_id and not newest.withdrawn_at else None,
        "may_add": request.user.is_authenticated and _leads(person(request)),
    }
    return render(request, "annotations/consultations_beside.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def add(request: HttpRequest) -> HttpResponse:
    """A new consultation."""
    me = person(request)
    initial = {"version": request.GET.get("version"), "time_zone": me.time_zone}
    form = ConsultationForm(request.POST or None, person=me, initial=initial)
    if request.method == "POST" and form.is_valid() and (made := _add(form, me)):
        return redirect("consultation", slug=made.slug)
    return render(request, "annotations/consultation_add.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Another title, deadline, form, code or body."""
    me, consultation = person(request), _consultation(request, slug)
    form = ConsultationForm(request.POST or None, person=me, consultation=consultation)
    if request.method == "POST" and form.is_valid():
        try:
            service.change(consultation, form.call(), body=form.cleaned_data["body"], by=me)
            return redirect("consultation", slug=slug)
        except Refusal as no:
            form.add_error(None, no.sentence)
    context = {"form": form, "consultation": consultation}
    return render(request, "annotations/consultation_edit.html", context, status=400 if form.errors else 200)


@require_POST
@for_people
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Close it, or with `open` open it again."""
    act = service.reopen if "open" in request.POST else service.close
    act(_consultation(request, slug), by=person(request))
    return redirect("consultation", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_people
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One consultation: its sets and the annotations to choose from. POST draws up a set of the chosen ones."""
    consultation = _consultation(request, slug)
    cards = choosable(consultation, request.user)
    if request.method == "POST":
        chosen = set(request.POST.getlist("annotation"))
        asked = [card.annotation for card in cards if card.annotation.slug in chosen]
        made = comment_sets.draw_up(consultation, asked, by=person(request))
        return redirect("comment-set", slug=made.slug)
    choice = ListChoice.of(request.GET)
    context = {
        **_facts(request, consultation),
        "choice": choice,
        "states": Annotation.State.choices,
        "all_cards": cards,
        "cards": narrowed(cards, choice),
        "form_label": _(FORMATS[consultation.form].label) if consultation.form in FORMATS else consultation.form,
        "sets": consultation.comment_sets.select_related("made_by").prefetch_related("comments").order_by("-made_at"),
        "unreviewed": unreviewed(consultation),
        "asked": asked_of(consultation, request.user),
    }
    return render(request, "annotations/consultation.html", context)


@require_POST
@for_people
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept, dismiss with a reason, or reopen one annotation; scripts get its row anew."""
    consultation = _consultation(request, slug)
    name, _, state = request.POST.get("decide", "").partition(" ")
    card = next((one for one in choosable(consultation, request.user) if one.annotation.slug == name), None)
    if card is None:
        raise Refusal(service.NOT_HERE)
    refused = ""
    try:
        decided = decisions.decide(
            card.annotation, state, by=person(request), reason=request.POST.get(f"why-{name}", "")
        )
        card.annotation.state, card.annotation.reason = decided.state, decided.reason
    except Refusal as no:
        if not request.headers.get("HX-Request"):
            raise
        refused = no.sentence
    if request.headers.get("HX-Request"):
        context = {**_facts(request, consultation), "card": card, "refused": refused}
        return render(request, "annotations/choice_row.html", context)
    return redirect(f"{reverse('consultation', kwargs={'slug': slug})}#choice-{name}")


def _consultation(request: HttpRequest, slug: str) -> Consultation:
    seen = access.visible(Consultation, request.user).select_related(
        "version__proposal__body", "version__current_reading", "team", "body"
    )
    return get_object_or_404(seen, slug=slug)


def _facts(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    is_editor = access.runs(person(request), consultation.team)
    may_draw_up = is_editor and consultation.closed_at is None
    return {"consultation": consultation, "is_editor": is_editor, "may_draw_up": may_draw_up}


def _leads(someone: User) -> bool:
    return Membership.objects.filter(user=someone, role__in=access.LEADERS).exists()


def _add(form: ConsultationForm, by: User) -> Consultation | None:
    fields = form.cleaned_data
    try:
        return service.add(fields["version"], form.call(), team=fields["team"], by=by, body=fields["body"])
    except Refusal as no:
        form.add_error(None, no.sentence)
        return None
