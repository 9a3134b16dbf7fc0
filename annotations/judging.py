"""What a team confirmed of duties, for the files of a comparison."""

from __future__ import annotations

from django.utils.translation import gettext as _

from annotations.models import ForceConfirmation
from annotations.queries.confirmations import Confirmed, asked_team, confirmations
from clauseline.vocabulary import Verdict
from clauseline.writing.judging import Judgement, Judgements
from proposals.access import Person
from proposals.models import Comparison
from proposals.queries.judging import JUDGES
from proposals.queries.strength import duty_rows

State = ForceConfirmation.State
VERDICTS: dict[str, Verdict] = {State.WEAKENED: "weakened", State.STRENGTHENED: "strengthened", State.NEITHER: "same"}


def connect() -> None:
    JUDGES["confirmations"] = confirmed


def confirmed(comparison: Comparison, person: Person, team: str) -> Judgements:
    """What the team of this slug, or the first one of `person`, confirmed: no query for who is in none."""
    found = asked_team(comparison, person, team)
    if found is None:
        return Judgements()
    said = confirmations(comparison, found, person)
    rows = duty_rows(comparison) if said.own or said.others else []
    made = {(row.order, row.number): _judgement(one) for row in rows if (one := said.of(row))}
    return Judgements(made, _("confirmed for %(team)s") % {"team": found})


def _judgement(said: Confirmed) -> Judgement:
    by = {"person": said.credit, "team": said.confirmation.team, "day": said.day}
    sentence = _("confirmed for %(team)s on %(day)s") % by
    if said.credit:
        sentence = _("confirmed by %(person)s for %(team)s on %(day)s") % by
    if said.elsewhere:
        there = {"said": sentence, "versions": said.elsewhere}
        sentence = _("%(said)s (in %(versions)s, of the same sentences)") % there
    return Judgement(VERDICTS[said.state], sentence)
