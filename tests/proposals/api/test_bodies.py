import pytest

from proposals.models import Body, Role
from tests import factories
from tests.clients import api, problem

pytestmark = pytest.mark.django_db


def test_bodies_are_listed_and_filtered_by_country():
    factories.body()
    china = factories.body(name="Committee on Virtual Worlds", short_name="CVW", country="CN")
    rows = api(factories.person()).get("/api/v1/bodies/?country=CN").json()["results"]
    assert rows == [
        {"id": china.slug, "name": "Committee on Virtual Worlds", "short_name": "CVW", "country": "CN"},
    ]


def test_the_admin_makes_a_body_and_an_owner_does_not():
    admin, owner = factories.person(is_superuser=True), factories.person()
    factories.team(owner, role=Role.OWNER)
    fields = {"name": "Focus Group on Virtual Worlds", "short_name": "FG-VW"}
    assert api(owner).post("/api/v1/bodies/", fields).status_code == 403
    made = api(admin).post("/api/v1/bodies/", fields)
    body = Body.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/bodies/{body.slug}/")
    assert made.json() == {**fields, "id": body.slug, "country": ""}


def test_two_bodies_of_one_name_are_refused():
    factories.body(name="Focus Group", short_name="FG")
    answer = api(factories.person(is_superuser=True)).post(
        "/api/v1/bodies/", {"name": "focus group", "short_name": "FG"}
    )
    assert answer.json() == problem(400, "Bad Request", "A body of this name is here already.")


@pytest.mark.parametrize("cursor", ["a", "cD1hYmM=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk="])
def test_a_wrong_cursor_is_not_found(cursor):
    answer = api(factories.person()).get(f"/api/v1/bodies/?cursor={cursor}")
    assert answer.json() == problem(404, "Not Found", "Invalid cursor")


def test_lists_come_in_pages():
    bodies = [factories.body() for _ in range(3)]
    client = api(factories.person())
    first = client.get("/api/v1/bodies/?page_size=2").json()
    second = client.get(first["next"]).json()
    assert [row["id"] for row in first["results"] + second["results"]] == [body.slug for body in bodies]
    assert (first["previous"], second["next"]) == (None, None)


@pytest.mark.parametrize("size", ["0", "-1", "many", "null", "٣"])
def test_a_wrong_size_of_page_is_refused(size):
    answer = api(factories.person()).get(f"/api/v1/bodies/?page_size={size}")
    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        {"page_size": ["Please give a number from 1 to 200."]},
    )


@pytest.mark.postgres
@pytest.mark.parametrize("size", ["201", "9" * 5000])
def test_a_page_has_200_rows_at_most(size):
    Body.objects.bulk_create(Body(name=f"Body {n}", short_name=f"B{n}") for n in range(201))
    page = api(factories.person()).get(f"/api/v1/bodies/?page_size={size}").json()
    assert len(page["results"]) == 200
