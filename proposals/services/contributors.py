"""Companies, institutes and ministries that bring texts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Contributor, Role, User
from proposals.refusals import Refusal
from proposals.services import audit, teams


@transaction.atomic
def add(name: str, *, country: str = "", by: User) -> Contributor:
    """A new contributor; for reviewers, who need it to upload."""
    teams.require(by, Role.REVIEWER)
    if Contributor.objects.filter(name__iexact=name).exists():
        raise Refusal(_("A contributor of this name is here already."))
    contributor = Contributor.objects.create(name=name, country=country.upper())
    audit.record("added", contributor, by=by)
    return contributor


@transaction.atomic
def change(contributor: Contributor, told: Mapping[str, str], *, by: User) -> None:
    """Another name or country; for editors."""
    teams.require(by, Role.EDITOR)
    if Contributor.objects.filter(name__iexact=told.get("name", "")).exclude(pk=contributor.pk).exists():
        raise Refusal(_("A contributor of this name is here already."))
    for name, value in told.items():
        setattr(contributor, name, value.upper() if name == "country" else value)
    contributor.save(update_fields=list(told))
    audit.record("changed", contributor, by=by)
