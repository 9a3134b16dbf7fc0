import pytest

from proposals.models import Membership, Role, Team
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    ana = factories.person("ana", name="Ana")
    factories.team(ana, role=Role.OWNER, name="Charter")
    return ana


@pytest.fixture
def people(owner):
    return f"/api/v1/teams/{Team.objects.get().slug}/people/"


@pytest.fixture
def reader(owner):
    bo = factories.person("bo", name="Bo")
    Team.objects.get().memberships.create(user=bo, role=Role.READER)
    return bo


def test_a_person_makes_three_teams():
    ana = factories.person("ana", name="Ana")
    answer = api(ana).post("/api/v1/teams/", {"name": "Charter", "member_code": "XA"})
    team = Team.objects.get()
    people = [{"person": {"id": ana.slug, "name": "Ana"}, "role": "owner"}]
    assert (answer.status_code, answer["Location"]) == (201, f"/api/v1/teams/{team.slug}/")
    assert answer.json() == {"id": team.slug, "name": "Charter", "member_code": "XA", "people": people}
    answers = [api(ana).post("/api/v1/teams/", {"name": f"Charter {n}"}) for n in (2, 3, 4)]
    assert [answer.status_code for answer in answers] == [201, 201, 403]
    assert answers[-1].json()["detail"] == "You own 3 teams already. A further one is made by the site’s admin."


def test_who_was_invited_by_their_organisation_makes_a_team_too(reader):
    assert api(reader).post("/api/v1/teams/", {"name": "My own"}).status_code == 201


def test_owners_change_its_name(owner, reader):
    there = f"/api/v1/teams/{Team.objects.get().slug}/"
    assert api(reader).patch(there, {"name": "Anew"}).status_code == 403
    row = api(owner).patch(there, {"name": "Anew"}).json()
    assert (row["name"], row["member_code"]) == ("Anew", "XA")
    factories.team(name="Taken")
    answer = api(owner).patch(there, {"name": "taken"})
    assert answer.json() == problem(409, "Conflict", "A team of this name is here already.")


def test_owners_give_roles(owner, reader, people):
    assert api(reader).patch(f"{people}{reader.slug}/", {"role": "owner"}).status_code == 403
    answer = api(owner).patch(f"{people}{reader.slug}/", {"role": "editor"})
    assert answer.json() == {"person": {"id": reader.slug, "name": "Bo"}, "role": "editor"}
    listed = api(owner).get(f"{people}?role=editor").json()["results"]
    assert listed == [answer.json()]
    assert api(owner).patch(f"{people}{reader.slug}/", {}).json()["errors"] == {"role": ["This field is required."]}


def test_everyone_may_leave_but_the_last_owner(owner, reader, people):
    sentence = "The team Charter needs an owner. Give another person this role first."
    assert api(owner).delete(f"{people}{owner.slug}/").json() == problem(409, "Conflict", sentence)
    assert api(reader).delete(f"{people}{owner.slug}/").status_code == 403
    assert api(reader).delete(f"{people}{reader.slug}/").status_code == 204
    assert [one.user for one in Membership.objects.all()] == [owner]


def test_other_teams_are_not_there_but_for_the_sites_admin(owner, people):
    stranger = factories.person()
    assert api(stranger).get(people).json() == UNSEEN
    assert api(stranger).get("/api/v1/teams/").json()["results"] == []
    admin = factories.person(is_superuser=True)
    assert len(api(admin).get(people).json()["results"]) == 1
    assert len(api(admin).get("/api/v1/teams/").json()["results"]) == 1
