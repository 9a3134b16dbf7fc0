"""Consultations: when comments are due, and what goes into the answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from annotations import access
from annotations.exporting import FORMATS
from annotations.forms import ConsultationForm
from annotations.models import Consultation
from annotations.queries.consultations import choosable, consultations
from annotations.services import comment_sets
from annotations.services import consultations as service
from proposals.models import Membership, Role, Team, User
from proposals.refusals import Refusal
from proposals.views.doors import for_people, person

LEADERS = (Role.EDITOR, Role.OWNER)


@require_safe
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """All consultations of one's teams, the nearest deadline first."""
    context = {"consultations": consultations(request.user), "may_add": _leads(person(request))}
    return render(request, "annotations/consultations.html", context)


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
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One consultation: its sets and the annotations to choose from. POST draws up a set of the chosen ones."""
    seen = access.visible(Consultation, request.user).select_related("version__proposal__body", "team", "body")
    consultation = get_object_or_404(seen, slug=slug)
    cards = choosable(consultation, request.user)
    if request.method == "POST":
        chosen = set(request.POST.getlist("annotation"))
        asked = [card.annotation for card in cards if card.annotation.slug in chosen]
        made = comment_sets.draw_up(consultation, asked, by=person(request))
        return redirect("comment-set", slug=made.slug)
    context = {
        "consultation": consultation,
        "cards": cards,
        "form_label": FORMATS[consultation.form].label if consultation.form in FORMATS else consultation.form,
        "sets": consultation.comment_sets.select_related("made_by").prefetch_related("comments").order_by("-made_at"),
        "may_draw_up": Membership.objects.filter(
            user=person(request), team=consultation.team, role__in=LEADERS
        ).exists(),
    }
    return render(request, "annotations/consultation.html", context)


def _leads(someone: User, *teams: Team) -> bool:
    led = Membership.objects.filter(user=someone, role__in=LEADERS)
    return (led.filter(team__in=teams) if teams else led).exists()


def _add(form: ConsultationForm, by: User) -> Consultation | None:
    told = form.cleaned_data
    try:
        return service.add(told["version"], form.call(), team=told["team"], by=by, body=told["body"])
    except Refusal as no:
        form.add_error(None, no.sentence)
        return None
