from typing import Any

import pytest
from rest_framework.test import APIClient

from proposals.services import tokens
from tests import factories

pytestmark = pytest.mark.django_db


def statuses(times, **headers):
    return [APIClient().get("/api/v1/bodies/", **headers) for _ in range(times)]


def test_programs_ask_so_often_and_no_more(settings):
    settings.API_RATE = "2/min"
    ana = factories.person()
    header = {"HTTP_AUTHORIZATION": f"Bearer {tokens.make(ana, 'laptop')[1]}"}
    first, second, third = statuses(3, **header)
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert 0 < int(third["Retry-After"]) <= 60
    assert third["Content-Type"] == "application/problem+json"


def test_another_token_of_the_same_person_counts_with_the_first(settings):
    settings.API_RATE = "1/min"
    ana = factories.person()
    headers = [{"HTTP_AUTHORIZATION": f"Bearer {tokens.make(ana, name)[1]}"} for name in ("one", "two")]
    assert [statuses(1, **header)[0].status_code for header in headers] == [200, 429]


def test_anonymous_people_of_a_public_site_ask_less_often(settings):
    settings.PUBLIC_SITE, settings.API_RATE_ANONYMOUS = True, "1/min"
    assert [answer.status_code for answer in statuses(2)] == [200, 429]


def test_without_a_rate_there_is_no_limit(settings):
    settings.PUBLIC_SITE, settings.API_RATE_ANONYMOUS = True, ""
    assert [answer.status_code for answer in statuses(3)] == [200, 200, 200]


def test_browsers_are_not_counted(settings, client):
    settings.API_RATE = settings.API_RATE_ANONYMOUS = "1/min"
    client.force_login(factories.person())
    assert [client.get("/api/v1/bodies/").status_code for _ in range(3)] == [200, 200, 200]


def test_every_answer_says_how_many_requests_are_left(settings):
    settings.API_RATE = "3/min"
    header: dict[str, Any] = {"HTTP_AUTHORIZATION": f"Bearer {tokens.make(factories.person(), 'laptop')[1]}"}
    found = [*statuses(2, **header), APIClient().get("/api/v1/teams/none/", **header), *statuses(1, **header)]
    assert [answer.status_code for answer in found] == [200, 200, 404, 429]
    assert {answer["RateLimit-Policy"] for answer in found} == {'"person";q=3;w=60'}
    assert [answer["RateLimit"].rpartition(";t=")[0] for answer in found] == [
        f'"person";r={left}' for left in (2, 1, 0, 0)
    ]


def test_who_is_not_counted_is_told_nothing(settings, client):
    client.force_login(factories.person())
    assert "RateLimit" not in client.get("/api/v1/bodies/")
