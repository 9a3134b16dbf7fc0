"""Deadlines as people read them: in the time zone that the body named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import Consultation

register = template.Library()


@dataclass(frozen=True, slots=True)
class Due:
    """`at` is in the consultation's own zone; `words` count the days: "in 12 days", "today", "3 days ago"."""

    at: datetime
    day: str
    full: str
    words: str
    is_over: bool


@register.simple_tag
def deadline(consultation: Consultation) -> Due | None:
    """When comments are due; None if nobody said."""
    if consultation.deadline is None:
        return None
    zone = ZoneInfo(consultation.time_zone)
    at, now = consultation.deadline.astimezone(zone), timezone.now().astimezone(zone)
    day = date_format(at, "j M Y")
    full = f"{day} {at:%H:%M} ({consultation.time_zone})"
    return Due(at, day, full, _words((at.date() - now.date()).days), at < now)


def _words(days: int) -> str:
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    return ngettext("%(n)d day ago", "%(n)d days ago", -days) % {"n": -days}
