"""What is said of duties that changed, counted and in words."""

from __future__ import annotations

from dataclasses import replace

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from annotations.queries.duties import DutyCounts, DutyEntry
from clauseline.vocabulary import DUTY_FACTS, DutyFact
from clauseline.writing.force import say_fact
from clauseline.writing.labels import FACT_LABELS
from proposals.drawing.chips import Chip, strength_chip
from proposals.drawing.heads import drawn_chip

register = template.Library()

STANDINGS: dict[str, tuple[Promise, str]] = {
    "weakened": (ngettext_lazy("%(n)d duty weakened", "%(n)d duties weakened", "n"), "strength"),
    "strengthened": (
        ngettext_lazy("%(n)d duty strengthened", "%(n)d duties strengthened", "n"),
        "strength",
    ),
    "new": (ngettext_lazy("%(n)d new duty", "%(n)d new duties", "n"), "added"),
    "gone": (ngettext_lazy("%(n)d duty gone", "%(n)d duties gone", "n"), "removed"),
    "neither": (ngettext_lazy("%(n)d neither", "%(n)d neither", "n"), ""),
    "open": (ngettext_lazy("%(n)d to check", "%(n)d to check", "n"), "check"),
}
CONFIRMED: dict[str, Promise] = {
    "weakened": gettext_lazy("↓ weakened"),
    "strengthened": gettext_lazy("↑ strengthened"),
    "neither": gettext_lazy("neither weakened nor strengthened"),
}


@register.simple_tag
def duty_counts(counts: DutyCounts) -> list[Chip]:
    """How many sentences are weakened or strengthened, firmly said or confirmed, new, gone, and how many to check."""
    rows = ((*STANDINGS[name], counts.standings.get(name, 0), counts.spots.get(name, ())) for name in STANDINGS)
    return [Chip(str(words % {"n": n}), style, spots=spots) for words, style, n, spots in rows if n]


@register.simple_tag
def leading_chip(chip: Chip) -> SafeString:
    """A count that leads to the sentences it counts, one after the other."""
    title = _("Go to the sentence") if len(chip.spots) < 2 else _("Go to the next of these sentences")
    return SafeString(drawn_chip(replace(chip, title=title) if chip.spots else chip))


@register.simple_tag
def duty_chips(entry: DutyEntry) -> list[Chip]:
    """What can be seen of a sentence, and what a person confirmed of it."""
    if entry.confirmed is None:
        return [strength_chip(entry.duty.row)]
    style = "" if entry.confirmed.state == "neither" else "strength"
    return [Chip(str(CONFIRMED[entry.confirmed.state]), style), Chip(say_fact(entry.duty.row, _))]


@register.simple_tag
def fact_choices(counts: DutyCounts) -> list[tuple[DutyFact, str, int]]:
    """The facts that there are, in words, with how many sentences show each."""
    return [(fact, _(FACT_LABELS[fact]), counts.facts[fact]) for fact in DUTY_FACTS if counts.facts.get(fact)]
