"""Which clauses of a comparison are annotated, and which one has reviewed."""

from __future__ import annotations

from collections.abc import Mapping

from annotations.access import visible
from annotations.models import Annotation, Placement
from annotations.queries.placements import UNSETTLED
from annotations.queries.reviews import standings
from proposals.access import Person
from proposals.models import Comparison
from proposals.queries.choices import Marker
from proposals.queries.redlines import fates_by_keys


def annotated(comparison: Comparison, person: Person) -> frozenset[str]:
    """The keys of clauses, on either side, with annotations that `person` sees: made there, or settled there."""
    versions = (comparison.old_version_id, comparison.new_version_id)
    home = visible(Annotation, person).filter(version__in=versions).exclude(key="").values_list("key", flat=True)
    placed = visible(Placement, person).filter(version__in=versions).exclude(state__in=UNSETTLED).exclude(key="")
    return frozenset([*home, *placed.values_list("key", flat=True)])


def reviewed(comparison: Comparison, person: Person) -> frozenset[str]:
    """The keys of clauses of the new version that `person` has reviewed as they read there."""
    if person.pk is None:
        return frozenset()
    found = standings(comparison.new_version, [person.pk]).get(person.pk, {})
    return frozenset(key for key, tick in found.items() if tick.is_kept)


def counted(comparison: Comparison, person: Person, markers: Mapping[str, Marker]) -> dict[str, int]:
    """By the name of each marker how many changes that say something it chooses."""
    changes = [keys for fate, keys in fates_by_keys(comparison) if not fate.is_quiet]
    marked = {name: marker.marked(comparison, person) for name, marker in markers.items()}
    return {name: sum(map(mark.chooses, changes)) for name, mark in marked.items()}
