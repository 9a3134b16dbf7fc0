"""The entries of the privacy and rights vocabulary, read from its versioned data.

Annotations and sent comments name its entries, so a version that was published is never edited: what is to change comes
as a new file with the next number, and its hash joins those in `tests/clauseline/concerns/test_published.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

FAMILIES = ("identity", "data", "power", "freedom", "fairness")


@dataclass(frozen=True, slots=True)
class Concern:
    """One way in which a text can touch privacy or rights.

    `label` by language (en, fr, zh); `definition`, `question` (what a reviewer asks) and `beware` (what only
    sounds like it) are English. `instruments` name the articles it may touch: an aid, not legal advice.
    """

    id: str
    code: str
    family: str
    label: Mapping[str, str]
    definition: str
    question: str
    beware: str
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All concerns of one version, in the order people know them in."""

    version: str
    concerns: tuple[Concern, ...]

    def __getitem__(self, key: str) -> Concern:
        """The concern whose id is `key`; KeyError if there is none."""
        for concern in self.concerns:
            if concern.id == key:
                return concern
        raise KeyError(key)


def load(name: str) -> Vocabulary:
    """The vocabulary in a data file of this package."""
    data = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    concerns = (
        Concern(**{**entry, "instruments": tuple(entry["instruments"].split("; "))}) for entry in data["concerns"]
    )
    return Vocabulary(data["version"], tuple(concerns))


VOCABULARY = load("vocabulary_2.toml")
