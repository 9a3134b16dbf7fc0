"""Who confirmed or denied something, in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from proposals.models import Team, User


def credit_of(person: User | None) -> str:
    """How they want to be named; "" if nobody knows any more."""
    return str(person.credit or person) if person else ""


def day_of(moment: datetime | None) -> str:
    """An ISO 8601 date, "" if it is not known."""
    return moment.date().isoformat() if moment else ""


def confirmed_words(person: str, team: Team, day: str) -> str:
    """By whom, for whom and when; without the person where they are not to be named."""
    by = {"person": person, "team": team, "day": day}
    if person:
        return _("confirmed by %(person)s for %(team)s on %(day)s") % by
    return _("confirmed for %(team)s on %(day)s") % by


def denied_words(person: str, team: Team, day: str) -> str:
    """The same of who said that what was found is not so."""
    by = {"person": person, "team": team, "day": day}
    if person:
        return _("denied by %(person)s for %(team)s on %(day)s") % by
    return _("denied for %(team)s on %(day)s") % by
