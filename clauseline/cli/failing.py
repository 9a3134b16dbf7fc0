"""Which changes somebody does not want to see: `--fail-on weakened,deleted`."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.cli.answers import Refused
from clauseline.comparing.changes import Change
from clauseline.vocabulary import CHANGE_KINDS, FLAGS

UNCHANGED, ANY = "unchanged", "any"
NAMES = (*dict.fromkeys((*(kind for kind in CHANGE_KINDS if kind != UNCHANGED), *FLAGS)), ANY)
"""What can be asked for: the kinds of changes, their flags, or any change at all."""


def asked_for(words: str) -> tuple[str, ...]:
    """The names in `words`, which commas part; refuses others in a sentence that lists all."""
    names = tuple(name for part in words.split(",") if (name := part.strip()))
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise Refused(f"There is no change called {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
    return names


def counted(changes: Sequence[Change], names: Sequence[str]) -> str:
    """How many of the changes each name is true of, as in "2 weakened, 1 deleted"; "" if none is of any."""
    counts = {name: sum(_is(change, name) for change in changes) for name in names}
    return ", ".join(f"{count} {'changed' if name == ANY else name}" for name, count in counts.items() if count)


def _is(change: Change, name: str) -> bool:
    if name == ANY:
        return change.kind != UNCHANGED or bool(change.flags)
    return name == change.kind or name in change.flags
