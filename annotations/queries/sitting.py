"""The questions of the tray that a person goes through in one sitting, answered ones too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import Q
from django.utils import timezone

from annotations.models import Placement
from annotations.queries.placements import UNSETTLED
from annotations.queries.tray import answerable
from proposals.access import Person
from proposals.models import Version

PAUSE = timedelta(minutes=30)
"""After so long without an answer a new sitting begins."""
LONGEST = timedelta(days=1)
END = "end"
"""The name of what stands behind the last question."""

Outcome = Literal["", "confirmed", "attached", "gone"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A question by its name; `outcome` is what the person answered, "" while it is open."""

    pk: int
    name: str
    outcome: Outcome = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """The questions in their order, which no answer changes."""

    stops: list[Stop]

    def named(self, name: str) -> Stop | None:
        """The question of this name, else the first open one; None behind the last."""
        if name == END:
            return None
        return next((stop for stop in self.stops if stop.name == name), self.open_after(None))

    def open_after(self, stop: Stop | None) -> Stop | None:
        """The next open question, from the first one on again behind the last; None once all are answered."""
        at = self.stops.index(stop) + 1 if stop else 0
        return next((one for one in (*self.stops[at:], *self.stops[:at]) if not one.outcome), None)

    def beside(self, stop: Stop | None) -> tuple[str, str]:
        """The names of the question before and of the next one, `END` behind the last; "" where there is none."""
        names = ["", *(one.name for one in self.stops), END]
        at = names.index(stop.name) if stop else len(names) - 1
        return names[at - 1], names[at + 1] if stop else ""

    def place(self, stop: Stop) -> int:
        """The how manieth it is."""
        return self.stops.index(stop) + 1

    @property
    def left(self) -> int:
        """How many are open."""
        return sum(not stop.outcome for stop in self.stops)

    @property
    def answered(self) -> list[Stop]:
        """Those that are answered, the last answer first."""
        return sorted((s for s in self.stops if s.outcome), key=lambda s: s.decided_at or timezone.now(), reverse=True)

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """How many got which answer."""
        return dict(Counter(stop.outcome for stop in self.stops if stop.outcome))


def sitting(person: Person, version: Version | None = None) -> Sitting:
    """The open questions of the tray, or of it those in `version`, and those answered in this sitting: one query."""
    of_late = timezone.now() - LONGEST
    answered = Q(decided_by=person.pk, decided_at__gte=of_late, replaced__state__in=UNSETTLED)
    rows = answerable(person, version).filter(Q(decided_at=None, state__in=UNSETTLED) | answered)
    stops = [_stop(*row) for row in rows.values_list("pk", "annotation__slug", "version__slug", *PLACE)]
    begun = _begun(stop.decided_at for stop in stops if stop.decided_at)
    return Sitting([stop for stop in stops if not stop.decided_at or stop.decided_at >= begun])


PLACE = ("state", "key", "quote", "replaced", "decided_at")


def _stop(pk: int, annotation: str, version: str, *place: Any) -> Stop:
    state, key, quote, replaced, decided_at = place
    name = f"{annotation}-{version}"
    if not decided_at:
        return Stop(pk, name)
    if state == Placement.State.GONE:
        return Stop(pk, name, "gone", decided_at)
    is_same = (key, quote) == (replaced["key"], replaced["quote"])
    return Stop(pk, name, "confirmed" if is_same else "attached", decided_at)


def _begun(moments: Iterable[datetime]) -> datetime:
    """The first of the answers that no pause parts from now."""
    begun = timezone.now()
    for moment in _from_last(moments):
        if begun - moment > PAUSE:
            break
        begun = moment
    return begun


def _from_last(moments: Iterable[datetime]) -> Iterator[datetime]:
    yield from sorted(moments, reverse=True)
