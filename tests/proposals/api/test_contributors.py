import pytest

from proposals.models import Contributor, Role
from tests import factories
from tests.clients import api, problem

pytestmark = pytest.mark.django_db


def test_a_reviewer_makes_a_contributor_once():
    reviewer = factories.person()
    factories.team(reviewer)
    made = api(reviewer).post("/api/v1/contributors/", {"name": "Institute of Maps", "country": "fr"})
    contributor = Contributor.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/contributors/{contributor.slug}/")
    assert made.json() == {"id": contributor.slug, "name": "Institute of Maps", "country": "FR", "kind": "unknown"}
    again = api(reviewer).post("/api/v1/contributors/", {"name": "institute of maps"})
    assert again.json() == problem(400, "Bad Request", "A contributor of this name is here already.")


def test_a_reader_does_not():
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    assert api(reader).post("/api/v1/contributors/", {"name": "Institute of Maps"}).status_code == 403
