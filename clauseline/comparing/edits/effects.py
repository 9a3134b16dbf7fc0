"""What an edit does to the people whom a sentence protects, where a rule knows it."""

from __future__ import annotations

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.reading import Difference, Reworded
from clauseline.vocabulary import Effect, EditRole


def effect_of(
    one: Reworded, each: Difference, role: EditRole | None, language: Language, row: StrengthChange | None
) -> Effect | None:
    return None
