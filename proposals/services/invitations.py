"""Asking people in."""

from __future__ import annotations

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import Invitation, Role, Team, User
from proposals.refusals import Conflict, NotAllowed, TooOften
from proposals.services import audit, teams
from proposals.services.tokens import digest

GOOD_FOR = timedelta(days=14)
MOST, WITHIN = 30, timedelta(hours=1)
"""So many invitations a person may make in so long a time."""


@transaction.atomic
def invite(team: Team | None, *, by: User, email: str = "", role: Role = Role.REVIEWER) -> tuple[Invitation, str]:
    """A new invitation and its secret, which is not stored. Owners invite to their team, admins to the site alone."""
    _require(team, by)
    _refuse_too_many(by)
    if email and team is not None:
        _refuse_member(team, email)
        _refuse_invited(team, email)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        digest=digest(secret), team=team, email=email.lower(), role=role, by=by, expires_at=timezone.now() + GOOD_FOR
    )
    audit.record("invited", invitation, by=by, team=team.slug if team else "", role=role.value)
    return invitation, secret


def mail(invitation: Invitation, address: str) -> bool:
    """Send `address`, which holds the secret, to the person who is invited; whether it went to a mail server."""
    if not (settings.SENDS_MAIL and invitation.email):
        return False
    try:
        send_mail(_subject(invitation), _letter(invitation, address), None, [invitation.email])
    except OSError:
        return False
    Invitation.objects.filter(pk=invitation.pk).update(mailed=True)
    return True


def find(secret: str) -> Invitation | None:
    """The invitation with this secret, whatever became of it."""
    if not secret:
        return None
    return Invitation.objects.select_related("team", "by").filter(digest=digest(secret)).first()


def require_open(invitation: Invitation) -> None:
    """Refuse one that was used, withdrawn, or is too old."""
    states = Invitation.State
    sentences = {
        states.ACCEPTED: _("This invitation was used already. If it was you, just sign in."),
        states.WITHDRAWN: _("This invitation was withdrawn. Ask who sent it to you for a new one."),
        states.EXPIRED: _("This invitation is too old: it was good for 14 days. Ask who sent it for a new one."),
    }
    if invitation.state in sentences:
        raise Conflict(sentences[invitation.state])


def require_meant(invitation: Invitation, person: User) -> None:
    """Refuse a person who is signed in under none of the addresses that the invitation is for."""
    if invitation.email and invitation.email not in addresses(person):
        raise NotAllowed(
            _(
                "This invitation is for %(email)s, and you are signed in as %(person)s, whose account does not have "
                "this address. Sign out and open it again, or add the address to your account first."
            )
            % {"email": invitation.email, "person": person.username}
        )


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> None:
    """`by` is in from now on, with the role that was offered. An invitation is accepted once."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("team").get(pk=invitation.pk)
    require_open(invitation)
    require_meant(invitation, by)
    invitation.accepted_by, invitation.accepted_at = by, timezone.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    audit.record("accepted", invitation, by=by)
    if invitation.team is not None:
        teams.join(invitation.team, by, Role(invitation.role), by=by)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """It opens nothing any more."""
    _require(invitation.team, by)
    require_open(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.record("withdrawn", invitation, by=by)


def addresses(person: User) -> set[str]:
    """The e-mail addresses of an account, in small letters."""
    further = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return {one.lower() for one in (person.email, *further) if one}


def _require(team: Team | None, by: User) -> None:
    if team is not None:
        teams.require_owner(by, team)
    elif not by.is_superuser:
        raise NotAllowed(_("Only the site’s admins invite people who are in no team."))


def _refuse_too_many(by: User) -> None:
    if Invitation.objects.filter(by=by, made_at__gt=timezone.now() - WITHIN).count() >= MOST:
        raise TooOften(_("You invited many people in the last hour. Please go on in an hour; nothing was sent."))


def _refuse_member(team: Team, email: str) -> None:
    for person in team.people.all():
        if email.lower() in addresses(person):
            raise Conflict(_("%(person)s is in the team %(team)s already.") % {"person": person, "team": team})


def _refuse_invited(team: Team, email: str) -> None:
    asked = team.invitations.filter(email=email.lower())
    if any(one.state == Invitation.State.OPEN for one in asked):
        raise Conflict(_("%(email)s is invited already. Withdraw that invitation first.") % {"email": email})


def _subject(invitation: Invitation) -> str:
    if invitation.team is None:
        return _("You are invited to Clauseline")
    # A line break in a name would end the head of the letter.
    return " ".join((_("You are invited to the team %(team)s") % {"team": invitation.team}).split())


def _letter(invitation: Invitation, address: str) -> str:
    who = _("%(person)s invites you to read and annotate standards drafts together.") % {"person": invitation.by}
    how = _("Open this address to accept. It is good for 14 days, and for you alone:")
    return f"{who}\n\n{how}\n\n{address}\n\n" + _("If you expect nothing of this kind, forget this letter.") + "\n"
