"""The terms of a draft with their texts: found in an outline, paired over two of them, and where they are used."""

from clauseline.definitions.pairing import DefinitionPair, pair_definitions
from clauseline.definitions.recognising import recognise
from clauseline.definitions.using import CUT, Use, Uses, find_uses
from clauseline.definitions.values import Definition, key_of

__all__ = [
    "CUT",
    "Definition",
    "DefinitionPair",
    "Use",
    "Uses",
    "find_uses",
    "key_of",
    "pair_definitions",
    "recognise",
]
