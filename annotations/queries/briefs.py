"""What a brief of a version says: what changed, what it does to people, what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annotations.exporting.brief import Brief
from annotations.queries.brief_asks import BriefAsks, asks
from annotations.queries.brief_changes import changes
from annotations.queries.brief_people import people
from annotations.queries.margins import Card, margin
from proposals.access import Person
from proposals.models import Comparison, Team, Version


@dataclass(frozen=True, slots=True)
class BriefOf:
    """What a brief is made of: `version`, as it became in the `comparison`, for the people of `team`.

    `counts` tells that comparison in words; `address` is where who reads finds it; `hints` count if they are wanted.
    """

    version: Version
    comparison: Comparison | None
    team: Team | None
    person: Person
    counts: str
    address: str
    made: date
    hints: bool = True


def brief(of: BriefOf) -> Brief:
    """The page, in the language that is spoken: some forty queries, however much there is to say."""
    cards = _shared(of)
    asked = asks(of.version, of.team, of.person, cards)
    parts = (changes(of.comparison, of.team, of.person, of.counts, hints=of.hints), people(cards, of.team), asked.part)
    return Brief(
        kind=_("Brief"),
        mark=_("DRAFT") if of.team and not asked.is_final else "",
        title=of.version.title or of.version.proposal.title,
        facts=tuple(filter(None, (_document(of), _whose(of, asked), of.address))),
        parts=tuple(parts),
        legend=_(
            "Struck through: words that went, or are to go. Underlined: words that came, or are to come. “Found by "
            "Clauseline”: no person has confirmed it, please check."
        ),
        names=(of.version.proposal.number, str(of.version), "brief"),
        date=of.made.isoformat(),
        language=get_language() or "en",
    )


def _shared(of: BriefOf) -> Sequence[Card]:
    """What the team said among its people or in public, and did not dismiss, where it surely stands in this text."""
    if of.team is None:
        return ()
    private, dismissed = "private", "dismissed"
    return [
        card
        for card in margin(of.version, of.person).cards
        if card.annotation.team_id == of.team.pk
        and card.annotation.visibility != private
        and card.annotation.state != dismissed
    ]


def _document(of: BriefOf) -> str:
    """Which text it is, and with which one it is compared."""
    version, proposal = of.version, of.version.proposal
    facts = [proposal.number, proposal.body.full_name, _dated(version), version.stage]
    if of.comparison and of.comparison.is_tracked:
        facts.append(_("compared with its text before its tracked changes"))
    elif of.comparison:
        old = of.comparison.old_version
        before = _dated(old) if old.proposal_id == proposal.pk else f"{old.proposal}, {_dated(old)}"
        facts.append(_("compared with %(version)s") % {"version": before})
    return " · ".join(filter(None, facts))


def _dated(version: Version) -> str:
    day = date_format(version.date, "SHORT_DATE_FORMAT") if version.date else _("date unknown")
    return f"{version}, {day}"


def _whose(of: BriefOf, asked: BriefAsks) -> str:
    """Whose brief it is, from which day, and what its last part is taken from."""
    day = date_format(of.made, "SHORT_DATE_FORMAT")
    if of.team is None:
        return _("Made on %(day)s. No team speaks in it.") % {"day": day}
    whose = _("Brief of the team %(team)s, made on %(day)s") % {"team": of.team, "day": day}
    return " · ".join(filter(None, (whose, asked.source)))
