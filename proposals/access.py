"""The one visibility rule: every page, endpoint, search, export and count of proposals starts here.

A public proposal is seen by every signed-in account, and by everyone if the site is public; a restricted one by the
members of its teams. What hangs on a proposal follows it; a comparison needs both of its sides. The text of a version
that is withdrawn is there for nobody. What remarks alone make necessary leaves no trace: a comparison kept aside is at
its address and nowhere else, and of a job that carries remarks nobody is told but who set it off.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet

from proposals.models import (
    AlignedClause,
    Body,
    Change,
    Clause,
    Comparison,
    Contributor,
    Figure,
    Job,
    Link,
    Membership,
    Notice,
    Proposal,
    Reading,
    Team,
    TextPlace,
    Token,
    User,
    Version,
)
from proposals.models.job import ON_COMPARISONS, ON_VERSIONS

Row = TypeVar("Row", bound=Model)
Person = User | AnonymousUser

PATHS: dict[type[Model], tuple[str, ...]] = {
    Proposal: ("pk",),
    Link: ("source", "target"),
    Version: ("proposal",),
    Reading: ("version__proposal",),
    Clause: ("reading__version__proposal",),
    Figure: ("reading__version__proposal",),
    TextPlace: ("reading__version__proposal",),
    Comparison: ("old_version__proposal", "new_version__proposal"),
    Change: ("comparison__old_version__proposal", "comparison__new_version__proposal"),
    AlignedClause: ("comparison__old_version__proposal", "comparison__new_version__proposal"),
}
"""The ways from a row to the proposals it hangs on, all of which a person must be allowed to see."""

TEXTS: dict[type[Model], tuple[str, ...]] = {
    Reading: ("version",),
    Clause: ("reading__version",),
    Figure: ("reading__version",),
    TextPlace: ("reading__version",),
    Change: ("comparison__old_version", "comparison__new_version"),
    AlignedClause: ("comparison__old_version", "comparison__new_version"),
}
"""The ways from a row to the versions whose words it has."""

KEPT_ASIDE: dict[type[Model], str] = {Comparison: "", Change: "comparison__"}
"""The way from a row to the comparison of which nobody is told, if that is kept aside."""

OWN: dict[type[Model], str] = {Membership: "team__people", Notice: "user", Team: "people", Token: "user"}
"""The way from a row to the people for whom alone it is there."""


def open_proposals(person: Person) -> QuerySet[Proposal]:
    """The proposals that `person` may see."""
    if not person.is_authenticated:
        return Proposal.objects.filter(restricted=False) if settings.PUBLIC_SITE else Proposal.objects.none()
    return Proposal.objects.filter(Q(restricted=False) | Q(pk__in=Proposal.objects.filter(teams__people=person.pk)))


def visible(model: type[Row], person: Person) -> QuerySet[Row]:
    """The rows of `model` that `person` may see."""
    if model in PATHS:
        rows = _hanging(model, person)
        return rows.filter(**{f"{KEPT_ASIDE[model]}aside": False}) if model in KEPT_ASIDE else rows
    if model is Job:
        return model._default_manager.filter(_open_jobs(person))
    if model in (Body, Contributor):
        return _named(model, person)
    return model._default_manager.filter(**{OWN[model]: person.pk}) if person.pk else model._default_manager.none()


def addressed(person: Person) -> QuerySet[Comparison]:
    """The comparisons whose page `person` may see who knows its address, those that are kept aside among them."""
    return _hanging(Comparison, person)


def _hanging(model: type[Row], person: Person) -> QuerySet[Row]:
    rule = Q()
    for path in PATHS[model]:
        rule &= Q(**{f"{path}__in": open_proposals(person)})
    for path in TEXTS.get(model, ()):
        rule &= Q(**{f"{path}__withdrawn_at": None})
    manager: Any = model._default_manager
    rows = manager.with_state() if model in (Version, Comparison) else manager.all()
    found: QuerySet[Row] = rows.filter(rule)
    return found


def _named(model: type[Row], person: Person) -> QuerySet[Row]:
    """Bodies and contributors: names that every account sees, and that are no secret of any proposal. The body of own
    files is made by the first two that somebody compares: it is there for who sees something of it.
    """
    if not (person.is_authenticated or settings.PUBLIC_SITE):
        return model._default_manager.none()
    rows = model._default_manager.all()
    own_files = Q(pk__in=open_proposals(person).values("body"))
    return rows.filter(~Q(name=Body.OWN_FILES) | own_files) if model is Body else rows


def _open_jobs(person: Person) -> Q:
    """A job follows what it works on; some kinds are there for who set them off alone."""
    versions = visible(Version, person).values("pk")
    comparisons = visible(Comparison, person).values("pk")
    seen = Q(kind__in=ON_VERSIONS, target__in=versions) | Q(kind__in=ON_COMPARISONS, target__in=comparisons)
    seen |= Q(kind="export", target__in=addressed(person).values("pk"))
    own = Q(submitted_by=person.pk) if person.is_authenticated else Q(submitted_by=None, options__is_open=True)
    return seen & (~Q(kind__in=Job.FOR_ONE) | own)
