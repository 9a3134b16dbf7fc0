"""What of the words of reviewers is kept no longer than its time."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_noop as _

from annotations.models import Annotation, Draft, Visit
from proposals.privacy.retention import ERASED, Rule
from proposals.services import rows


def _deleted(before: datetime) -> int:
    return rows.erase(Annotation.objects.filter(deleted_at__lt=before))


def _drafts(before: datetime) -> int:
    return rows.erase(Draft.objects.filter(changed_at__lt=before))


def _visits(before: datetime) -> int:
    return rows.erase(Visit.objects.filter(last_at__lt=before))


RULES = (
    Rule(
        "deleted-annotations",
        _("remarks that were deleted, with their replies; comments copied from them stay"),
        ("annotations.Annotation.deleted_at",),
        30,
        ERASED,
        _deleted,
    ),
    Rule(
        "drafts",
        _("what was typed and never sent"),
        ("annotations.Draft.changed_at",),
        180,
        ERASED,
        _drafts,
    ),
    Rule(
        "visits",
        _("when people were at the desk last"),
        ("annotations.Visit.last_at",),
        365,
        ERASED,
        _visits,
    ),
)
