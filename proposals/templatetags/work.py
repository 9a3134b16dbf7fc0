"""Jobs on pages."""

from __future__ import annotations

from math import ceil

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.access import Person
from proposals.models import Job
from proposals.queries.jobs import LATELY
from proposals.services import steering

register = template.Library()

KINDS = {
    "reading": _("reading the file"),
    "comparison": _("comparing"),
    "carrying": _("placing the remarks"),
    "following": _("placing the remarks"),
    "search": _("preparing it for search"),
    "hints": _("looking for suggested concerns"),
    "origins": _("looking for origins"),
    "meaning": _("looking for origins in other languages"),
    "drawing": _("drawing its page"),
    "drawing-changes": _("drawing its page"),
    "packing": _("packing what it says"),
    "export": _("writing a file"),
    "export-set": _("writing a file of a comment set"),
    "export-changes": _("writing our changes to the draft"),
}


@register.filter
def doing(job: Job) -> Promise | str:
    """What its kind of work is."""
    return KINDS.get(job.kind, job.kind)


@register.filter
def minutes_to_wait(job: Job) -> int:
    """About how long it is until its file is read, as fast as those of its person are read lately; 0 if nobody knows.

    The job has `own` and `lately`, as `with_place` brings them.
    """
    own, lately = vars(job)["own"], vars(job)["lately"]
    return ceil((own + 1) * LATELY.total_seconds() / 60 / lately) if lately else 0


@register.filter
def steered_by(job: Job, person: Person) -> bool:
    """Whether it is this person's own to cancel and to try again; asks the database for nothing."""
    return steering.is_own(person, job)
