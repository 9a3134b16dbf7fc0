"""The second part of a brief: what the text does to people, by concern, as a team said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from annotations.exporting.brief import BriefLine, BriefPart, BriefPoint
from annotations.exporting.brief.values import plain
from annotations.models import Annotation
from annotations.queries.margins import Card
from clauseline.concerns import VOCABULARY
from proposals.models import Team

SEVERITIES = tuple(reversed(Annotation.Severity.values))
POLARITIES = (
    Annotation.Polarity.SAFEGUARD_REMOVED, Annotation.Polarity.RISK, Annotation.Polarity.SAFEGUARD,
    Annotation.Polarity.QUESTION, Annotation.Polarity.NONE,
)  # fmt: skip
CLAUSES = 4
"""So many clauses are named."""


def people(cards: Sequence[Card], team: Team | None) -> BriefPart:
    """The concerns that the annotations of a team name, the most severe first, each with its heaviest annotation that
    no other concern shows.
    """
    groups: dict[str, list[Card]] = {}
    for card in sorted(cards, key=weight):
        for concern in _concerns(card.annotation):
            groups.setdefault(concern, []).append(card)
    return BriefPart(
        title=_("2. What it does to people"),
        lead="",
        points=_points(groups),
        none=_("The team has said nothing of it yet.") if team else _("No team speaks in this brief."),
        total=len(groups),
        rest=lambda n: ngettext("And %(n)d more concern.", "And %(n)d more concerns.", n) % {"n": n},
    )


def weight(card: Card) -> tuple[int, int, tuple[int, int, int]]:
    """What is most severe first; of that what takes a safeguard away; then as it stands in the text."""
    said = card.annotation
    return SEVERITIES.index(said.severity), POLARITIES.index(Annotation.Polarity(said.polarity)), card.order


def clause_of(card: Card) -> str:
    """How its clause is called in this text."""
    if card.clause is None:
        return _("the whole draft")
    return card.clause.number or card.clause.title or _("a clause without a number")


def first_line(words: str) -> str:
    """The first line in which something is said."""
    return next((line.strip() for line in words.splitlines() if line.strip()), "")


def _concerns(annotation: Annotation) -> Iterable[str]:
    """What it names; "" where it names nothing."""
    return [row.concern for row in annotation.concerns.all()] or [""]


def _points(groups: Mapping[str, Sequence[Card]]) -> list[BriefPoint]:
    """Those of few annotations choose first which one they show, so that as many as can be are shown."""
    leads: dict[str, Annotation] = {}
    for concern, cards in sorted(groups.items(), key=lambda one: len(one[1])):
        shown = {said.pk for said in leads.values()}
        leads[concern] = next((one.annotation for one in cards if one.annotation.pk not in shown), cards[0].annotation)
    return [_point(concern, cards, leads[concern]) for concern, cards in groups.items()]


def _point(concern: str, cards: Sequence[Card], said: Annotation) -> BriefPoint:
    names = list(dict.fromkeys(clause_of(card) for card in sorted(cards, key=lambda card: card.clause is None)))
    listed = ", ".join(names[:CLAUSES]) + (" …" if len(names) > CLAUSES else "")
    clauses = ngettext("clause: %(names)s", "clauses: %(names)s", len(names)) % {"names": listed}
    polarity = "" if said.polarity == Annotation.Polarity.NONE else said.get_polarity_display()
    facts = filter(None, (polarity, _severity(said), clauses))
    return BriefPoint(_label(concern), " · ".join(facts), [BriefLine("", plain(first_line(said.comment)))])


def _severity(annotation: Annotation) -> str:
    return _("severity: %(severity)s") % {"severity": annotation.get_severity_display()}


def _label(concern: str) -> str:
    """The concern in the language of who reads; one that the vocabulary does not have keeps its id."""
    known = next((one for one in VOCABULARY.concerns if one.id == concern), None)
    if known is None:
        return concern or _("No concern named")
    return known.label.get((get_language() or "en")[:2]) or known.label["en"]
