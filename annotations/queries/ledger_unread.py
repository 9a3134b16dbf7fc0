"""Binding clauses that are new in a version, and that nobody of a team has ticked there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import F

from annotations.models import Review
from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.reviews import kept_words
from clauseline.redline.values import NEW
from proposals.models import ChangeSide, Comparison, Membership, Team

BINDING = frozenset({"prohibition", "requirement"})


@dataclass(frozen=True, slots=True)
class UnreadClause:
    """A new clause with so many sentences that bind; `comparison` is the slug of the one that says it is new."""

    key: str
    number: str
    title: str
    sentences: int
    comparison: str


def unread_clauses(columns: Collection[LedgerColumn], team: Team | None) -> Mapping[int, list[UnreadClause]]:
    """By version of a column its new binding clauses without a tick of `team`, in order: three queries.

    Nothing is said of a version that was not compared with the one before it, and nothing without a team.
    """
    if team is None:
        return {}
    comparisons = _comparisons(columns)
    sides = ChangeSide.objects.filter(side=NEW, comparison__in=comparisons, change__kind="inserted")
    sides = sides.exclude(change__strength=[]).order_by("clause__order")
    members = Membership.objects.filter(team=team).values("user")
    given = kept_words(Review.objects.filter(user__in=members, version__in=[one.version for one in columns]))
    ticks = set(given.values_list("version", "key"))
    found: dict[int, list[UnreadClause]] = {one.new_version_id: [] for one in comparisons.values()}
    names = ("clause__key", "clause__number", "clause__title", "change__strength")
    for comparison, key, number, title, strength in sides.values_list("comparison", *names):
        made = comparisons[comparison]
        sentences = sum((row["new"] or {}).get("level") in BINDING for row in strength)
        if sentences and (made.new_version_id, key) not in ticks:
            found[made.new_version_id].append(UnreadClause(key, number, title, sentences, made.slug))
    return found


def _comparisons(columns: Collection[LedgerColumn]) -> dict[int, Comparison]:
    """By primary key the newest ready comparison of each text with the one before it, as both are shown."""
    pairs = {(one.before.pk, one.version.pk) for one in columns if one.before}
    rows = Comparison.objects.for_all().filter(
        new_version__in=[new for _, new in pairs],
        ready_at__isnull=False,
        old=F("old_version__current_reading"),
        new=F("new_version__current_reading"),
    )
    newest = {(one.old_version_id, one.new_version_id): one for one in rows.order_by("pk")}
    return {one.pk: one for pair, one in newest.items() if pair in pairs}
