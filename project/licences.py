"""Under which licences the packages are that the site is installed with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

LOCKED = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.*?))? \\$", re.MULTILINE)
"""A line of a lock file: name, version, and where alone it is installed."""
CLASSIFIER = "License :: "


class Licence(NamedTuple):
    """A package, and its licence in the words of those who make it: an SPDX expression if they give one."""

    package: str
    version: str
    licence: str


def licences(lock: Path) -> Iterator[Licence]:
    """Those of the packages of a lock file that this machine needs; `licence` is "" where a package names none."""
    for name, version, condition in LOCKED.findall(lock.read_text(encoding="utf-8")):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            if not condition:
                raise
            continue
        yield Licence(name, version, licence_of(found))


def licence_of(package: Distribution) -> str:
    """The licence that a package names: its expression, or else its classifiers, or else its words in one line."""
    about = package.metadata
    if "License-Expression" in about:
        return about["License-Expression"]
    named = [str(one) for one in about.get_all("Classifier") or () if str(one).startswith(CLASSIFIER)]
    if named:
        return ", ".join(one.rpartition(" :: ")[2] for one in named)
    return about["License"].partition("\n")[0].strip() if "License" in about else ""
