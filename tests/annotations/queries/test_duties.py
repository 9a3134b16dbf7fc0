"""The list of duties that changed."""

import pytest

from annotations.queries.duties import KIND_GROUPS, DutyChoice, all_duties, counted, ordered, with_words
from annotations.services import confirmations
from clauseline.comparing.changes import Alike
from clauseline.vocabulary import SENTENCE_KINDS
from proposals.queries.strength import DutyPlace
from tests import factories
from tests.annotations import duties

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


def reasons(entries):
    return [entry.duty.row.reason for entry in entries]


def test_each_row_has_its_words_and_places(comparison, ana, team):
    first, second, third = with_words(comparison, all_duties(comparison, team, ana))
    assert [[(span.op, span.text) for span in side] for side in (first.before, first.after)] == [
        [("kept", "The platform "), ("removed", "shall"), ("kept", " erase the record.")],
        [("kept", "The platform "), ("added", "should"), ("kept", " erase the record.")],
    ]
    assert "".join(span.text for span in second.after) == duties.NEW[1]
    assert (third.after, third.duty.new) == ((), None)
    new = comparison.new_version
    key = new.current_reading.clauses.get(number="1").key
    place = f"/versions/{new.slug}/?at=0-12#{key}"
    assert third.duty.alike == (DutyPlace(key, "1", "Part 1", 0, 12, "The platform", place),)


def test_they_are_chosen_by_fact_certainty_confirmation_and_clause(comparison, ana, team):
    row = all_duties(comparison, team, ana)[1].duty.name
    confirmations.confirm(comparison, row, "weakened", by=ana)
    entries = all_duties(comparison, team, ana)
    key = comparison.old_version.current_reading.clauses.get(number="3").key

    def chosen(**asked):
        return reasons(filter(DutyChoice(**asked).has, entries))

    assert chosen() == ["verb-lowered", "condition-added", "gone-alike"]
    assert chosen(fact="gone-alike") == ["gone-alike"]
    assert chosen(sure="firm") == ["verb-lowered"]
    assert chosen(sure="check") == ["condition-added", "gone-alike"]
    assert chosen(confirmed="yes") == ["condition-added"]
    assert chosen(confirmed="no", sure="check") == ["gone-alike"]
    assert chosen(clause=key) == ["gone-alike"]


def test_firm_ones_come_first_or_all_as_in_the_text(ana, team):
    made = duties.compared(*duties.versions(duties.OLD, duties.NEW))
    duties.say(made, "1", duties.OLD[0], duties.NEW[0], "reversed")
    duties.say(made, "2", duties.OLD[1], duties.NEW[1], "verb-lowered", "weakened", sure=True)
    entries = all_duties(made, team, ana)
    assert reasons(ordered(entries, "firm")) == ["verb-lowered", "reversed"]
    assert reasons(ordered(entries, "text")) == ["reversed", "verb-lowered"]


def test_a_summary_counts_what_is_firm_and_confirmed_and_the_rest_to_check(comparison, ana, team):
    row = all_duties(comparison, team, ana)[1].duty.name
    confirmations.confirm(comparison, row, "weakened", by=ana)
    counts = counted(all_duties(comparison, team, ana))
    assert (dict(counts.standings), counts.confirmed, counts.to_check) == ({"weakened": 2, "open": 1}, 1, 1)


def test_what_is_the_same_and_shows_nothing_is_no_row(ana, team):
    made = duties.compared(*duties.versions(duties.OLD, duties.NEW))
    duties.say(made, "1", duties.OLD[0], duties.NEW[0], "reworded", "same", sure=True)
    duties.say(made, "2", duties.OLD[1], duties.NEW[1], "number-changed", "same", sure=True)
    assert reasons(all_duties(made, team, ana)) == ["number-changed"]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_much_for_one_as_for_three(count, ana, team, django_assert_num_queries):
    made = duties.compared(*duties.versions(duties.OLD, duties.NEW))
    for number, old in zip("123"[:count], duties.OLD[:count], strict=True):
        duties.say(made, number, old, "", "gone-alike", alike=(Alike(0, 0, 12),))
        confirmations.confirm(made, all_duties(made, team, ana)[-1].duty.name, "weakened", by=ana)
    with django_assert_num_queries(3):
        entries = all_duties(made, team, ana)
    assert [entry.standing for entry in entries] == ["weakened"] * count
    with django_assert_num_queries(2):
        with_words(made, entries)


def test_each_kind_stands_in_one_group():
    assert sorted(kind for kinds in KIND_GROUPS.values() for kind in kinds) == sorted(SENTENCE_KINDS)
