"""What people have gone through, in the version where they ticked it and in later ones.

Nothing is stored for a later version: where a tick lands follows from the comparison of the two versions, whenever
it became ready. Equal words keep the tick; other words make it one that waits for a second look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from annotations.access import own_teams
from annotations.models import Review
from clauseline.redline.parts import DOUBTFUL, Fate
from clauseline.vocabulary import ChangeKind, Flag
from proposals.access import Person
from proposals.models import ChangeSide, Clause, Comparison, Membership, Version

OLD, NEW = ChangeSide.Side.OLD, ChangeSide.Side.NEW
WORDLESS: set[ChangeKind | Flag] = {"unchanged", "renumbered", "moved", "dangling"}
"""Kinds and flags of a change that leave every word as it was, together or alone."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a clause went: the clause `key` of a later version, as `comparison` (its slug) says.

    `is_doubtful`: a person should check whether it is the same clause at all.
    """

    old_version: int
    old_key: str
    version: int
    key: str
    clause: int
    comparison: str
    fate: Fate
    is_doubtful: bool
    order: tuple[object, ...]

    @property
    def keeps(self) -> bool:
        """Whether a tick lasts: it is the same clause, and not one word differs."""
        return not self.is_doubtful and self.fate.marks <= WORDLESS


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's tick as it stands in a version: given there (`landing` is None), or come from an earlier one."""

    landing: Landing | None = None

    @property
    def is_kept(self) -> bool:
        return self.landing is None or self.landing.keeps


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the clauses of a version were reviewed: by oneself, by anyone of one's teams."""

    clauses: int
    mine: int
    team: int
    changed: int


def standings(version: Version, people: Iterable[int]) -> dict[int, dict[str, Standing]]:
    """By person and key of a clause of `version` how the ticks of these people stand there: two queries.

    The nearest version in which the person ticked the clause decides.
    """
    return all_standings([version], people)[version.pk]


def all_standings(
    versions: Iterable[Version], people: Iterable[int]
) -> defaultdict[int, dict[int, dict[str, Standing]]]:
    """The `standings` of several versions, by version: two queries."""
    proposals = {one.pk: one.proposal_id for one in versions}
    ticks: dict[tuple[int, str], list[int]] = defaultdict(list)
    given = kept_words(Review.objects.filter(user__in=people, version__proposal__in=set(proposals.values())))
    for user, of, key in given.values_list("user", "version", "key"):
        ticks[of, key].append(user)
    found: defaultdict[int, dict[int, dict[str, Standing]]] = defaultdict(lambda: defaultdict(dict))
    for landing in landings(Comparison.objects.filter(new_version__in=list(proposals)), given):
        for user in ticks[landing.old_version, landing.old_key]:
            found[landing.version][user][landing.key] = Standing(landing)
    for (of, key), users in ticks.items():
        for user in users if of in proposals else ():
            found[of][user][key] = Standing()
    return found


def progress(version: Version, person: Person, found: dict[int, dict[str, Standing]]) -> Progress:
    """What the standings of `person` and of the colleagues come to."""
    mine = found.get(person.pk or 0, {}).values()
    kept = {key for those in found.values() for key, one in those.items() if one.is_kept}
    return Progress(
        clauses=Clause.objects.filter(reading=version.current_reading_id).count(),
        mine=sum(one.is_kept for one in mine),
        team=len(kept),
        changed=sum(not one.is_kept for one in mine),
    )


def colleagues(person: Person) -> list[int]:
    """The members of one's teams, oneself among them."""
    if not person.is_authenticated:
        return []
    members = Membership.objects.filter(team__in=own_teams(person))
    return sorted({person.pk, *members.values_list("user", flat=True)})


def kept_words(ticks: QuerySet[Review]) -> QuerySet[Review]:
    """Those of `ticks` whose clause still reads as it did: a new reading of the file may have found other words."""
    then = Clause.objects.filter(
        reading__version=OuterRef("version"), key=OuterRef("key"), reading__made_at__lte=OuterRef("made_at")
    ).order_by("-reading__made_at")
    now = Clause.objects.filter(
        reading=OuterRef("version__current_reading"),
        key=OuterRef("key"),
        title=OuterRef("title_then"),
        text=OuterRef("text_then"),
    )
    read_since = Q(version__current_reading__made_at__gt=F("made_at"))
    return (
        ticks.filter(version__withdrawn_at=None, version__current_reading__isnull=False)
        .alias(title_then=Subquery(then.values("title")[:1]), text_then=Subquery(then.values("text")[:1]))
        .filter(~read_since | Exists(now))
    )


def landings(comparisons: QuerySet[Comparison], ticks: QuerySet[Review]) -> list[Landing]:
    """Where the clauses of `ticks` went in ready comparisons of texts that are shown now, the nearest version last.

    One query.
    """
    current = comparisons.filter(
        ready_at__isnull=False,
        old=F("old_version__current_reading"),
        new=F("new_version__current_reading"),
        old_version__proposal=F("new_version__proposal"),
    )
    ticked = ticks.filter(version=OuterRef("comparison__old_version"), key=OuterRef("before__clause__key"))
    rows = (
        ChangeSide.objects.filter(
            side=NEW, comparison__in=current.filter(old_version__position__lt=F("new_version__position")).values("pk")
        )
        .annotate(before=FilteredRelation("change__sides", condition=Q(change__sides__side=OLD)))
        .filter(Exists(ticked))
        .select_related("comparison__old_version", "change", "clause")
        .annotate(old_key=F("before__clause__key"))
        .only(*NEEDED)
    )
    return sorted(map(_landing, rows), key=lambda one: one.order)


NEEDED = (
    "comparison__slug",
    "comparison__new_version",
    "comparison__old_version__position",
    "change__kind",
    "change__flags",
    "change__confidence",
    "clause__key",
)


def _landing(row: ChangeSide) -> Landing:
    comparison, change = row.comparison, row.change
    old = comparison.old_version
    return Landing(
        old_version=old.pk,
        old_key=row.old_key,  # type: ignore[attr-defined]
        version=comparison.new_version_id,
        key=row.clause.key,
        clause=row.clause_id,
        comparison=comparison.slug,
        fate=Fate(change.kind, frozenset(change.flags)),
        is_doubtful=change.confidence < DOUBTFUL,
        order=(old.position, comparison.pk),
    )
