"""The OpenAPI document keeps its word."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def paths():
    return SchemaGenerator().get_schema(request=None, public=True)["paths"]


def test_it_is_valid_and_without_warnings():
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


@pytest.mark.parametrize(
    ("path", "method", "statuses"),
    [
        ("/bodies/", "get", "200 304 400 401 404 406 429"),
        ("/versions/", "post", "202 400 401 403 406 409 413 415 422 429 507"),
        ("/versions/{id}/", "get", "200 304 400 401 404 406 410 429"),
        ("/versions/{version}/clauses/", "get", "200 304 400 401 404 406 409 410 429"),
        ("/comparisons/", "post", "200 202 400 401 403 406 410 413 415 422 429"),
        ("/annotations/{id}/", "patch", "200 400 401 403 404 406 410 412 413 415 429"),
        ("/annotations/{id}/", "delete", "204 401 403 404 406 412 429"),
        ("/comment-sets/{id}/export/{form}/", "get", "200 304 400 401 404 429"),
        ("/tokens/", "post", "201 400 401 403 406 413 415 429"),
        ("/me/", "get", "200 304 400 401 406 429"),
    ],
)
def test_every_status_is_told(paths, path, method, statuses):
    assert sorted(paths[f"/api/v1{path}"][method]["responses"]) == statuses.split()


def test_every_operation_says_what_it_does(paths):
    said = {(path, method): operation.get("summary") for path, of in paths.items() for method, operation in of.items()}
    assert [key for key, summary in said.items() if not summary or summary == "OK"] == []


def test_it_is_json():
    assert Client().get("/api/v1/openapi.json").json()["info"]["title"] == "Clauseline"


def test_its_page_loads_nothing_from_elsewhere():
    page = Client().get("/api/docs/")
    assert page.status_code == 200
    assert "://" not in page.content.decode().replace("http://www.w3.org/2000/svg", "")
    assert "script-src 'self'" in page["Content-Security-Policy"]
