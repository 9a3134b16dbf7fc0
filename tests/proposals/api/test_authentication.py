import pytest
from rest_framework.test import APIClient

from proposals.models import Token
from proposals.services import tokens
from tests import factories
from tests.clients import confirm, problem

pytestmark = pytest.mark.django_db


def bearer(secret: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def test_a_token_opens_the_api():
    ana = factories.person("ana")
    _, secret = tokens.make(ana, "laptop")
    answer = bearer(secret).get("/api/v1/me/")
    assert (answer.status_code, answer.json()["username"]) == (200, "ana")
    assert (tokens.keep_uses(), Token.objects.get().used_at is not None) == (1, True)


@pytest.mark.parametrize("secret", ["clause_wrong", "", "a b"])
def test_an_unknown_token_is_refused(secret):
    answer = bearer(secret).get("/api/v1/proposals/")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == problem(401, "Unauthorized", "This token is not known, has ended, or was revoked.")


def test_a_revoked_token_and_one_of_a_closed_account_are_refused():
    ana = factories.person("ana")
    revoked, secret = tokens.make(ana, "old")
    tokens.revoke(revoked)
    assert bearer(secret).get("/api/v1/me/").status_code == 401
    _, other = tokens.make(ana, "new")
    ana.is_active = False
    ana.save()
    assert bearer(other).get("/api/v1/me/").status_code == 401


def test_without_sign_in_there_is_nothing():
    answer = APIClient().get("/api/v1/proposals/")
    assert (answer.status_code, answer.json()["detail"]) == (401, "Authentication credentials were not provided.")


def test_on_a_public_site_everyone_reads_and_nobody_unknown_writes(settings):
    settings.PUBLIC_SITE = True
    proposal = factories.proposal()
    factories.proposal(teams=[factories.team()])
    client = APIClient()
    assert [row["id"] for row in client.get("/api/v1/proposals/").json()["results"]] == [proposal.slug]
    assert client.post("/api/v1/comparisons/", {}).status_code == 401
    assert client.get("/api/v1/me/").status_code == 401
    assert client.get("/api/v1/tokens/").json()["results"] == []
    assert client.get("/api/v1/teams/").json()["results"] == []


def test_a_browser_needs_its_csrf_token_to_write():
    ana = factories.person("ana")
    client = APIClient()
    client.force_login(ana)
    confirm(client)
    client.handler.enforce_csrf_checks = True
    client.cookies.pop("csrftoken", None)
    assert client.get("/api/v1/me/").status_code == 200
    refused = client.post("/api/v1/tokens/", {"name": "laptop"})
    assert (refused.status_code, refused.json()["detail"]) == (403, "CSRF Failed: CSRF cookie not set.")
    client.cookies["csrftoken"] = "a" * 32
    assert client.post("/api/v1/tokens/", {"name": "laptop"}, HTTP_X_CSRFTOKEN="a" * 32).status_code == 201


def test_a_password_makes_a_token_but_opens_nothing_else():
    factories.person("ana")
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION="Basic YW5hOmEgZ29vZCBwYXNzIHBocmFzZQ==")
    made = client.post("/api/v1/tokens/", {"name": "laptop"})
    assert made.status_code == 201
    assert bearer(made.json()["secret"]).get("/api/v1/me/").json()["username"] == "ana"
    assert client.get("/api/v1/me/").status_code == 401


def test_passwords_cannot_be_guessed_at_speed():
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION="Basic YW5hOndyb25n")
    assert [client.get("/api/v1/tokens/").status_code for _ in range(6)] == [401] * 5 + [429]
    assert 0 < int(client.get("/api/v1/tokens/")["Retry-After"]) <= 300


@pytest.mark.postgres
def test_the_last_use_is_noted_by_the_minute_and_written_down_later(django_assert_num_queries, time_machine):
    time_machine.move_to("2023-06-12T12:00:00Z", tick=False)
    _, secret = tokens.make(factories.person("ana"), "laptop")
    client = bearer(secret)
    kept = []
    for moment in ("12:00:00", "12:00:30", "12:02:00"):
        time_machine.move_to(f"2023-06-12T{moment}Z", tick=False)
        with django_assert_num_queries(2):
            client.get("/api/v1/bodies/")
        kept.append((tokens.keep_uses(), Token.objects.get().used_at.isoformat()))
    noon, later = "2023-06-12T12:00:00+00:00", "2023-06-12T12:02:00+00:00"
    assert kept == [(1, noon), (0, noon), (1, later)]
