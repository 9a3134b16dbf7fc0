"""New accounts: the first one of a site, and those of people who come in."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from proposals.models import Invitation, Membership, Role, Team, User
from proposals.refusals import NotAllowed, Refusal
from proposals.services import audit, invitations

logger = logging.getLogger(__name__)


class FirstAccountMade(Refusal):
    """The site has accounts: nobody makes the first one any more."""

    code = "not-the-first"


class WrongCode(Refusal):
    """The code is not the one in the log."""

    code = "wrong-code"


@dataclass(frozen=True, slots=True)
class NewTeam:
    """The team that the first person begins with."""

    name: str
    member_code: str = ""


def is_new_site() -> bool:
    """Whether no account exists yet."""
    return not User.objects.exists()


def first_account_code() -> str:
    """Twelve letters that prove that one reads this site's log. They follow from its SECRET_KEY: nothing is stored."""
    # All processes of a site tell the same code, and it opens nothing once an account exists.
    return salted_hmac("first account", "code", algorithm="sha256").hexdigest()[:12]


def announce_first_account() -> None:
    """On a site without accounts, write the code for the first one to the log."""
    if is_new_site():
        logger.warning(
            "This site has no account yet. Make the first one at /first-account/ with the code %s", first_account_code()
        )


@transaction.atomic
def make_first_account(*, username: str, name: str, password: str, team: NewTeam, code: str) -> User:
    """The site admin's account, owner of a new team. Refuses a wrong code, and once there is an account."""
    if not is_new_site():
        raise FirstAccountMade(_("This site has its first account already."))
    if not constant_time_compare(code.strip().lower(), first_account_code()):
        raise WrongCode(_("This is not the code that the site's log shows. Nothing was made."))
    admin = User.objects.create_superuser(username=username, password=password, name=name)
    own = Team.objects.create(name=team.name, member_code=team.member_code)
    Membership.objects.create(team=own, user=admin, role=Role.OWNER)
    audit.record("made", admin, by=admin, first=True)
    audit.record("made", own, by=admin)
    audit.record("joined", own, by=admin, person=admin.slug, role=Role.OWNER.value)
    return admin


@transaction.atomic
def enter(person: User, *, invitation: Invitation | None) -> None:
    """Store a new account, which accepts the invitation it came by; refused if that does not hold any more.

    On a site that is open to all an invitation that was used meanwhile does not matter.
    """
    if invitation is None and not settings.OPEN_SIGN_UP:
        raise NotAllowed(_("You need an invitation to make an account here."))
    person.save()
    audit.record("made", person, by=person)
    if invitation is not None and (invitation.state == Invitation.State.OPEN or not settings.OPEN_SIGN_UP):
        invitations.accept(invitation, by=person)
