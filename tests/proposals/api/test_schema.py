"""The OpenAPI document keeps its word."""

from __future__ import annotations

import re
from io import StringIO
from zoneinfo import available_timezones

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from annotations.exporting import FORMATS
from proposals.services.exports import COMPARISON_FORMATS

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
        ("/comment-sets/{id}/export/{form}/", "get", "200 202 304 400 401 404 429"),
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


@pytest.fixture(scope="module")
def document():
    return SchemaGenerator().get_schema(request=None, public=True)


def operations(document):
    return [(path, method, told) for path, of in document["paths"].items() for method, told in of.items()]


def objects(told):
    """All objects in it."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []


def test_it_says_who_is_asked_and_where(document):
    assert document["info"]["contact"]["name"] and document["servers"][0]["url"] == "/"


def test_no_two_operations_have_one_id(document):
    ids = [told["operationId"] for _, _, told in operations(document)]
    assert len(ids) == len(set(ids)) > 100


def test_every_tag_is_described_and_every_operation_too(document):
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    assert {tag for _, _, told in operations(document) for tag in told["tags"]} == described
    assert [path for path, _, told in operations(document) if not told.get("description")] == []


def test_no_component_is_unused_and_none_is_missing(document):
    used = {one["$ref"].rpartition("/")[2] for one in objects(document) if isinstance(one.get("$ref"), str)}
    assert used == document["components"]["schemas"].keys()


def test_no_body_takes_more_than_is_told(document):
    asked = {name: told for name, told in document["components"]["schemas"].items() if name.endswith("Request")}
    assert [name for name, told in asked.items() if told.get("additionalProperties") is not False] == []
    assert len(asked) > 30


def test_every_text_and_list_in_a_request_has_a_limit(document):
    asked = {name: told for name, told in document["components"]["schemas"].items() if name.endswith("Request")}
    assert [one for one in objects(asked) if "type" in one and endless(one)] == []


def endless(schema):
    """Whether a value of it may be of any length."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    bounds = {"maxLength", "enum", "const", "$ref"} & schema.keys() or schema.get("format") in ("date", "date-time")
    is_file = schema.get("format") == "binary" or "contentMediaType" in schema
    return ("string" in kinds and not bounds and not is_file) or ("array" in kinds and "maxItems" not in schema)


def test_what_was_written_before_the_limits_is_told(document):
    fields = {name: one for name, one in document["components"]["schemas"].items() if not name.endswith("Request")}
    assert "maxLength" not in fields["Annotation"]["properties"]["comment"]


def test_a_time_zone_is_a_string_of_a_form(document):
    for name in ("PatchedAccountRequest", "ConsultationRequest"):
        zone = document["components"]["schemas"][name]["properties"]["time_zone"]
        assert (zone["type"], zone["maxLength"], "enum" in zone) == ("string", 60, False)
        found = re.compile(zone["pattern"])
        assert [one for one in available_timezones() if not found.fullmatch(one)] == []


def test_options_are_told_by_name(document):
    upload = document["components"]["schemas"]["UploadRequest"]["properties"]["options"]
    (name,) = [one["$ref"].rpartition("/")[2] for one in objects(upload) if "$ref" in one]
    assert document["components"]["schemas"][name]["properties"].keys() == {"tracked"}


@pytest.mark.parametrize(("path", "exporters"), [("comment-sets", FORMATS), ("comparisons", COMPARISON_FORMATS)])
def test_exports_tell_their_media_types(paths, path, exporters):
    told = paths[f"/api/v1/{path}/{{id}}/export/{{form}}/"]["get"]["responses"]["200"]["content"]
    assert {one.media_type.partition(";")[0] for one in exporters.values()} <= told.keys()
    assert "*/*" not in told


def test_rows_may_come_in_part_where_fields_are_asked_for(document, paths):
    (row,) = paths["/api/v1/bodies/{id}/"]["get"]["responses"]["200"]["content"].values()
    assert [one["$ref"].rpartition("/")[2] for one in row["schema"]["anyOf"]] == ["Body", "BodyInPart"]
    assert "required" not in document["components"]["schemas"]["BodyInPart"]
    rows = document["components"]["schemas"]["PaginatedBodyList"]["properties"]["results"]
    assert rows["items"] == row["schema"]
