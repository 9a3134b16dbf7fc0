"""Jobs on pages."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.access import Person
from proposals.models import Job
from proposals.services import steering

register = template.Library()

KINDS = {
    "reading": _("reading the file"),
    "comparison": _("comparing"),
    "carrying": _("placing the annotations"),
    "hints": _("looking for hints"),
}


@register.filter
def doing(job: Job) -> Promise | str:
    """What its kind of work is."""
    return KINDS.get(job.kind, job.kind)


@register.filter
def steered_by(job: Job, person: Person) -> bool:
    """Whether this person may cancel it and try it again."""
    return steering.may_steer(person, job)
