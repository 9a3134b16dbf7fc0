import pytest

from proposals.models import Role
from tests import factories
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


def test_one_sees_ones_own_teams_and_their_people():
    ana, eva = factories.person("ana", name="Ana"), factories.person("eva")
    team = factories.team(ana, name="Charter", member_code="FR")
    team.memberships.create(user=eva, role=Role.EDITOR)
    other = factories.team(eva)
    assert api(ana).get("/api/v1/teams/").json()["results"] == [
        {
            "id": team.slug,
            "name": "Charter",
            "member_code": "FR",
            "people": [
                {"person": {"id": ana.slug, "name": "Ana"}, "role": "reviewer"},
                {"person": {"id": eva.slug, "name": "eva"}, "role": "editor"},
            ],
        }
    ]
    assert api(ana).get(f"/api/v1/teams/{other.slug}/").json() == UNSEEN


def test_one_is_told_who_one_is():
    ana = factories.person("ana", name="Ana", credit="Ana, Charter", language="fr")
    team = factories.team(ana, name="Charter")
    assert api(ana).get("/api/v1/me/").json() == {
        "id": ana.slug,
        "username": "ana",
        "name": "Ana",
        "credit": "Ana, Charter",
        "language": "fr",
        "time_zone": "UTC",
        "teams": [{"id": team.slug, "name": "Charter", "role": "reviewer"}],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow_with_ones_teams(django_assert_num_queries, count):
    ana = factories.person()
    for _ in range(count):
        factories.team(ana)
    with django_assert_num_queries(2):
        assert len(api(ana).get("/api/v1/teams/").json()["results"]) == count
    with django_assert_num_queries(3):
        assert len(api(ana).get("/api/v1/me/").json()["teams"]) == count
