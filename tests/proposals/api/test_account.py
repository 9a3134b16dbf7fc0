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


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("language", "xx", '"xx" is not a valid choice.'),
        ("time_zone", "Nowhere/Here", "There is no time zone called Nowhere/Here."),
        ("time_zone", "Europe/../Zurich", "Please give the name of a time zone, such as Europe/Zurich."),
    ],
)
def test_a_language_and_a_time_zone_exist(field, value, sentence):
    answer = api(factories.person()).patch("/api/v1/me/", {field: value})
    assert (answer.status_code, answer.json()["errors"]) == (400, {field: [sentence]})


def test_a_name_is_not_an_account():
    ana = factories.person("ana")
    assert api(ana).patch("/api/v1/me/", {"username": "bo", "name": "Bo"}).json()["username"] == "ana"
