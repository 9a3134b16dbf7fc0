"""The translations of clauses that a person may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotations.access import visible
from annotations.models import Translation
from proposals.access import Person
from proposals.models import Version
from proposals.packed.digests import digest

FEW = 500
"""Of so many clauses at most each is asked for by its key."""


@dataclass(frozen=True, slots=True)
class TranslatedClause:
    """The translation that stands of a clause for one team and language, and those before it, the newest first.

    `is_older`: the clause has other words than when it was made.
    """

    translation: Translation
    is_older: bool
    before: Sequence[Translation]


def translations_of(version: Version, person: Person, texts: Mapping[str, str]) -> dict[str, list[TranslatedClause]]:
    """By key the translations of the clauses of `version` whose `texts` are given: one query."""
    told: dict[tuple[str, int, str], list[Translation]] = defaultdict(list)
    rows = visible(Translation, person).filter(version=version, **_among(texts))
    for one in rows.select_related("team", "added_by").order_by("-pk"):
        told[one.key, one.team_id, one.language].append(one)
    found: dict[str, list[TranslatedClause]] = defaultdict(list)
    for (key, _team, _language), (first, *before) in told.items():
        if key in texts:
            found[key].append(TranslatedClause(first, first.words != digest(texts[key]), before))
    return dict(found)


def _among(texts: Collection[str]) -> dict[str, Collection[str]]:
    return {"key__in": texts} if len(texts) <= FEW else {}
