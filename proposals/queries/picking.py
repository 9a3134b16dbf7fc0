"""Any two versions, to be compared: what a person finds, and what was asked for lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from proposals.access import Person, visible
from proposals.models import Comparison, Job, Version
from proposals.queries.versions import in_two_languages

MOST = 20
"""So many versions come for a search, and so many comparisons."""
WORDS = 10
"""So many words of a search count."""
PLACES = (
    "proposal__title",
    "proposal__number",
    "proposal__body__short_name",
    "proposal__body__name",
    "number",
    "title",
)
"""Where the words of a search may stand, each in any of them."""


@dataclass(frozen=True, slots=True)
class PickSide:
    """One side of a comparison to be: what is looked for (`words`), the version that is chosen, and those found."""

    name: str
    words: str
    chosen: Version | None
    found: Sequence[Version]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Picked:
    """Both versions, and what can be said before they are compared."""

    old: Version
    new: Version

    @property
    def is_same(self) -> bool:
        return self.old == self.new

    @property
    def is_across(self) -> bool:
        """Whether they are of two languages: then there are pairs and no changes."""
        return in_two_languages(self.old, self.new)

    @property
    def is_backwards(self) -> bool:
        """Whether the new one has the earlier date."""
        return bool(self.old.date and self.new.date and self.old.date > self.new.date)


def look(name: str, words: str, chosen: Version | None, person: Person) -> PickSide:
    """The newest versions with a text whose proposal, body or own name has all of `words`: two queries."""
    rows = visible(Version, person).filter(withdrawn_at=None, current_reading__isnull=False)
    for word in words.split()[:WORDS]:
        rows = rows.filter(_has(word))
    order = (F("date").desc(nulls_last=True), "-pk")
    keys = list(rows.order_by(*order).values_list("pk", flat=True)[: MOST + 1])
    found = Version.objects.filter(pk__in=keys[:MOST]).select_related("proposal__body").order_by(*order)
    others = [one for one in found if one != chosen]
    return PickSide(name, words, chosen, [chosen, *others] if chosen else others, len(keys) > MOST)


def lately(person: Person, *, own: bool) -> list[Comparison]:
    """The comparisons of two versions asked for last, of each pair the newest; `own`: by `person`. One query."""
    rows = visible(Comparison, person).between_versions()  # type: ignore[attr-defined]
    later = Comparison.objects.for_all().filter(
        old_version=OuterRef("old_version"), new_version=OuterRef("new_version"), pk__gt=OuterRef("pk")
    )
    rows = rows.filter(~Exists(later), old_version__withdrawn_at=None, new_version__withdrawn_at=None)
    if own:
        # A visitor asked for none: what nobody is named for came of itself.
        asked = Job.objects.filter(kind="comparison", submitted_by=person.pk).exclude(submitted_by=None)
        rows = rows.filter(pk__in=asked.values("target"))
    sides = ("old_version__proposal__body", "new_version__proposal__body")
    return list(rows.select_related(*sides).order_by("-pk")[:MOST])


def _has(word: str) -> Q:
    found = Q()
    for place in PLACES:
        found |= Q(**{f"{place}__icontains": word})
    return found
