"""What somebody new has done since the sample was loaded, told from rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from annotations.models import FirstStepsOff, HintDecision
from annotations.queries.first_steps import first_steps
from annotations.services import annotations as service
from annotations.services import comment_sets, hints, reviews
from annotations.services import first_steps as starting
from project.sample import loading
from proposals.models import Role, User, Version
from proposals.services import orders
from tests import factories, large
from tests.annotations.remarks import remark

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sample, loaded once."""
    with django_db_blocker.unblock(), large.for_a_module():
        loading.load()
        yield


@pytest.fixture
def newcomer(sample: None) -> User:
    return User.objects.get(username="reviewer")


@pytest.fixture
def draft(newcomer: User) -> Version:
    return Version.objects.get(number="FGXW-O-088")


def done(person: User) -> list[str]:
    steps = first_steps(person)
    assert steps
    return [step.name for step in steps.steps if step.is_done]


def test_what_the_sample_did_in_ones_name_is_not_ones_own(newcomer):
    assert done(newcomer) == []


def test_each_is_ticked_by_what_one_did(newcomer, draft):
    clause = draft.current_reading.clauses.get(number="9.2")
    reviews.mark(draft, clause.key, is_reviewed=True, by=newcomer)
    assert done(newcomer) == ["change"]
    hints.decide(draft.hints.filter(key=clause.key).latest("pk"), "dismissed", by=newcomer)
    assert done(newcomer) == ["change", "hint"]
    said = remark(draft, newcomer, newcomer.teams.get(), number="9.2")
    assert done(newcomer) == ["change", "hint", "annotation"]
    steps = first_steps(newcomer)
    assert steps and not steps.are_done
    orders.now(comment_sets.order(said.version.consultations.get().comment_sets.get(), "csv", by=newcomer), by=newcomer)
    steps = first_steps(newcomer)
    assert steps and steps.are_done
    service.delete(said, by=newcomer)
    reviews.mark(draft, clause.key, is_reviewed=False, by=newcomer)
    assert done(newcomer) == ["hint", "export"]
    assert done(User.objects.get(username="editor")) == []


def test_they_lead_to_a_weakened_clause_with_open_hints(newcomer, draft):
    steps = first_steps(newcomer)
    assert steps
    key = draft.current_reading.clauses.get(number="9.2").key
    assert [(step.route, step.place == key) for step in steps.steps] == [
        ("comparison", True),
        ("version", True),
        ("version", False),
        ("comment-set", False),
    ]
    HintDecision.objects.bulk_create(
        HintDecision(hint=hint, team=newcomer.teams.get(), state="dismissed", decided_at=timezone.now())
        for hint in draft.hints.filter(decisions=None)
    )
    assert first_steps(newcomer) is not None


def test_they_cost_one_query_where_no_sample_is(django_assert_num_queries):
    factories.team(person := factories.person())
    with django_assert_num_queries(1):
        assert first_steps(person) is None


def test_they_cost_one_query_where_they_are_away(newcomer, django_assert_num_queries):
    starting.put_away(newcomer)
    with django_assert_num_queries(1):
        steps = first_steps(newcomer)
    assert steps
    assert (steps.are_away, steps.steps) == (True, ())


def test_they_cost_eight_queries_on_the_sample(newcomer, django_assert_num_queries):
    with django_assert_num_queries(8):
        first_steps(newcomer)


def test_they_are_for_who_reviews_there_and_until_they_hide_them(newcomer, client):
    assert first_steps(User.objects.get(username="reader")) is None
    assert first_steps(factories.person()) is None
    assert first_steps(factories.member(newcomer.teams.get(), Role.REVIEWER)) is not None
    client.force_login(newcomer)
    assert "0 of 4 done" in client.get(reverse("desk")).text
    assert client.post(reverse("first-steps"))["Location"] == reverse("desk")
    assert "of 4 done" not in client.get(reverse("desk")).text
    starting.put_away(newcomer)
    assert FirstStepsOff.objects.count() == 1
    assert 'name="again"' in client.get(reverse("desk")).text
    client.post(reverse("first-steps"), {"again": ""})
    desk = client.get(reverse("desk")).text
    assert "0 of 4 done" in desk
    assert 'name="again"' not in desk
