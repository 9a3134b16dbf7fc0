"""Model safeguards as they would stand in a draft."""

from __future__ import annotations

from dataclasses import dataclass

from clauseline.concerns import VOCABULARY
from clauseline.concerns.safeguards import SAFEGUARDS, VERBS, convention
from proposals.models import Clause, Version


@dataclass(frozen=True, slots=True)
class SafeguardOffer:
    """Sentences that answer one concern, in the language of a draft and with its verbs."""

    concern: str
    sentences: tuple[str, ...]


def offered(version: Version) -> list[SafeguardOffer]:
    """Of every concern; none where there are none in the language of the draft.

    One query, or none where a language has one verb for all.
    """
    language = version.language[:2].lower()
    if language not in VERBS:
        return []
    texts = Clause.objects.filter(reading=version.current_reading_id).values_list("text", flat=True)
    verbs = convention(texts, language)
    return [
        SafeguardOffer(concern.id, tuple(row.written(language, verbs) for row in SAFEGUARDS.against(concern.id)))
        for concern in VOCABULARY.concerns
    ]
