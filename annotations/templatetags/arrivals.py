"""Where marked passages stand, in words."""

from __future__ import annotations

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from annotations.models import Annotation
from annotations.queries.arrival_entries import ArrivalEntry
from proposals.drawing.chips import Chip
from proposals.queries.origin_rows import OriginPlace

register = template.Library()

SAFEGUARD = Annotation.Polarity.SAFEGUARD
PLAIN = (Annotation.Polarity.NONE, Annotation.Polarity.RISK)


@register.simple_tag
def arrival_chips(entry: ArrivalEntry) -> list[Chip]:
    """What was marked, how the words stand there, and whether they still do."""
    row = entry.arrival
    found = []
    if row.won:
        found.append(Chip(_("wording that was won"), "strength"))
    elif row.annotation.polarity not in PLAIN:
        found.append(Chip(row.annotation.get_polarity_display()))
    found.append(_words(entry))
    if not entry.is_newest:
        found.append(Chip(_("no longer in %(version)s") % {"version": entry.newest}, "status"))
    if not entry.is_early:
        found.append(Chip(_("also stands in"), title=_("It stood there before your team marked it.")))
    return found


@register.simple_tag
def since(entry: ArrivalEntry) -> str:
    """Where the passage was marked, and with which version its words came here."""
    came = date_format(localtime(entry.since.uploaded_at), "SHORT_DATE_FORMAT")
    source = f"{entry.source.version.proposal.number or entry.source.version.proposal.title} {entry.source.version}"
    facts = {"source": f"{source}, {label(entry.source)}".rstrip(", "), "version": entry.since, "day": came}
    return _("Marked in %(source)s; here since %(version)s, which came %(day)s.") % facts


@register.filter
def label(place: OriginPlace) -> str:
    """Number and title of a clause, as far as it has them."""
    return f"{place.number} {place.title}".strip()


def _words(entry: ArrivalEntry) -> Chip:
    """Shared words are a fact; what is alike in meaning is to be confirmed."""
    row = entry.arrival
    if row.method == "meaning":
        return Chip(_("may say the same: please check"), "check")
    return Chip(_("the same words"), "moved") if row.is_same else Chip(_("changed words"), "check")
