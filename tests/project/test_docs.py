import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from tests.clients import problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/api/v1/me", "/api/v1/nothing/", "/api/v1/bodies/%21/", "/api/v2/"])
def test_what_is_no_address_says_so(address, method):
    answer = getattr(Client(), method)(address)
    sentence = "The API has no such address. All of its addresses end with a slash."
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == problem(404, "Not Found", sentence)


def test_the_guide_names_every_noun_and_every_act():
    guide = Path(settings.BASE_DIR / "docs/guide/api.md").read_text(encoding="utf-8")
    named = set(re.findall("`([^`]+)`", re.sub("```.*?```", "", guide, flags=re.DOTALL)))
    paths = [path.removeprefix("/api/v1") for path in SchemaGenerator().get_schema(request=None, public=True)["paths"]]
    assert len(paths) > 60
    assert [path for path in paths if not is_named(path, named)] == []


def is_named(path: str, named: set[str]) -> bool:
    """Whether the guide names a noun, or, where a path goes on behind it, the word for what is done there."""
    noun = re.fullmatch(r"(.*?/)(?:\{\w+\}/)?", path)
    if noun and noun[1] in named:
        return True
    before, _, act = path.strip("/").removesuffix("/{form}").rpartition("/")
    return act in named and is_named(f"/{before}/", named)
