"""The dates of versions, also of those that have none."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.defaultfilters import date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from proposals.models import Version

register = template.Library()


@register.filter
def day(version: Version) -> str:
    """The date of a version in words, or that it is unknown."""
    return date(version.date, "SHORT_DATE_FORMAT") if version.date else _("date unknown")


@register.simple_tag
def time_of(version: Version, classes: str = "") -> SafeString:
    """The date of a version as an element, with these classes."""
    if version.date is None:
        return format_html('<span class="{}">{}</span>', classes, day(version))
    return format_html('<time class="{}" datetime="{}">{}</time>', classes, version.date.isoformat(), day(version))


@register.filter
def dated(versions: Iterable[Version]) -> str:
    """Each version and its date."""
    return "; ".join(f"{version}, {day(version)}" for version in versions)
