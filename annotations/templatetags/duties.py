"""What is said of duties that changed, counted and in words."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from annotations.queries.duties import DutyCounts, DutyEntry
from clauseline.comparing.kinds.parts import compare_parts
from clauseline.vocabulary import (
    DUTY_FACTS,
    HANDLED_PARTS,
    SENTENCE_KINDS,
    DutyFact,
    SentenceKind,
    SentencePart,
)
from clauseline.writing.force import say_fact
from clauseline.writing.labels import FACT_LABELS, SENTENCE_KIND_LABELS
from proposals.drawing.chips import Chip, strength_chip
from proposals.drawing.heads import drawn_chip
from proposals.models import Comparison

register = template.Library()

STANDINGS: dict[str, tuple[Promise, str]] = {
    "weakened": (ngettext_lazy("%(n)d duty weakened", "%(n)d duties weakened", "n"), "weakened"),
    "strengthened": (
        ngettext_lazy("%(n)d duty strengthened", "%(n)d duties strengthened", "n"),
        "strengthened",
    ),
    "new": (ngettext_lazy("%(n)d new duty", "%(n)d new duties", "n"), "added"),
    "gone": (ngettext_lazy("%(n)d duty gone", "%(n)d duties gone", "n"), "removed"),
    "granted": (ngettext_lazy("%(n)d grant or consent", "%(n)d grants or consents", "n"), "inside"),
    "threatened": (ngettext_lazy("%(n)d liability or sanction", "%(n)d liabilities or sanctions", "n"), "inside"),
    "entitled": (ngettext_lazy("%(n)d right", "%(n)d rights", "n"), "inside"),
    "neither": (ngettext_lazy("%(n)d neither", "%(n)d neither", "n"), ""),
    "open": (ngettext_lazy("%(n)d to check", "%(n)d to check", "n"), "check"),
}
GROUP_HEADS: dict[str, Promise] = {
    "binds": gettext_lazy("What binds"),
    "granted": gettext_lazy("What is granted and agreed to"),
    "threatened": gettext_lazy("Who is liable, and what is threatened"),
    "entitled": gettext_lazy("What people are entitled to"),
    "set": gettext_lazy("What holds by default"),
    "told": gettext_lazy("What words mean and how things work"),
}
PART_LABELS: dict[SentencePart, Promise] = {
    "data": gettext_lazy("data"),
    "source": gettext_lazy("source"),
    "purpose": gettext_lazy("purpose"),
    "recipient": gettext_lazy("recipient"),
    "time": gettext_lazy("how long"),
    "what": gettext_lazy("what"),
    "where": gettext_lazy("where"),
    "amount": gettext_lazy("how much"),
}
CONFIRMED: dict[str, Promise] = {
    "weakened": gettext_lazy("weakened"),
    "strengthened": gettext_lazy("strengthened"),
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
    style = "" if entry.confirmed.state == "neither" else entry.confirmed.state
    return [Chip(str(CONFIRMED[entry.confirmed.state]), style), Chip(say_fact(entry.duty.row, _))]


@register.simple_tag
def fact_choices(counts: DutyCounts) -> list[tuple[DutyFact, str, int]]:
    """The facts that there are, in words, with how many sentences show each."""
    return [(fact, _(FACT_LABELS[fact]), counts.facts[fact]) for fact in DUTY_FACTS if counts.facts.get(fact)]


@register.simple_tag
def kind_choices(counts: DutyCounts) -> list[tuple[SentenceKind, str, int]]:
    """What the sentences do, in words, with how many do each; none where all are duties."""
    found = [
        (kind, _(SENTENCE_KIND_LABELS[kind]), counts.kinds[kind]) for kind in SENTENCE_KINDS if counts.kinds.get(kind)
    ]
    return found if any(kind != "duty" for kind, *_rest in found) else []


@register.filter
def group_head(group: str) -> Promise:
    """What stands over the sentences of a group."""
    return GROUP_HEADS[group]


@register.simple_tag
def handled_labels() -> list[Promise]:
    """What the columns of a policy's table are called."""
    return [PART_LABELS[part] for part in HANDLED_PARTS]


class LabelledPart(NamedTuple):
    """A part of a sentence before and after; "" where the sentence says nothing of it."""

    label: Promise
    old: str
    new: str


@register.simple_tag
def duty_parts(entry: DutyEntry, comparison: Comparison) -> list[LabelledPart]:
    """The parts of a grant, a liability or a sanction, of both sides, in the words of the draft."""
    if comparison.old is None or comparison.new is None:
        return []
    languages = comparison.old.language, comparison.new.language
    found = compare_parts(entry.duty.row.kind, *entry.duty.sentences, languages)
    return [LabelledPart(PART_LABELS[part], old, new) for part, old, new in found]
