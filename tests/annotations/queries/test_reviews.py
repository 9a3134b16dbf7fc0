from datetime import date

import pytest

from annotations.models import Review
from annotations.queries.reviews import Progress, colleagues, progress, standings
from annotations.services import reviews
from proposals.models import Change, Version
from proposals.services import comparisons, jobs, readings
from proposals.signals import version_ready
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies how identities are kept in every virtual world it serves.")
RECORD = paragraphs("2", "Record", "The record of what each user did is required to be stored permanently.")
LATER = paragraphs("2", "Record", "The record of what each user did is recommended to be stored for a long period.")
NAMES = paragraphs("3", "Names", "Operators are asked whether an avatar may be renamed by a guardian at night.")
SHARING = paragraphs("4", "Sharing", "Each platform is required to share the identity record with others on request.")


def numbered(clause, number):
    return paragraphs(number, clause.title, clause.text)


@pytest.fixture
def proposal():
    return factories.proposal()


def upload(*clauses, proposal, **facts) -> Version:
    """What happens when a version was read."""
    version = factories.version(*clauses, proposal=proposal, **facts)
    comparisons.request_for(version)
    version_ready.send(Version, version=version)
    jobs.drain()
    return version


def tick(version, *numbers, by):
    for number in numbers:
        reviews.mark(version, version.current_reading.clauses.get(number=number).key, is_reviewed=True, by=by)
    jobs.drain()


def stand(version, person) -> dict[str, str]:
    """By number of a clause "here", "kept", or the version since which it changed."""
    numbers = dict(version.current_reading.clauses.values_list("key", "number"))
    found = standings(version, [person.pk])[person.pk]
    names = dict(Version.objects.values_list("pk", "number"))
    fields = {}
    for key, one in found.items():
        fields[numbers[key]] = "here" if not one.landing else "kept" if one.is_kept else names[one.landing.old_version]
    return dict(sorted(fields.items()))


def test_a_tick_lasts_while_no_word_changes(proposal, reader):
    old = upload(SCOPE, RECORD, NAMES, SHARING, proposal=proposal, number="N1")
    tick(old, "1", "2", "3", "4", by=reader)
    new = upload(SCOPE, LATER, numbered(SHARING, "3"), numbered(NAMES, "5"), proposal=proposal, number="N2")
    kinds = dict(Change.objects.values_list("sides__clause__number", "kind"))
    assert (kinds["1"], kinds["2"], kinds["5"]) == ("unchanged", "modified", "moved")
    assert stand(new, reader) == {"1": "kept", "2": "N1", "3": "kept", "5": "kept"}
    tick(new, "2", by=reader)
    assert stand(new, reader) == {"1": "kept", "2": "here", "3": "kept", "5": "kept"}
    assert stand(new, factories.person()) == {}


def test_a_tick_reaches_versions_that_are_no_neighbours(proposal, reader):
    first = upload(SCOPE, RECORD, proposal=proposal, number="N1")
    tick(first, "1", "2", by=reader)
    upload(SCOPE, LATER, proposal=proposal, number="N2")
    third = upload(SCOPE, RECORD, proposal=proposal, number="N3")
    assert stand(third, reader) == {"1": "kept", "2": "kept"}


def test_the_nearest_version_that_one_ticked_decides(proposal, reader):
    first = upload(SCOPE, RECORD, proposal=proposal, number="N1")
    second = upload(SCOPE, LATER, proposal=proposal, number="N2")
    tick(first, "1", "2", by=reader)
    tick(second, "2", by=reader)
    third = upload(SCOPE, RECORD, proposal=proposal, number="N3")
    assert stand(third, reader) == {"1": "kept", "2": "N2"}


@pytest.mark.postgres
def test_a_version_may_arrive_late(proposal, reader):
    first = upload(SCOPE, RECORD, proposal=proposal, number="N1", date=date(2023, 1, 1))
    tick(first, "1", "2", by=reader)
    third = upload(SCOPE, LATER, proposal=proposal, number="N3", date=date(2023, 3, 1))
    second = upload(SCOPE, RECORD, proposal=proposal, number="N2", date=date(2023, 2, 1))
    assert stand(second, reader) == {"1": "kept", "2": "kept"}
    assert stand(third, reader) == {"1": "kept", "2": "N1"}
    tick(second, "2", by=reader)
    assert stand(third, reader) == {"1": "kept", "2": "N2"}


