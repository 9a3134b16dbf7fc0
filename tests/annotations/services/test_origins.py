"""What teams say of where words come from."""

from datetime import date

import pytest

from annotations.models import OriginDecision
from annotations.queries.origins import origin_decisions
from annotations.services import origins as service
from proposals.models import AuditEvent, OriginRun, Role, TextPair, Version
from proposals.refusals import Conflict, NotAllowed, Refusal, TooLarge
from proposals.services import origins, withdrawals
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import look, looked, rows
from tests.proposals.texts_shared import FACE, FEE, NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def source():
    return looked(paragraphs("4", "Faces", FACE), number="S", date=date(2021, 1, 1))


@pytest.fixture
def draft(source):
    return looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Fees", FEE), number="D", date=date(2022, 1, 1))


def decide(draft, person, state, **more):
    (row,) = rows(draft, person)
    version = Version.objects.with_state().get(pk=draft.pk)
    return service.decide(version, row.place.key, row.name, state, by=person, **more)


def said(draft, team, person):
    """What holds for each origin of `draft`, and where that was said."""
    decisions = origin_decisions(draft, team, person)
    found = [decisions.of(row) for row in rows(draft, person)]
    return [(one.state, one.elsewhere) if one else None for one in found]


def test_a_person_decides_and_takes_it_back(draft, ana, team):
    assert said(draft, team, ana) == [None]
    decide(draft, ana, "confirmed", why=" It names its source. ")
    assert said(draft, team, ana) == [("confirmed", "")]
    decide(draft, ana, "rejected", why="A saying of everybody.")
    assert said(draft, team, ana) == [("rejected", "")]
    decide(draft, ana, "open")
    assert said(draft, team, ana) == [None]
    (made,) = OriginDecision.objects.all()
    assert (made.state, made.why, made.decided_by, made.team) == ("open", "", ana, team)


@pytest.mark.postgres
def test_it_is_recorded(draft, source, ana, team):
    made = decide(draft, ana, "rejected")
    event = AuditEvent.objects.last()
    assert (event.verb, event.actor, event.object) == ("decided", ana.slug, f"origin-decision:{made.slug}")
    assert event.facts["source"] == source.slug


def test_a_rejection_hides_nothing_from_another_team(draft, ana, team):
    ben = factories.person("ben")
    other = factories.team(ben)
    decide(draft, ana, "rejected")
    assert said(draft, other, ben) == [None]
    assert [row.source.number for row in rows(draft, ben)] == ["4"]


def test_it_survives_a_new_reading_and_a_new_engine(draft, source, ana, team):
    decide(draft, ana, "rejected")
    for version in (draft, source):
        numbers = [(one.number, one.key, one.text) for one in version.current_reading.clauses.order_by("order")]
        version.current_reading = factories.reading(
            version, *(paragraphs(f"{number}.1", "Read anew", text) for number, _, text in numbers)
        )
        version.save()
    look(draft, source)
    (row,) = rows(draft, ana)
    assert (row.place.number, row.source.number, said(draft, team, ana)) == ("1.1", "4.1", [("rejected", "")])
    TextPair.objects.all().delete()
    OriginRun.objects.update(engine="0")
    assert origins.catch_up() == 2
    look()
    assert said(draft, team, ana) == [("rejected", "")]


def test_for_other_words_it_is_to_be_said_anew(draft, source, ana, team):
    decide(draft, ana, "rejected")
    draft.current_reading = factories.reading(draft, paragraphs("1", "Faces", f"{FACE} Always, as we know."))
    draft.save()
    look(draft)
    assert said(draft, team, ana) == [None]


def test_in_other_versions_it_holds_for_the_very_same_texts(draft, source, ana, team):
    decide(draft, ana, "rejected")
    later = looked(paragraphs("7", "Faces", FACE), proposal=draft.proposal, number="E")
    assert said(later, team, ana) == [("rejected", "D ← S")]
    decide(later, ana, "confirmed")
    assert (said(later, team, ana), said(draft, team, ana)) == ([("confirmed", "")], [("rejected", "")])
    last = looked(paragraphs("8", "Faces", FACE), proposal=draft.proposal, number="F")
    assert said(last, team, ana) == [None]


def test_elsewhere_it_holds_for_no_other_proposal(draft, ana, team):
    decide(draft, ana, "rejected")
    other = looked(paragraphs("7", "Faces", FACE), paragraphs("9", "", NAME), number="E")
    assert said(other, team, ana) == [None, None]


def test_who_decides_reviews_in_a_team_that_sees_both(draft, ana):
    reader = factories.person()
    team = factories.team(reader, role=Role.READER)
    with pytest.raises(NotAllowed):
        decide(draft, reader, "confirmed")
    with pytest.raises(NotAllowed):
        decide(draft, ana, "confirmed")
    factories.team(ana)
    factories.team(ana)
    with pytest.raises(Refusal, match="which of your teams"):
        decide(draft, ana, "confirmed")
    with pytest.raises(Refusal, match="Choose a team"):
        decide(draft, ana, "confirmed", team=team)


@pytest.mark.postgres
def test_for_a_restricted_source_only_its_teams_decide(source, draft, ana, team):
    inside = factories.team(ana, name="Inside")
    source.proposal.restricted = True
    source.proposal.save()
    source.proposal.teams.set([inside])
    assert decide(draft, ana, "confirmed").team == inside
    with pytest.raises(Refusal, match="Choose a team"):
        decide(draft, ana, "confirmed", team=team)
    outside = factories.person()
    factories.team(outside)
    assert rows(draft, outside) == []


def test_unknown_rows_states_and_long_reasons_are_refused(draft, ana, team):
    with pytest.raises(Refusal, match="confirmed, rejected, or open"):
        decide(draft, ana, "certain")
    with pytest.raises((Refusal, TooLarge)):
        decide(draft, ana, "rejected", why="a" * 100_000)
    (row,) = rows(draft, ana)
    version = Version.objects.with_state().get(pk=draft.pk)
    with pytest.raises(Conflict):
        service.decide(version, row.place.key, "none", "rejected", by=ana)
    OriginRun.objects.all().delete()
    with pytest.raises(Conflict, match="still being looked for"):
        service.decide(version, row.place.key, row.name, "rejected", by=ana)


@pytest.mark.postgres
def test_what_was_said_of_a_withdrawn_version_is_not_told(draft, source, ana, team):
    decide(draft, ana, "rejected")
    withdrawals.withdraw(source, reason="A mistake.", by=factories.person(is_superuser=True))
    assert origin_decisions(draft, team, ana).own == {}
