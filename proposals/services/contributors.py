"""Companies, institutes, ministries and others that bring texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from proposals.access import Person
from proposals.models import Contributor, Proposal, Role, User, Version
from proposals.queries.roles import roles_of
from proposals.refusals import NotAllowed, Refusal
from proposals.services import audit, teams


def may_add(person: Person) -> bool:
    """Whether to offer it: reviewers need it to upload, and the site's admins keep what there is."""
    return person.is_superuser or teams.has(person, Role.REVIEWER)


@transaction.atomic
def add(name: str, *, country: str = "", kind: str = Contributor.Kind.UNKNOWN, by: User) -> Contributor:
    """A new contributor; for reviewers, who need it to upload."""
    if not may_add(by):
        raise NotAllowed(_("A contributor is added by who reviews in a team, and by this site’s admin."))
    if Contributor.objects.filter(name__iexact=name).exists():
        raise Refusal(_("A contributor of this name is here already."))
    contributor = Contributor.objects.create(name=name, country=country.upper(), kind=_known(kind), made_by=by)
    audit.record("added", contributor, by=by)
    return contributor


def changeable(rows: Iterable[Contributor], *, by: User) -> set[int]:
    """The primary keys of those whom `by` may call otherwise: three queries at most, however many there are.

    The admin may; and who added one, until something else than their own work names it, made for a team in which they
    work still.
    """
    if by.is_superuser:
        return {one.pk for one in rows}
    mine = {one.pk for one in rows if one.made_by_id == by.pk}
    if not mine:
        return mine
    roles = roles_of(by)
    kept = Q(made_by=by.pk, keeper__in=roles.teams(Role.EDITOR))
    added = Q(uploaded_by=by.pk, team__in=roles.teams(Role.REVIEWER))
    for model, own in ((Proposal, kept), (Version, added)):
        others = model._default_manager.filter(contributors__in=mine).exclude(own)
        mine -= set(others.values_list("contributors", flat=True))
    return mine


def require_change(person: User, contributor: Contributor) -> None:
    """Refuse unless it is `changeable` by `person`."""
    if not changeable([contributor], by=person):
        raise NotAllowed(
            _(
                "Contributors are kept by this site’s admin; who added one mends it until something else names it. "
                "Please tell the admin what is wrong."
            )
        )


@transaction.atomic
def change(contributor: Contributor, fields: Mapping[str, str], *, by: User) -> None:
    """Another name, country or kind; for those by whom it is `changeable`."""
    # Locked first: nothing else begins to name it meanwhile.
    Contributor.objects.select_for_update().get(pk=contributor.pk)
    require_change(by, contributor)
    if Contributor.objects.filter(name__iexact=fields.get("name", "")).exclude(pk=contributor.pk).exists():
        raise Refusal(_("A contributor of this name is here already."))
    _known(fields.get("kind", contributor.kind))
    for name, value in fields.items():
        setattr(contributor, name, value.upper() if name == "country" else value)
    contributor.save(update_fields=list(fields))
    audit.record("changed", contributor, by=by)


def _known(kind: str) -> str:
    if kind not in Contributor.Kind.values:
        kinds = ", ".join(Contributor.Kind.values)
        raise Refusal(_("A contributor is of one of these kinds: %(kinds)s.") % {"kinds": kinds})
    return kind
