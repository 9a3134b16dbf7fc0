"""The first part of a brief: what changed, in the order in which it should be read."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotations.exporting.brief import BriefLine, BriefPart, BriefPoint
from annotations.queries.first import to_read, worded
from annotations.queries.first_rows import FirstRow
from annotations.queries.weights import LABELS, USED, FirstReason
from proposals.access import Person
from proposals.models import Comparison, Team

MOST = 5
TURN_SIGNS = {"weakened": "▼", "strengthened": "▲"}
TITLE = 40
"""Letters of the title of a clause, so that it is surely told who says what is said of it."""
FOR_OTHERS: Mapping[FirstReason, Promise] = {
    "our-safeguard-gone": gettext_lazy("a safeguard that the team marked is gone"),
    "our-safeguard-missing": gettext_lazy("please check: is our safeguard gone?"),
    "won": gettext_lazy("what the team asked for stands here now"),
    "safeguard-gone": gettext_lazy("please check: is a safeguard gone?"),
    "check": gettext_lazy("please check: does it bind less, or more?"),
}
"""Reasons in the words of a page that leaves the team: what no person has confirmed is a question."""


def changes(
    comparison: Comparison | None, team: Team | None, person: Person, counts: str, *, hints: bool = True
) -> BriefPart:
    """The heaviest changes of a ready comparison, each with its reason; `counts` leads them."""
    found = to_read(comparison, team, person, hints=hints, for_others=True) if comparison else []
    rows = worded(comparison, found[:MOST]) if comparison else []
    return BriefPart(
        title=_("1. What changed"),
        lead=counts,
        points=[_point(row) for row in rows],
        none=_("Nothing that changed has to be read first.") if comparison else _("It is compared with no other text."),
        total=len(found),
        rest=lambda n: ngettext("And %(n)d more change.", "And %(n)d more changes.", n) % {"n": n},
    )


def _point(row: FirstRow) -> BriefPoint:
    lines = (BriefLine(_("Before:"), row.before), BriefLine(_("Now:"), row.after))
    reason = f"{TURN_SIGNS.get(row.turn, '')} {capfirst(_reason(row))}".strip()
    clause = f"{row.number} {Truncator(row.title).chars(TITLE)}".strip()
    voice = row.confirmed or _("found by Clauseline")
    return BriefPoint(reason, f"{clause} · {voice}", [line for line in lines if line.words])


def _reason(row: FirstRow) -> str:
    """The heaviest one in words."""
    first = row.reasons[0]
    if first == "definition" and row.users:
        return str(USED % {"n": row.users})
    return str(FOR_OTHERS.get(first, LABELS[first]))
