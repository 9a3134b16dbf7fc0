"""A person's own account."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import User
from proposals.privacy.personal import KINDS, Kind
from proposals.refusals import Refusal
from proposals.services import audit, teams, tokens
from proposals.signals import account_closed


@transaction.atomic
def change(person: User, *, name: str, credit: str, language: str, time_zone: str) -> None:
    """What the person says of themselves."""
    person.name, person.credit, person.language, person.time_zone = name, credit, language, time_zone
    person.save(update_fields=["name", "credit", "language", "time_zone"])
    audit.record("changed", person, by=person)


@transaction.atomic
def set_password(person: User, password: str) -> None:
    """A new password. Browsers that signed in with the old one are signed out, and no token opens anything any more."""
    person.set_password(password)
    person.save(update_fields=["password"])
    tokens.revoke_all(person)
    audit.record("changed-password", person, by=person)


def export(person: User) -> dict[str, Any]:
    """All that this site holds of the person, as JSON values by kind; times are ISO 8601."""
    facts = ("username", "name", "credit", "email", "language", "time_zone")
    account = {
        "id": person.slug,
        **{name: getattr(person, name) for name in facts},
        "joined_at": person.date_joined.isoformat(),
        "last_sign_in_at": person.last_login.isoformat() if person.last_login else None,
    }
    return {"account": account, **{kind.name: _rows(kind, person) for kind in KINDS}}


def _rows(kind: Kind, person: User) -> list[dict[str, Any]]:
    rows = kind.rows(person).values_list(*kind.fields.values())
    return [{name: _json(value) for name, value in zip(kind.fields, row, strict=True)} for row in rows]


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


@transaction.atomic
def close(person: User, *, password: str, credit: str) -> None:
    """Blank the person. What they published stays under `credit`; nobody signs in with the account any more."""
    _require_password(person, password)
    for membership in person.memberships.select_related("team", "user"):
        teams.remove(membership, by=person)
    account_closed.send(User, person=person)
    _forget_invited(person)
    for kind in KINDS:
        if "erased" in kind.columns.values():
            kind.rows(person).delete()
    forget_names(User.objects.filter(pk=person.pk))
    person.username = f"closed-{person.slug}"
    person.name = person.credit = credit or _("closed account")
    person.email = person.language = ""
    person.time_zone, person.last_login = "UTC", None
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    audit.record("closed", person, by=person)


def forget_names(people: QuerySet[User]) -> int:
    """No row names `people` any more where it need not; how many did."""
    return sum(
        _rows_of(column).filter(**{f"{_field(column)}__in": people}).update(**{_field(column): None})
        for kind in KINDS
        for column, closing in kind.columns.items()
        if closing == "unnamed"
    )


def _rows_of(column: str) -> QuerySet[Any]:
    model: Any = apps.get_model(column.rpartition(".")[0])
    rows: QuerySet[Any] = model._default_manager.all()
    return rows


def _field(column: str) -> str:
    return column.rpartition(".")[2]


def _forget_invited(person: User) -> None:
    """Whom the person invited and who has not come is not invited any more; nor does it say where they were found."""
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
    return bool(Authenticator.objects.filter(user=person).exists())
