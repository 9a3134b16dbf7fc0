"""Each operation of the API shows how it is asked and what it answers. `EXAMPLES=anew` writes the examples anew.

Dear: the sample is loaded, and each of the API's operations is asked.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from drf_spectacular.generators import SchemaGenerator
from jsonschema_rs import Draft202012Validator

from tests.project.walk import FILES, ROOT, Walk

FILE = Path(settings.BASE_DIR / "project/examples.json")


@pytest.fixture(scope="module")
def document():
    return SchemaGenerator().get_schema(request=None, public=True)


def operations(document):
    """All but those that answer with a file."""
    paths = {path: of for path, of in document["paths"].items() if path.removeprefix(ROOT) not in FILES}
    return {(method, path): operation for path, of in paths.items() for method, operation in of.items()}


def bodies(operation):
    """What is asked, and what is answered when all is well, each as (where, media type, what the document says)."""
    asked = operation.get("requestBody", {}).get("content", {})
    yield from (("request", media_type, told) for media_type, told in asked.items())
    for status, response in operation["responses"].items():
        if status.startswith("2"):
            answered = response.get("content", {}).items()
            yield from ((status, media_type, told) for media_type, told in answered)


def is_file(told):
    return told["schema"].get("format") == "binary"


def test_every_operation_has_examples(document):
    missing = [
        (method, path, where)
        for (method, path), operation in operations(document).items()
        for where, _, told in bodies(operation)
        if "example" not in told and not is_file(told)
    ]
    assert missing == []


def test_they_are_as_the_document_says(document):
    wrong = []
    for (method, path), operation in operations(document).items():
        for where, _, told in bodies(operation):
            if not is_file(told):
                schema = plain({**told["schema"], "components": document["components"]})
                check = Draft202012Validator(schema, validate_formats=True)
                wrong += [(method, path, where, fault.message) for fault in check.iter_errors(told["example"])]
    assert wrong == []


def plain(schema: Any) -> Any:
    """In the words of JSON Schema, which knows "nullable" as a type, and no files."""
    if isinstance(schema, list):
        return [plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    fields = {name: plain(value) for name, value in schema.items() if name != "nullable"}
    return {"anyOf": [fields, {"type": "null"}]} if schema.get("nullable") is True else fields


def test_no_example_is_of_an_operation_that_is_gone(document):
    recorded = json.loads(FILE.read_text(encoding="utf-8"))
    assert {tuple(name.split(" ")) for name in recorded} - set(operations(document)) == set()


def test_no_secret_is_shown():
    text = FILE.read_text(encoding="utf-8")
    assert set(re.findall(r"clause_[\w-]+", text)) == {"clause_shown-once"}
    assert re.findall(r"[\w-]{43,}", re.sub(r'"([0-9a-f]{64}|https://www\.[^"]+)"', "", text)) == []


@pytest.mark.django_db
def test_the_api_still_answers_so(document):
    made = Walk(document["paths"]).as_json()
    if os.environ.get("EXAMPLES") == "anew":
        FILE.write_text(made, encoding="utf-8")
    assert shape(json.loads(made)) == shape(json.loads(FILE.read_text(encoding="utf-8")))


def shape(recorded):
    """Which operations there are, and with which statuses they answer."""
    return {name: sorted(told["answers"]) for name, told in recorded.items()}
