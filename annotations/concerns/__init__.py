"""The privacy and rights vocabulary, and hints from a text to it. Pure.

A hint points from a passage to a concern and is never a finding: a person accepts or dismisses it.
"""

from annotations.concerns.hinting import Hint, edition, hints, raises
from annotations.concerns.vocabulary import FAMILIES, VOCABULARY, Concern, Vocabulary

__all__ = ["FAMILIES", "VOCABULARY", "Concern", "Hint", "Vocabulary", "edition", "hints", "raises"]
