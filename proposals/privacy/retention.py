"""How long what is kept: the schedule that the sweep carries out once a day.

`docs/guide/privacy.md` prints it, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop

ERASED, BLANKED = gettext_noop("erased"), gettext_noop("blanked")


@dataclass(frozen=True, slots=True)
class Rule:
    """`days` after the moment in one of `columns`, as "app.Model.field", `act` does what `how` says, for all of `what`.

    `act` is told the moment before which it was, does no harm when it is done twice, and returns how many rows it was.
    """

    name: str
    what: str
    columns: tuple[str, ...]
    days: int
    how: str
    act: Callable[[datetime], int]


SCHEDULE: list[Rule] = []
"""Each room adds its own."""


def register(*rules: Rule) -> None:
    """Once each, however often it is called."""
    known = {rule.name for rule in SCHEDULE}
    SCHEDULE.extend(rule for rule in rules if rule.name not in known)


def days(name: str) -> int:
    """Those of the rule of this name; KeyError if there is none."""
    return {rule.name: rule.days for rule in SCHEDULE}[name]
