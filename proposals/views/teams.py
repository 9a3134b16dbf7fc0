"""Teams and who is in them."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.forms.people import TeamForm
from proposals.models import Membership, Role, Team
from proposals.refusals import Refusal
from proposals.services import teams as service
from proposals.views.access_decorators import for_people, person


@require_safe
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """One's teams; all of them for the site's admin."""
    # Counted beside the rule that finds the teams, which joins one's own membership alone.
    teams = Team.objects.filter(pk__in=seen(request).values("pk"))
    context = {
        "teams": teams.annotate(size=Count("memberships")).order_by("name"),
        "may_make": service.may_make(person(request)),
    }
    return render(request, "proposals/teams.html", context)


@for_people
def add(request: HttpRequest) -> HttpResponse:
    """A new team."""
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            team = service.make(**form.cleaned_data, by=person(request))
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            return redirect("team", slug=team.slug)
    return render(request, "proposals/team_add.html", {"form": form}, status=400 if form.errors else 200)


@for_people
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Its people and their roles; owners change its name here."""
    team = get_object_or_404(seen(request), slug=slug)
    form = TeamForm(request.POST or None, initial={"name": team.name, "member_code": team.member_code})
    if request.method == "POST" and form.is_valid() and _change(request, team, form):
        return redirect("team", slug=slug)
    memberships = list(team.memberships.select_related("user").order_by("user__name", "user__username"))
    me = person(request)
    is_owner = me.is_superuser or any(one.user_id == me.pk and one.role == Role.OWNER for one in memberships)
    context = {"team": team, "memberships": memberships, "form": form, "is_owner": is_owner, "roles": Role.choices}
    return render(request, "proposals/team.html", context, status=400 if form.errors else 200)


@require_POST
@for_people
def give_role(request: HttpRequest, slug: str, user: str) -> HttpResponse:
    """Another role for one of its people."""
    membership = _membership(request, slug, user)
    if request.POST.get("role") in Role.values:
        service.give_role(membership, Role(request.POST["role"]), by=person(request))
    return redirect("team", slug=slug)


@require_POST
@for_people
def remove(request: HttpRequest, slug: str, user: str) -> HttpResponse:
    """Take a person out, or leave."""
    membership = _membership(request, slug, user)
    service.remove(membership, by=person(request))
    messages.success(request, _("%(person)s is not in the team any more.") % {"person": membership.user})
    return redirect("teams") if membership.user == request.user else redirect("team", slug=slug)


def seen(request: HttpRequest) -> QuerySet[Team]:
    """The teams that there are for the one who asks."""
    return Team.objects.all() if person(request).is_superuser else visible(Team, request.user)


def _membership(request: HttpRequest, slug: str, user: str) -> Membership:
    rows = Membership.objects.filter(team__in=seen(request), team__slug=slug).select_related("user", "team")
    return get_object_or_404(rows, user__slug=user)


def _change(request: HttpRequest, team: Team, form: TeamForm) -> bool:
    try:
        service.change(team, **form.cleaned_data, by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return False
    messages.success(request, _("Saved."))
    return True
