import pytest

from tests import factories
from tests.clients import api

pytestmark = pytest.mark.django_db


def test_one_says_of_oneself_something_else():
    ana = factories.person("ana", name="Ana", credit="Ana, Charter")
    answer = api(ana).patch("/api/v1/me/", {"language": "fr", "time_zone": "Europe/Paris"})
    row = answer.json()
    assert (answer.status_code, row["name"], row["credit"]) == (200, "Ana", "Ana, Charter")
    assert (row["language"], row["time_zone"]) == ("fr", "Europe/Paris")
    assert answer["ETag"] == api(ana).get("/api/v1/me/")["ETag"]


@pytest.mark.parametrize(("field", "value"), [("language", "xx"), ("time_zone", "Nowhere/Here")])
def test_a_language_and_a_time_zone_exist(field, value):
    answer = api(factories.person()).patch("/api/v1/me/", {field: value})
    assert (answer.status_code, answer.json()["errors"]) == (400, {field: [f'"{value}" is not a valid choice.']})


def test_a_name_is_not_an_account():
    ana = factories.person("ana")
    assert api(ana).patch("/api/v1/me/", {"username": "bo", "name": "Bo"}).json()["username"] == "ana"
