"""Annotations on real versions."""

from __future__ import annotations

from typing import Any

from annotations.models import Annotation, Placement
from annotations.services import annotations as service
from annotations.services import following
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import Job, Team, User, Version
from proposals.services import jobs


def remark(version: Version, by: User, team: Team, *, number: str = "", quote: str = "", **facts: Any) -> Annotation:
    """A remark on the whole draft, the clause `number` or its words `quote`: on a risk, unless it says otherwise."""
    key = version.current_reading.clauses.get(number=number).key if number and version.current_reading else ""
    said = Remark(**{"comment": f"About {quote or number or 'it all'}.", "polarity": "risk", **facts})
    made = service.add(version, said, team=team, by=by, key=key, anchor=Anchor(quote) if quote else None)
    followed()
    return made


def followed() -> None:
    """What follows from all that was said is done, but for the jobs that this brings; nothing is left of its own."""
    following.call()
    for slug in Job.objects.filter(kind=following.KIND, state=Job.State.QUEUED).values_list("slug", flat=True):
        jobs.perform(slug, following.follow)
    Job.objects.filter(kind=following.KIND, state=Job.State.DONE).delete()


def placement(annotation: Annotation, version: Version, state: str, *, number: str = "", quote: str = "") -> Placement:
    """Where an annotation stands in another version."""
    clause = version.current_reading.clauses.get(number=number) if number and version.current_reading else None
    return Placement.objects.create(
        annotation=annotation,
        version=version,
        state=state,
        score=0.8,
        key=clause.key if clause else "",
        quote=quote,
        start=clause.text.index(quote) if clause and quote else 0,
    )
