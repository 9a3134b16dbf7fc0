"""A value of another kind than the document names is refused, in words that say what is wanted."""

import pytest
from rest_framework.exceptions import ValidationError

from proposals.api.values import Truth
from tests import factories
from tests.clients import api, problem

pytestmark = pytest.mark.django_db

SOME = "Some fields need another value."


@pytest.fixture
def owner(owner):
    owner.is_superuser = True
    owner.save()
    return owner


def refused(**errors: list[str]) -> tuple[int, dict[str, object]]:
    return 400, problem(400, "Bad Request", SOME, **errors)


@pytest.mark.parametrize("value", [0, 1.5, True])
def test_what_is_no_string_is_refused(owner, value):
    answer = api(owner).post("/api/v1/bodies/", {"name": value, "short_name": "X"})
    assert (answer.status_code, answer.json()) == refused(name=["Please give a string."])


@pytest.mark.parametrize("value", [0, "yes", "true", "null"])
def test_true_and_false_are_no_words(value):
    with pytest.raises(ValidationError) as no:
        Truth().run_validation(value)
    assert no.value.detail == ["Please give true or false."]


@pytest.mark.parametrize("value", ["2023-09-01", "2023-09-01T12:00:00", 5, "soon", "2023-99-01T12:00:00Z"])
def test_a_moment_has_its_time_zone(owner, value):
    version = factories.version(factories.paragraphs("1", "Scope", "Text."))
    fields = {"version": version.slug, "team": owner.memberships.get().team.slug, "title": "T", "deadline": value}
    answer = api(owner).post("/api/v1/consultations/", fields)
    sentence = "Please give date, time and zone, such as 2023-09-01T12:00:00Z."
    assert (answer.status_code, answer.json()) == refused(deadline=[sentence])


def test_an_empty_id_is_none(owner):
    answer = api(owner).post("/api/v1/invitations/", {"team": "", "email": "a@b.example"})
    assert (answer.status_code, answer.json()) == refused(team=["Please give its id, a string."])


def test_an_object_is_no_list_of_ids(owner):
    plea = {"team": owner.memberships.get().team.slug, "title": "T", "text": "T.", "articles": {}}
    answer = api(owner).post("/api/v1/arguments/", plea)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["articles"])


@pytest.mark.parametrize(
    ("address", "errors"),
    [
        ("versions/?date=", {"date": ["Please give a value, or leave this filter out."]}),
        ("versions/?proposal=", {"proposal": ["Please give a value, or leave this filter out."]}),
        ("versions/?date=01/02/2023", {"date": ["Enter a valid date."]}),
        ("jobs/?mine=null", {"mine": ["Please give true or false."]}),
        ("jobs/?mine=yes", {"mine": ["Please give true or false."]}),
        ("search/?q=text&every_version=1", {"every_version": ["Please give true or false."]}),
        ("search/?q=text&proposal=", {"proposal": ["Please give its id, a string."]}),
        ("proposals/?restricted=1", {"restricted": ["Please give true or false."]}),
    ],
)
def test_a_filter_that_says_nothing_is_refused(owner, address, errors):
    answer = api(owner).get(f"/api/v1/{address}")
    assert (answer.status_code, answer.json()) == refused(**errors)


@pytest.mark.parametrize(("asked", "count"), [("", 1), ("?restricted=true", 0), ("?restricted=false", 1)])
def test_true_and_false_narrow_a_list(owner, asked, count):
    factories.proposal()
    assert len(api(owner).get(f"/api/v1/proposals/{asked}").json()["results"]) == count
