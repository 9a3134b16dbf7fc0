import pytest

from proposals.models import AuditEvent
from proposals.services import audit
from tests import factories
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    ana = factories.person(is_superuser=True)
    api(ana).post("/api/v1/bodies/", {"name": "Example Body", "short_name": "EB"})
    audit.chain()
    return AuditEvent.objects.get()


def test_admins_read_the_record_of_acts(event):
    admin = api(factories.person(is_superuser=True))
    row = admin.get(f"/api/v1/audit/{event.seq}/").json()
    assert row == {
        "seq": 1,
        "at": event.at.isoformat().replace("+00:00", "Z"),
        "actor": event.actor,
        "verb": "added",
        "object": event.object,
        "facts": {},
        "previous": "",
        "hash": event.hash,
    }
    for query in ("verb=added", "object=body:", f"actor={event.actor}"):
        assert admin.get(f"/api/v1/audit/?{query}").json()["results"] == [row]
    assert admin.get("/api/v1/audit/?verb=frozen").json()["results"] == []


@pytest.mark.postgres
def test_what_waits_to_be_chained_is_listed_and_not_among_what_is_in_order(event):
    audit.record("changed", factories.body(), by=None)
    admin = api(factories.person(is_superuser=True))
    rows = admin.get("/api/v1/audit/").json()["results"]
    assert [(row["seq"], row["hash"]) for row in rows] == [(1, event.hash), (None, "")]
    for ordering in ("seq", "-seq"):
        rows = admin.get(f"/api/v1/audit/?ordering={ordering}").json()["results"]
        assert [row["seq"] for row in rows] == [1]


@pytest.mark.parametrize("path", ["", "1/"])
def test_for_others_there_is_none(event, path):
    assert api(factories.person()).get(f"/api/v1/audit/{path}").json() == UNSEEN


def test_a_number_beyond_every_column_is_not_there():
    admin = api(factories.person(is_superuser=True))
    assert admin.get(f"/api/v1/audit/{'9' * 40}/").json() == UNSEEN
