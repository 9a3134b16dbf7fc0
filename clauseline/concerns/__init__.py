"""The privacy and rights vocabulary, and hints from a text to it. Pure.

A hint points from a passage to a concern and is never a finding: a person accepts or dismisses it.
"""

from clauseline.concerns.hinting import Hint, hints, is_peopled, named_in, peopled, raises
from clauseline.concerns.lexicon import NOT_SOUGHT, edition, sought_in
from clauseline.concerns.people import Named
from clauseline.concerns.vocabulary import FAMILIES, VOCABULARY, Concern, Vocabulary

__all__ = [
    "FAMILIES",
    "NOT_SOUGHT",
    "VOCABULARY",
    "Concern",
    "Hint",
    "Named",
    "Vocabulary",
    "edition",
    "hints",
    "is_peopled",
    "named_in",
    "peopled",
    "raises",
    "sought_in",
]
