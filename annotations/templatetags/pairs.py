"""Pairs of clauses in two languages: their texts with what is said of them marked, and that in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.queries.pair_entries import PairEntry, PairSide
from clauseline.aligning.quantities import Quantity
from clauseline.comparing.changes import Strength
from clauseline.redline.blocks import plain
from clauseline.vocabulary import SideName
from proposals.drawing.blocks import blocks
from proposals.drawing.chips import Chip, strength_chip
from proposals.drawing.glosses import gloss_wraps
from proposals.drawing.html import NOTHING
from proposals.drawing.wraps import Wrap, in_order
from proposals.models import Clause
from proposals.queries.aligned import PairVerdicts

register = template.Library()

BANDS: Mapping[str, tuple[Promise, str]] = {
    "likely": (gettext_lazy("likely"), "status"),
    "possible": (gettext_lazy("possible"), "check"),
    "none": (gettext_lazy("none found"), ""),
}
STATES: Mapping[str, tuple[Promise, str]] = {
    "open": (gettext_lazy("to confirm"), "check"),
    "confirmed": (gettext_lazy("✓ confirmed"), "strength"),
    "none": (gettext_lazy("none of them"), ""),
}
FIRST = 110
"""So many signs of a clause are shown where it is folded."""


@register.simple_tag
def pair_chips(entry: PairEntry) -> list[Chip]:
    """What a person says of it, and while none does how surely a machine does."""
    state = Chip(str(STATES[entry.row.state][0]), STATES[entry.row.state][1])
    if not entry.is_open:
        changed = entry.row.decided is not None and entry.row.decided.is_changed
        return [state, Chip(_("a text changed since"), "check")] if changed else [state]
    words, style = BANDS[entry.row.band]
    return [Chip(str(words), style), state] if entry.row.proposed else [Chip(str(words), style)]


@register.simple_tag
def verdict_chips(entry: PairEntry) -> list[Chip]:
    """What is said of a confirmed pair: firmly, or that a person has to look."""
    return list(_verdicts(entry.row.verdicts)) if entry.row.verdicts else []


def _verdicts(told: PairVerdicts) -> Iterator[Chip]:
    yield from (strength_chip(row) for row in told.strength)
    for amounts in told.amounts:
        sides = {"old": _amount(amounts.old), "new": _amount(amounts.new)}
        words = _("amount: %(old)s → %(new)s") if amounts.sure else _("please check the amount: %(old)s → %(new)s")
        yield Chip(words % sides, "strength" if amounts.sure else "check")
    for bracket in told.brackets:
        words = (
            _("open in the old text alone: %(words)s") if bracket.old else _("open in the new text alone: %(words)s")
        )
        yield Chip(words % {"words": bracket.old or bracket.new}, "check")
    for term in told.terms:
        yield Chip(_("defines %(old)s as %(new)s") % {"old": f"“{term.old}”", "new": f"“{term.new}”"}, "status")


def _amount(found: Quantity | None) -> str:
    return found.text if found else _("none")


@register.simple_tag
def pair_text(entry: PairEntry, side: PairSide) -> SafeString:
    """The text of a clause on one side of a pair, with what is said of it marked, and its glosses."""
    verdicts, clause = entry.row.verdicts, side.clause
    places = [*_told_places(verdicts, side.name, clause.text)] if verdicts else []
    glosses = gloss_wraps(clause.text, side.language)
    inner = {(one.start, one.end): one for one in glosses}
    marks = [_marked(place, inner.get(place)) for place in places]
    return blocks(plain(clause.text, clause.blocks), f"{entry.row.key}-{side.name}", wraps=in_order([*marks, *glosses]))


def _told_places(told: PairVerdicts, side: SideName, text: str) -> Iterator[tuple[int, int]]:
    """The verbs, amounts and brackets of this side of which something is said."""
    for row in told.strength:
        sentence: Strength | None = getattr(row, side)
        if sentence and sentence.verb:
            found = re.search(re.escape(sentence.verb), text[sentence.start : sentence.end], re.IGNORECASE)
            if found:
                yield sentence.start + found.start(), sentence.start + found.end()
    for pair in told.amounts:
        amount: Quantity | None = getattr(pair, side)
        if amount:
            yield amount.start, amount.end
    for bracket in told.brackets:
        place: tuple[int, int] | None = getattr(bracket, f"{side}_at")
        if place:
            yield place


def _marked(place: tuple[int, int], gloss: Wrap | None) -> Wrap:
    """A mark, with the gloss of the same words in it."""
    inside = (gloss.before, gloss.behind) if gloss else (NOTHING, NOTHING)
    return Wrap(*place, SafeString(f'<mark class="told">{inside[0]}'), SafeString(f"{inside[1]}</mark>"))


@register.filter
def first_words(clause: Clause) -> str:
    """How its text begins."""
    return clause.text[:FIRST] + "…" * (len(clause.text) > FIRST)
