"""Where words come from, in words, and as pictures of shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.queries.origin_entries import OriginEntry
from clauseline.origins.direction import OriginReason
from clauseline.vocabulary import Band, Ubiquity
from proposals.drawing.chips import Chip
from proposals.queries.origin_rows import OriginRow
from proposals.queries.origin_shares import Shares

register = template.Library()

EVERYWHERE: dict[Ubiquity, Promise] = {
    "template": gettext_lazy("template of the body"),
    "common": gettext_lazy("common words"),
}
REASONS: dict[OriginReason, Promise] = {
    "derived-from": gettext_lazy("a person linked one proposal as derived from the other"),
    "adopted-as": gettext_lazy("a person linked one proposal as adopted as the other"),
    "links-differ": gettext_lazy("the links that people made contradict each other"),
    "dates": gettext_lazy("by the dates of the first versions that have these words"),
    "same-day": gettext_lazy("the first versions that have these words are of the same day"),
    "no-date": gettext_lazy("not both first versions that have these words have a date"),
}
MEANT_REASONS: dict[OriginReason, Promise] = {
    **REASONS,
    "dates": gettext_lazy("by the dates of the first versions that may say this"),
    "same-day": gettext_lazy("the first versions that may say this are of the same day"),
    "no-date": gettext_lazy("not both first versions that may say this have a date"),
}
MEANT: dict[Band, Promise] = {
    "likely": gettext_lazy("likely, to confirm"),
    "possible": gettext_lazy("possible, to confirm"),
}
DECIDED: dict[str, Promise] = {
    "confirmed": gettext_lazy("✓ confirmed"),
    "rejected": gettext_lazy("✗ rejected"),
}
HUES = 6
"""So many proposals have a colour of their own; the others share one."""


@dataclass(frozen=True, slots=True)
class SharePart:
    """A part of the bar from `start`, `size` wide, both in thousandths of all words; `percent` is in words."""

    name: str
    words: int
    earlier: int
    start: float
    size: float
    style: str

    @property
    def percent(self) -> str:
        share = self.size / 10
        return "<1" if 0 < share < 1 else str(round(share))


@register.simple_tag
def share_parts(shares: Shares) -> list[SharePart]:
    """The parts of the bar, which together are all words; what has no word is left out."""
    parts, start = [], 0.0
    for name, words, earlier, style in _parts(shares):
        size = 1000 * words / (shares.words or 1)
        if words:
            parts.append(SharePart(name, words, earlier, start, size, style))
            start += size
    return parts


def _parts(shares: Shares) -> Iterator[tuple[str, int, int, str]]:
    for number, one in enumerate(shares.proposals):
        yield str(one.proposal), one.words, one.earlier, f"source-{min(number, HUES) + 1}"
    yield _("Template of the body"), shares.template, 0, "everywhere"
    yield _("Common words"), shares.common, 0, "everywhere"
    yield _("Found nowhere else"), shares.own, 0, "own"


@register.simple_tag
def origin_chips(entry: OriginEntry) -> list[Chip]:
    """What a person decided, how sure it is, which way the words went, and whether they stand everywhere."""
    found = [Chip(str(DECIDED[entry.decided.state]), "strength")] if entry.decided else []
    if entry.row.found.ubiquity:
        return [*found, Chip(str(EVERYWHERE[entry.row.found.ubiquity]))]
    is_meant = entry.row.found.match.method == "meaning"
    if is_meant and not entry.decided:
        title = _("A clause in another language that may say the same")
        found.append(Chip(str(MEANT[entry.row.found.match.band]), "check", title=title))
    way = entry.row.beginning.direction.way
    ways = {
        "earlier": (_("earlier there"), "moved"),
        "later": (_("later there"), ""),
        "unknown": (_("direction unknown") if is_meant else _("shared, direction unknown"), "check"),
    }
    words, style = ways[way]
    return [*found, Chip(words, style, title=reason(entry.row))]


@register.filter
def reason(row: OriginRow) -> str:
    """Why it is said which way the words went."""
    reasons = MEANT_REASONS if row.found.match.method == "meaning" else REASONS
    return str(reasons[row.beginning.direction.reason])
