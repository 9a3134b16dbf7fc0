"""What was decided of the duties of a comparison by those who may be asked, for one person."""

from __future__ import annotations

from collections.abc import Callable

from clauseline.writing.judging import Judgements
from proposals.access import Person
from proposals.models import Comparison

Judge = Callable[[Comparison, Person, str], Judgements]
"""What a team decided that this person belongs to: the one of this slug, or the first with "". Refuses another one."""

JUDGES: dict[str, Judge] = {}
"""By name; filled when the site starts, by those who know what people say of duties. Whatever is said for one person is
never kept for another one.
"""


def judgements(comparison: Comparison, person: Person, team: str = "") -> Judgements:
    """What holds for `person`, in the order of `JUDGES`: what the first one says of a sentence goes for it."""
    found = [judge(comparison, person, team) for judge in JUDGES.values()]
    together = {place: made for one in reversed(found) for place, made in one.of.items()}
    return Judgements(together, next((one.by for one in found if one.of), ""))
