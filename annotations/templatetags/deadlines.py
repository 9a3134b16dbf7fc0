"""Deadlines as people read them: in their own time zone, and in the one that was named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext

from annotations.models import Consultation

register = template.Library()

BY_HOURS = timedelta(hours=36)
"""From here on a count of days says too little."""


@dataclass(frozen=True, slots=True)
class Due:
    """`at`, its `day` and `full`, which names the zone, are in the time zone of who reads; `named` is the same in that
    of the consultation, "" if the clocks agree; `words` count: "in 12 days", "in 5 hours", "closed 2 days ago".
    """

    at: datetime
    day: str
    full: str
    named: str
    words: str
    is_over: bool


@register.simple_tag
def deadline(consultation: Consultation) -> Due | None:
    """When comments are due; None if nobody said."""
    if consultation.deadline is None:
        return None
    at, now = timezone.localtime(consultation.deadline), timezone.localtime()
    words = _ago(now - at, now, at) if at < now else _ahead(at - now, now, at)
    full = _full(at, timezone.get_current_timezone())
    return Due(at, date_format(at, "SHORT_DATE_FORMAT"), full, _named(consultation, at), words, at < now)


def _full(at: datetime, zone: tzinfo) -> str:
    return f"{date_format(at, 'SHORT_DATE_FORMAT')} {at:%H:%M} ({zone})"


def _named(consultation: Consultation, at: datetime) -> str:
    zone = ZoneInfo(consultation.time_zone)
    named = at.astimezone(zone)
    return "" if named.utcoffset() == at.utcoffset() else _full(named, zone)


def _ahead(left: timedelta, now: datetime, at: datetime) -> str:
    if left >= BY_HOURS:
        days = (at.date() - now.date()).days
        return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    minutes = max(1, int(left.total_seconds() // 60))
    if minutes < 60:
        return ngettext("in %(n)d minute", "in %(n)d minutes", minutes) % {"n": minutes}
    return ngettext("in %(n)d hour", "in %(n)d hours", minutes // 60) % {"n": minutes // 60}


def _ago(gone: timedelta, now: datetime, at: datetime) -> str:
    if gone >= BY_HOURS:
        days = (now.date() - at.date()).days
        return ngettext("closed %(n)d day ago", "closed %(n)d days ago", days) % {"n": days}
    minutes = max(1, int(gone.total_seconds() // 60))
    if minutes < 60:
        return ngettext("closed %(n)d minute ago", "closed %(n)d minutes ago", minutes) % {"n": minutes}
    return ngettext("closed %(n)d hour ago", "closed %(n)d hours ago", minutes // 60) % {"n": minutes // 60}
