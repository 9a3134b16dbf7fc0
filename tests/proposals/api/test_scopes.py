from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from rest_framework.permissions import SAFE_METHODS
from rest_framework.test import APIClient

from proposals.models import Role, Scope, Token
from proposals.services import tokens
from tests import factories

pytestmark = pytest.mark.django_db

WRITING = {"post", "put", "patch", "delete"}


def program(scope: Scope, **facts: Any) -> APIClient:
    person = factories.person()
    factories.team(person, role=Role.OWNER)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {tokens.make(person, 'laptop', scope=scope, **facts)[1]}")
    return client


def api_patterns(resolver: URLResolver, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for one in resolver.url_patterns:
        address = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            found += api_patterns(one, address)
        elif address.startswith("api/v1/"):
            found.append((address, one))
    return found


def test_every_operation_that_changes_something_says_which_scope_it_needs():
    silent, seen = [], 0
    for address, pattern in api_patterns(get_resolver()):
        actions = getattr(pattern.callback, "actions", None) or {}
        if not WRITING & set(actions):
            continue
        seen += 1
        view: Any = pattern.callback
        if not isinstance(getattr(view.cls, "writes", None), Scope):
            silent.append(address)
    assert silent == []
    assert seen > 40


def test_the_document_says_the_scope_of_every_operation():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    fields = {(method, path): one for path, operations in paths.items() for method, one in operations.items()}
    assert len(fields) > 100
    for (method, path), operation in fields.items():
        assert operation["x-scope"] in Scope.values, path
        assert (operation["x-scope"] == "read") == (method.upper() in SAFE_METHODS), path
        assert f"`{operation['x-scope']}`" in operation["description"], path
    needs = {path.removeprefix("/api/v1"): one["x-scope"] for (method, path), one in fields.items() if method == "post"}
    assert needs["/annotations/"] == "annotate"
    assert needs["/proposals/"] == "edit"
    assert needs["/tokens/"] == needs["/invitations/"] == "administer"


@pytest.mark.parametrize(
    ("scope", "statuses"),
    [
        (Scope.READ, [200, 403, 403, 403]),
        (Scope.ANNOTATE, [200, 400, 403, 403]),
        (Scope.EDIT, [200, 400, 400, 403]),
        (Scope.ADMINISTER, [200, 400, 400, 400]),
    ],
)
def test_each_scope_includes_those_before_it(scope: Scope, statuses: list[int]):
    client = program(scope)
    asked = ("/api/v1/annotations/", "/api/v1/proposals/", "/api/v1/tokens/")
    answers = [client.get("/api/v1/teams/"), *(client.post(address, {}) for address in asked)]
    assert [answer.status_code for answer in answers] == statuses


def test_the_sentence_says_what_is_needed():
    answer = program(Scope.ANNOTATE).post("/api/v1/proposals/", {})
    assert answer.json()["detail"] == "This token is for “annotate” alone; this needs one for “edit”."


def test_what_cannot_be_done_at_all_is_no_matter_of_scopes():
    assert program(Scope.ADMINISTER).post("/api/v1/concerns/", {}).status_code == 405


def test_the_widest_scope_counts_and_a_word_that_is_none_is_refused():
    client = program(Scope.ADMINISTER)
    made = client.post("/api/v1/tokens/", {"name": "a", "scopes": ["annotate", "read"]}).json()
    assert made["scopes"] == ["read", "annotate"]
    listed = client.get("/api/v1/tokens/?fields=name,scopes").json()["results"]
    assert {row["name"]: row["scopes"] for row in listed}["a"] == ["read", "annotate"]
    for wrong in ([], ["write"], "read", [1], None):
        answer = client.post("/api/v1/tokens/", {"name": "a", "scopes": wrong})
        assert (answer.status_code, list(answer.json()["errors"])) == (400, ["scopes"])


def test_what_nobody_asks_for_is_not_given():
    made = program(Scope.ADMINISTER).post("/api/v1/tokens/", {"name": "a"}).json()
    assert made["scopes"] == ["read"]


def test_a_token_makes_none_that_lasts_longer():
    ends = timezone.now() + timedelta(days=10)
    client = program(Scope.ADMINISTER, expires_at=ends)
    longer = (ends + timedelta(days=1)).isoformat()
    assert client.post("/api/v1/tokens/", {"name": "a", "expires_at": longer}).status_code == 403
    assert client.post("/api/v1/tokens/", {"name": "a"}).status_code == 201
    assert Token.objects.get(name="a").expires_at == ends


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_token_ends_within_a_year(days: int):
    ends = (timezone.now() + timedelta(days=days)).isoformat()
    answer = program(Scope.ADMINISTER).post("/api/v1/tokens/", {"name": "a", "expires_at": ends})
    assert (answer.status_code, answer.json()["detail"]) == (400, "A token ends in the future, and within a year.")
    assert program(Scope.ADMINISTER).post("/api/v1/tokens/", {"name": "a", "expires_at": None}).status_code == 400


@pytest.mark.postgres
def test_one_that_has_ended_is_not_listed():
    client = program(Scope.ADMINISTER)
    token = Token.objects.get()
    other = tokens.make(token.user, "old")[0]
    Token.objects.filter(pk=other.pk).update(expires_at=timezone.now())
    assert [row["id"] for row in client.get("/api/v1/tokens/").json()["results"]] == [token.slug]
