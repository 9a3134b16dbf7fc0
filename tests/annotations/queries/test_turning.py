import pytest

from annotations.models import Hint
from annotations.queries.turning import Turned, turning
from annotations.services import hints
from proposals.models import Comparison
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = ("1", "Scope", "This draft specifies scenes in which people meet as avatars, and what they see there.")
GUARD = "The platform shall not keep biometric data of a user longer than 30 days."
KEEPS = "Records of each user shall be stored permanently in files of the platform."
HALL = "People meet in a hall that is drawn once, and leave through the door by which they came in."


def compared(old, new):
    one = factories.version(*(paragraphs(*row) for row in old))
    other = factories.version(*(paragraphs(*row) for row in new), proposal=one.proposal)
    hints.catch_up()
    comparison = comparisons.request(old=one, new=other)
    jobs.drain()
    return Comparison.objects.select_related("old", "new", "new_version").get(pk=comparison.pk)


def test_a_safeguard_that_went_and_a_duty_that_came_with_a_hint_are_told():
    comparison = compared(
        [SCOPE, ("2", "Hall", f"{HALL} {GUARD}")],
        [SCOPE, ("2", "Hall", f"{HALL} {KEEPS}")],
    )
    key = comparison.new.clauses.get(number="2").key
    found = turning(comparison, factories.person())

    assert [(row.key, row.clause, row.sentence) for row in found.gone] == [(key, "2 Hall", GUARD)]
    assert "retention" in found.gone[0].concerns
    assert found.come == [Turned(key, "2 Hall", KEEPS, ["retention"])]


def test_clauses_that_went_or_came_as_a_whole_are_looked_through():
    comparison = compared(
        [SCOPE, ("2", "Guard", GUARD)], [SCOPE, ("2", "Trams", "Trams run each night."), ("3", "Files", KEEPS)]
    )
    found = turning(comparison, factories.person())

    assert [(row.clause, row.sentence) for row in found.gone] == [("2 Guard", GUARD)]
    assert found.gone[0].key == comparison.old.clauses.get(number="2").key
    assert [(row.clause, row.sentence, row.concerns) for row in found.come] == [("3 Files", KEEPS, ["retention"])]


def test_what_moved_binds_nobody_or_was_dismissed_is_not_told():
    ana = factories.person()
    team = factories.team(ana)
    comparison = compared(
        [SCOPE, ("2", "Hall", f"{HALL} {GUARD}"), ("3", "Trams", "Trams run each night.")],
        [SCOPE, ("2", "Hall", HALL), ("3", "Trams", f"Trams run each night. {GUARD}"), ("4", "Files", KEEPS)],
    )
    assert turning(comparison, ana).gone == []
    for hint in Hint.objects.filter(version=comparison.new_version):
        hints.decide(hint, "dismissed", by=ana, team=team)
    assert turning(comparison, ana).come == []
    assert len(turning(comparison, factories.person()).come) == 1


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    comparison = compared(
        [SCOPE, *((f"{n}", f"Hall {n}", f"{HALL} {GUARD}") for n in range(2, 6))],
        [SCOPE, *((f"{n}", f"Hall {n}", f"{HALL} {KEEPS}") for n in range(2, 6))],
    )
    person = factories.person()
    with django_assert_num_queries(4):
        assert len(turning(comparison, person).come) == 4
