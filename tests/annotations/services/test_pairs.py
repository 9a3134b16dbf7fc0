"""What teams say of clauses in two languages."""

import pytest

from annotations.models import PairDecision
from annotations.queries.aligned import pair_list, pair_rows, unpaired
from annotations.services import pairs
from clauseline.aligning import encoder_name
from proposals.models import AuditEvent, Comparison, Role
from proposals.models.lengths import TooLong
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import comparisons, jobs, readings, withdrawals
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.factories import paragraphs
from tests.proposals.two_languages import CHINESE, ENGLISH, both, compared, keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def comparison():
    encoder_or_skip()
    return compared(*both())


def rows(comparison, team, person, **asked):
    listed = pair_list(comparison, team, person, **asked)
    return pair_rows(listed, listed.rows)


def told(comparison, team, person):
    """Of each clause what was confirmed or is proposed, and the state."""
    return [
        (row.clause.number, str(row.confirmed or row.proposed or ""), row.band, row.state)
        for row in rows(comparison, team, person)
    ]


def test_nothing_is_told_of_force_before_a_person_confirms(comparison, ana, team):
    assert told(comparison, team, ana) == [
        ("1", "4.1 访客日志", "likely", "open"),
        ("2", "4.2 展品目录", "likely", "open"),
        ("3", "", "none", "open"),
    ]
    assert [row.verdicts for row in rows(comparison, team, ana)] == [None, None, None]
    assert [str(one) for one in unpaired(pair_list(comparison, team, ana))] == ["4.3 企鹅"]


