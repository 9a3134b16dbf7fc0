import pytest
from rest_framework.test import APIClient

from proposals.models import Scope, Token
from proposals.services import tokens
from tests import factories
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


def test_a_secret_is_shown_once():
    ana = factories.person("ana")
    made = api(ana).post("/api/v1/tokens/", {"name": "laptop"})
    token = Token.objects.get()
    assert made.status_code == 201
    assert made["Location"] == f"/api/v1/tokens/{token.slug}/"
    assert tokens.owner(made.json()["secret"]) == ana
    listed = api(ana).get("/api/v1/tokens/").json()["results"]
    assert [(row["id"], row["name"], "secret" in row) for row in listed] == [(token.slug, "laptop", False)]


def test_revoking_takes_it_off_the_list():
    ana = factories.person("ana")
    token, secret = tokens.make(ana, "laptop")
    assert api(ana).delete(f"/api/v1/tokens/{token.slug}/").status_code == 204
    assert tokens.owner(secret) is None
    assert api(ana).get("/api/v1/tokens/").json()["results"] == []
    assert api(ana).delete(f"/api/v1/tokens/{token.slug}/").status_code == 404


def test_other_peoples_tokens_are_not_there():
    token, _ = tokens.make(factories.person(), "laptop")
    answer = api(factories.person()).delete(f"/api/v1/tokens/{token.slug}/")
    assert (answer.status_code, answer.json()) == (404, UNSEEN)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("scope", "listed"), [("read", ["laptop"]), ("edit", ["laptop"]), ("administer", ["laptop", "phone"])]
)
def test_a_key_that_does_not_administer_tells_of_itself_alone(scope, listed):
    ana = factories.person("ana")
    tokens.make(ana, "phone")
    _key, secret = tokens.make(ana, "laptop", scope=Scope(scope))
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    answer = client.get("/api/v1/tokens/", {"ordering": "name"})
    assert [row["name"] for row in answer.json()["results"]] == listed


def test_a_token_needs_a_name():
    answer = api(factories.person()).post("/api/v1/tokens/", {"name": ""})
    assert (answer.status_code, answer.json()["errors"]) == (400, {"name": ["This field may not be blank."]})