def test_a_tick_given_late_in_an_old_version_counts_in_all_later_ones(proposal, reader):
    first = upload(SCOPE, RECORD, proposal=proposal, number="N1")
    upload(SCOPE, LATER, proposal=proposal, number="N2")
    third = upload(SCOPE, LATER, proposal=proposal, number="N3")
    tick(first, "1", "2", by=reader)
    assert stand(third, reader) == {"1": "kept", "2": "N1"}


def test_ticks_never_go_back(proposal, reader):
    old, new = (upload(SCOPE, proposal=proposal, number=number) for number in ("N1", "N2"))
    tick(new, "1", by=reader)
    assert stand(old, reader) == {}


def test_a_pair_that_is_doubtful_keeps_no_tick(proposal, reader):
    old = upload(SCOPE, proposal=proposal, number="N1")
    tick(old, "1", by=reader)
    new = upload(SCOPE, proposal=proposal, number="N2")
    Change.objects.update(confidence=0.5)
    [one] = standings(new, [reader.pk])[reader.pk].values()
    assert one.landing
    assert (one.is_kept, one.landing.fate.kind, one.landing.is_doubtful) == (False, "unchanged", True)


def test_a_tick_taken_away_is_gone_wherever_the_same_words_stand(proposal, reader):
    old = upload(SCOPE, RECORD, proposal=proposal, number="N1")
    tick(old, "1", "2", by=reader)
    new = upload(SCOPE, LATER, proposal=proposal, number="N2")
    for number in ("1", "2"):
        key = new.current_reading.clauses.get(number=number).key
        reviews.mark(new, key, is_reviewed=False, by=reader)
    assert (stand(old, reader), stand(new, reader)) == ({"2": "here"}, {"2": "N1"})


def test_a_new_reading_keeps_the_ticks_of_what_it_reads_alike(proposal, reader):
    version = upload(SCOPE, RECORD, NAMES, proposal=proposal, number="N1")
    tick(version, "1", "2", by=reader)
    key = version.current_reading.clauses.get(number="1").key
    version.current_reading = readings.store(version, factories.outline(SCOPE, LATER, NAMES))
    version.save()
    assert version.current_reading.clauses.get(number="1").key == key
    assert stand(version, reader) == {"1": "here"}
    later = upload(SCOPE, LATER, NAMES, proposal=proposal, number="N2")
    assert stand(later, reader) == {"1": "kept"}


def test_ticks_stay_inside_a_proposal_and_a_language(proposal, reader):
    old = upload(SCOPE, proposal=proposal, number="N1")
    tick(old, "1", by=reader)
    elsewhere = upload(SCOPE, proposal=factories.proposal())
    chinese = upload(SCOPE, proposal=proposal, language="zh")
    comparisons.request(old=old, new=elsewhere)
    jobs.drain()
    assert (stand(elsewhere, reader), stand(chinese, reader)) == ({}, {})


def test_progress_counts_oneself_and_the_team(proposal, reader):
    ben, eve = factories.person("ben"), factories.person("eve")
    factories.team(reader, ben)
    old = upload(SCOPE, RECORD, NAMES, SHARING, proposal=proposal, number="N1")
    tick(old, "1", "2", by=reader)
    tick(old, "3", by=ben)
    tick(old, "4", by=eve)
    new = upload(SCOPE, LATER, NAMES, SHARING, proposal=proposal, number="N2")
    assert colleagues(reader) == [reader.pk, ben.pk]
    assert progress(new, reader, standings(new, colleagues(reader))) == Progress(clauses=4, mine=1, team=2, changed=1)


@pytest.mark.parametrize("many", [1, 3])
def test_the_queries_are_few(proposal, reader, many, django_assert_num_queries):
    words = [
        paragraphs(str(number), "", f"Words of clause {number}, which stay as they are.") for number in range(many)
    ]
    versions = [upload(*words, proposal=proposal) for _ in range(many + 1)]
    for version in versions[:-1]:
        tick(version, *(str(number) for number in range(many)), by=reader)
    with django_assert_num_queries(2):
        assert len(standings(versions[-1], [reader.pk])[reader.pk]) == many
    assert Review.objects.count() == many * many
