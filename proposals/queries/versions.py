"""Versions in their order."""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from proposals.models import Version
from proposals.refusals import Withdrawn


def neighbours(version: Version) -> tuple[Version | None, Version | None]:
    """The ready versions of the same proposal right before and right after it, by date, then position."""
    others = Version.objects.filter(proposal=version.proposal_id, withdrawn_at=None, current_reading__isnull=False)
    earlier = Q(date__lt=version.date) | Q(date=version.date, position__lt=version.position)
    later = Q(date__gt=version.date) | Q(date=version.date, position__gt=version.position)
    before = others.filter(earlier).order_by("-date", "-position").first()
    after = others.filter(later).order_by("date", "position").first()
    return before, after


def later_texts(path: str = "") -> QuerySet[Version]:
    """For a subquery: what came after the version at `path` of the outer query, of one proposal and language."""
    here = {name: OuterRef(f"{path}{name}") for name in ("proposal", "language", "date", "position")}
    after = Q(date__gt=here["date"]) | Q(date=here["date"], position__gt=here["position"])
    read = Version.objects.filter(withdrawn_at=None, current_reading__isnull=False)
    return read.filter(after, proposal=here["proposal"], language=here["language"])


def refuse_withdrawn(version: Version) -> None:
    """Raise `Withdrawn` with the day and the reason, if it was."""
    if version.withdrawn_at is None:
        return
    told = {
        "version": version,
        "day": date_format(version.withdrawn_at, "DATE_FORMAT"),
        "reason": version.withdrawal_reason,
    }
    sentence = _("Version %(version)s was withdrawn on %(day)s: %(reason)s") if version.withdrawal_reason else ""
    raise Withdrawn((sentence or _("Version %(version)s was withdrawn on %(day)s.")) % told)