def test_a_confirmed_pair_says_what_became_of_force_and_amounts(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    for place in (0, 1):
        pairs.decide(comparison, new[place], old[place], by=ana)
    first, second, _third = rows(comparison, team, ana)
    assert [(row.old.verb, row.new.verb, row.verdict) for row in first.verdicts.strength] == [
        ("宜", "shall", "strengthened")
    ]
    assert [(one.old.text, one.new.text) for one in second.verdicts.amounts] == [("每30天", "every 60 days")]
    assert first.verdicts.encoder == encoder_name()
    assert first.decided.credit == str(ana)


def test_a_person_says_none_and_takes_it_back(comparison, ana, team):
    key = keys(comparison.new_version)[0]
    made = pairs.decide(comparison, key, None, by=ana, why=" Another platform. ")
    assert (made.state, made.why, made.old_key) == ("none", "Another platform.", "")
    assert told(comparison, team, ana)[0] == ("1", "4.1 访客日志", "likely", "none")
    assert [str(one) for one in unpaired(pair_list(comparison, team, ana))] == ["4.1 访客日志", "4.3 企鹅"]
    pairs.reopen(comparison, key, by=ana)
    assert told(comparison, team, ana)[0] == ("1", "4.1 访客日志", "likely", "open")
    assert PairDecision.objects.get().state == "open"


@pytest.mark.postgres
def test_a_clause_that_nobody_proposed_is_read_by_words_and_numbers(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    comparison.aligned.filter(order=1).update(candidates=[])
    pairs.decide(comparison, new[1], old[1], by=ana)
    row = rows(comparison, team, ana)[1]
    assert (str(row.confirmed), row.candidates) == ("4.2 展品目录", ())
    assert row.verdicts.encoder is None


def test_it_is_asked_for_by_band_and_state(comparison, ana, team):
    pairs.decide(comparison, keys(comparison.new_version)[0], None, by=ana)
    asked = [{"band": "likely"}, {"band": "none"}, {"state": "none"}, {"band": "likely", "state": "open"}]
    numbers = [[row.clause.number for row in rows(comparison, team, ana, **one)] for one in asked]
    assert numbers == [["1", "2"], ["3"], ["1"], ["2"]]
    assert dict(pair_list(comparison, team, ana).states) == {"confirmed": 0, "none": 1, "open": 2}


def test_another_team_has_it_open_and_is_not_told(comparison, ana, team):
    ben = factories.person("ben")
    other = factories.team(ben)
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    pairs.decide(comparison, new[0], old[0], by=ana)
    assert {row.state for row in rows(comparison, other, ben)} == {"open"}
    assert {row.state for row in rows(comparison, team, ben)} == {"open"}
    pairs.decide(comparison, new[0], old[2], by=ben)
    assert told(comparison, team, ana)[0][1] == "4.1 访客日志"


def test_it_survives_a_new_reading_and_a_new_engine(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    pairs.decide(comparison, new[0], old[2], by=ana)
    again = _read_again(comparison, ENGLISH[0])
    assert (again.pk != comparison.pk, keys(again.new_version)) == (True, new)
    Comparison.objects.filter(pk=again.pk).update(engine="10 usem4 1.0")
    again.refresh_from_db()
    assert told(again, team, ana)[0] == ("1", "4.3 企鹅", "likely", "confirmed")
    assert not rows(again, team, ana)[0].decided.is_changed


@pytest.mark.postgres
def test_words_that_are_not_what_they_were_are_said_to_be_so(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    pairs.decide(comparison, new[0], old[0], by=ana)
    again = _read_again(comparison, paragraphs("1", "Logs of visitors", "The platform shall keep no logs of visitors."))
    (first, *_others) = rows(again, team, ana)
    assert (first.state, first.decided.is_changed) == ("confirmed", True)


def test_a_pair_whose_clause_is_gone_is_open_again(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    pairs.decide(comparison, new[0], old[0], by=ana)
    PairDecision.objects.update(old_key="gone")
    (first, *_others) = rows(comparison, team, ana)
    assert (first.state, first.confirmed, first.verdicts, first.decided.is_changed) == ("open", None, None, True)


def test_who_does_not_review_does_not_decide(comparison, team):
    reader = factories.member(team, Role.READER)
    with pytest.raises(NotAllowed, match="reviews in a team"):
        pairs.decide(comparison, keys(comparison.new_version)[0], None, by=reader)


def test_a_team_has_to_see_both_drafts(ana, team):
    ben = factories.person("ben")
    other = factories.team(ben)
    comparison = compared(*both(proposal=factories.proposal(teams=[other])))
    with pytest.raises(NotAllowed):
        pairs.decide(comparison, keys(comparison.new_version)[0], None, by=ana)
    assert pairs.decide(comparison, keys(comparison.new_version)[0], None, by=ben).team == other


def test_who_reviews_in_several_teams_says_for_which(comparison, ana, team):
    factories.team(ana)
    with pytest.raises(Refusal, match="which of your teams"):
        pairs.decide(comparison, keys(comparison.new_version)[0], None, by=ana)


def test_what_is_not_there_is_refused(comparison, ana, team):
    new = keys(comparison.new_version)
    with pytest.raises(Conflict, match="no such clause any more"):
        pairs.decide(comparison, "nothing", None, by=ana)
    with pytest.raises(Refusal, match="old version has no such clause"):
        pairs.decide(comparison, new[0], new[0], by=ana)
    with pytest.raises(TooLong):
        pairs.decide(comparison, new[0], None, by=ana, why="x" * 10_000)


def test_changes_are_no_pairs(ana, team):
    old, new = factories.version(ENGLISH[0]), factories.version(ENGLISH[1])
    with pytest.raises(Conflict, match="one language"):
        pairs.decide(compared(old, new), keys(new)[0], None, by=ana)


def test_it_is_recorded(comparison, ana, team):
    made = pairs.decide(comparison, keys(comparison.new_version)[0], None, by=ana)
    event = AuditEvent.objects.last()
    assert (event.verb, event.object, event.facts["comparison"]) == (
        "decided",
        f"pair-decision:{made.slug}",
        comparison.slug,
    )


def test_what_was_said_of_a_withdrawn_text_is_not_there(ana):
    keeper = factories.person("keeper")
    factories.team(keeper, role=Role.OWNER)
    comparison = compared(*both(proposal=factories.kept(keeper)))
    made = pairs.decide(comparison, keys(comparison.new_version)[0], None, by=keeper)
    withdrawals.withdraw(comparison.new_version, reason="A mistake.", by=keeper)
    assert pair_list(comparison, made.team, keeper).said == {}


@pytest.mark.parametrize("count", [1, 3])
def test_rows_cost_as_many_queries_for_three_as_for_one(comparison, ana, team, count, django_assert_num_queries):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    for place in range(3):
        pairs.decide(comparison, new[place], old[place], by=ana)
    with django_assert_num_queries(3):
        listed = pair_list(comparison, team, ana)
    with django_assert_num_queries(3):
        pair_rows(listed, listed.rows[:count])


def _read_again(comparison, first):
    """The comparison of the Chinese draft with another reading of the English one, that begins with this clause."""
    new = comparison.new_version
    outline = factories.outline(first, *ENGLISH[1:])
    new.current_reading = readings.store(new, outline)
    new.save()
    assert len(CHINESE) == 3
    asked = comparisons.request(old=comparison.old_version, new=new)
    jobs.drain()
    return Comparison.objects.with_state().get(pk=asked.pk)
