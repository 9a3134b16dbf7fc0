"""A person's own account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import Token, User
from proposals.refusals import Refusal
from proposals.services import audit, teams
from proposals.signals import account_closed

EXPORTERS: dict[str, Callable[[User], Any]] = {}
"""What other rooms hold of a person: by its name in the export, what tells it as JSON values."""


@transaction.atomic
def change(person: User, *, name: str, credit: str, language: str, time_zone: str) -> None:
    """What the person says of themselves."""
    person.name, person.credit, person.language, person.time_zone = name, credit, language, time_zone
    person.save(update_fields=["name", "credit", "language", "time_zone"])
    audit.record("changed", person, by=person)


@transaction.atomic
def set_password(person: User, password: str) -> None:
    """A new password. Browsers that signed in with the old one are signed out."""
    person.set_password(password)
    person.save(update_fields=["password"])
    audit.record("changed-password", person, by=person)


def export(person: User) -> dict[str, Any]:
    """All that this site holds of the person, as JSON values; times are ISO 8601."""
    facts = ("username", "name", "credit", "email", "language", "time_zone")
    return {
        "account": {
            "id": person.slug,
            **{name: getattr(person, name) for name in facts},
            "joined_at": person.date_joined.isoformat(),
        },
        "memberships": [{"team": one.team.name, "role": one.role} for one in person.memberships.select_related("team")],
        "email_addresses": [
            {"email": one.email, "confirmed": one.verified, "first": one.primary} for one in _rows(EmailAddress, person)
        ],
        "second_factors": [
            {"type": one.type, "made_at": one.created_at.isoformat()} for one in _rows(Authenticator, person)
        ],
        "invitations": [
            {"email": one.email, "team": str(one.team or ""), "role": one.role, "made_at": one.made_at.isoformat()}
            for one in person.invitations.select_related("team")
        ],
        "tokens": [{"name": one.name, "made_at": one.made_at.isoformat()} for one in person.tokens.order_by("pk")],
        **{name: tell(person) for name, tell in EXPORTERS.items()},
    }


@transaction.atomic
def close(person: User, *, password: str, credit: str) -> None:
    """Blank the person. What they published stays under `credit`; nobody signs in with the account any more."""
    _require_password(person, password)
    for membership in person.memberships.select_related("team", "user"):
        teams.remove(membership, by=person)
    Token.objects.filter(user=person, revoked_at=None).update(revoked_at=timezone.now())
    account_closed.send(User, person=person)
    _forget_entrances(person)
    person.watches.all().delete()
    person.notices.all().delete()
    person.username = f"closed-{person.slug}"
    person.name = person.credit = credit or _("closed account")
    person.email = person.language = ""
    person.time_zone, person.last_login = "UTC", None
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    audit.record("closed", person, by=person)


def _rows(table: Any, person: User) -> Any:
    return table.objects.filter(user=person).order_by("pk")


def _forget_entrances(person: User) -> None:
    """Addresses and second factors go; whom the person invited and who has not come is not invited any more."""
    _rows(EmailAddress, person).delete()
    _rows(Authenticator, person).delete()
    person.accepted_invitations.update(email="")
    person.invitations.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())


def _require_password(person: User, password: str) -> None:
    if not person.check_password(password):
        raise Refusal(_("This is not your password. Nothing was changed."))


@transaction.atomic
def name_first_address(person: User) -> None:
    """Of several addresses one is the first: the one of the account, if none was named yet."""
    rows = EmailAddress.objects.select_for_update().filter(user=person)
    if rows.exists() and not rows.filter(primary=True).exists():
        (rows.filter(email__iexact=person.email).first() or rows.order_by("pk").first()).set_as_primary()


def has_second_factor(person: User) -> bool:
    """Whether the password alone does not open the account."""
    return bool(_rows(Authenticator, person).exists())
