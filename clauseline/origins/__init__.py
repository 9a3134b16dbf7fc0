"""From which passages of other proposals the words of a clause come."""

from clauseline.origins.finding import origins_of
from clauseline.origins.grams import GRAMS, folded, grams_of
from clauseline.origins.library import Library
from clauseline.origins.meaning import are_foreign, meant_origins
from clauseline.origins.shared import Shared, shared
from clauseline.origins.shares import counts, own_share
from clauseline.origins.ubiquity import ubiquity
from clauseline.origins.values import Origin, Source, SourcePlace

__all__ = [
    "GRAMS",
    "Library",
    "Origin",
    "Shared",
    "Source",
    "SourcePlace",
    "are_foreign",
    "counts",
    "folded",
    "grams_of",
    "meant_origins",
    "origins_of",
    "own_share",
    "shared",
    "ubiquity",
]  # fmt: skip
