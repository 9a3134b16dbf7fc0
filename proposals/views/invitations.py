"""Inviting people, and coming by an invitation."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from proposals.forms.people import InvitationForm
from proposals.models import Invitation, Role, Team
from proposals.refusals import Refusal
from proposals.services import invitations as service
from proposals.services import site
from proposals.views.access_decorators import for_people, person
from proposals.views.adapter import KEPT


@never_cache
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """For the site's admins: whom they invited to the site alone, and whom next. For others there is no such page."""
    if not person(request).is_superuser:
        raise Http404
    return draw(request, None)


@never_cache
@for_people
def of_team(request: HttpRequest, slug: str) -> HttpResponse:
    """For owners: whom the team invited, and whom next. For others there is no such page."""
    team = get_object_or_404(Team, slug=slug)
    me = person(request)
    if not (me.is_superuser or team.memberships.filter(user=me, role=Role.OWNER).exists()):
        raise Http404
    return draw(request, team)


def draw(request: HttpRequest, team: Team | None) -> HttpResponse:
    """The invitations of `team`; after a new one, with its link if it was not mailed."""
    form = InvitationForm(request.POST or None, is_mailed=settings.SENDS_MAIL)
    link = _invite(request, team, form) if request.method == "POST" and form.is_valid() else ""
    if link and not form.errors:
        form = InvitationForm(is_mailed=settings.SENDS_MAIL)
    made = Invitation.objects.filter(team=team).select_related("by", "accepted_by")
    context = {"team": team, "form": form, "link": link, "invitations": made, "roles": Role}
    return render(request, "proposals/invitations.html", context, status=400 if form.errors else 200)


@never_cache
def show(request: HttpRequest, secret: str) -> HttpResponse:
    """What one is invited to. Who is signed in accepts; others sign up or sign in first."""
    invitation = service.find(secret)
    if invitation is None:
        raise Http404
    service.require_open(invitation)
    if not request.user.is_authenticated:
        request.session[KEPT] = secret
        return render(request, "proposals/invitation.html", {"invitation": invitation})
    service.require_meant(invitation, person(request))
    if request.method == "POST":
        service.accept(invitation, by=person(request))
        messages.success(request, _("Welcome: you are in."))
        return redirect("team", slug=invitation.team.slug) if invitation.team else redirect("library")
    return render(request, "proposals/invitation.html", {"invitation": invitation})


@require_POST
@for_people
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """It opens nothing any more."""
    me = person(request)
    invitations = Invitation.objects.select_related("team")
    if not me.is_superuser:
        invitations = invitations.filter(
            pk__in=Invitation.objects.filter(team__memberships__user=me, team__memberships__role=Role.OWNER)
        )
    invitation = get_object_or_404(invitations, slug=slug)
    service.withdraw(invitation, by=me)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("team-invitations", slug=invitation.team.slug) if invitation.team else redirect("invitations")


def _invite(request: HttpRequest, team: Team | None, form: InvitationForm) -> str:
    fields = form.cleaned_data
    try:
        invitation, secret = service.invite(team, by=person(request), email=fields["email"], role=Role(fields["role"]))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return ""
    link = site.address(reverse("invitation", args=[secret]))
    if service.mail(invitation, link):
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
        return ""
    return link
