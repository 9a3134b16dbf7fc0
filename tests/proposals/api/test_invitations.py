import pytest

from proposals.models import Invitation, Role, Team
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


def test_an_owner_invites_and_sees_the_link_once(owner):
    team = Team.objects.get()
    answer = api(owner).post("/api/v1/invitations/", {"team": team.slug, "role": "editor"})
    made = Invitation.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, f"/api/v1/invitations/{made.slug}/")
    row = answer.json()
    assert "http://127.0.0.1/" in row.pop("link")
    assert (row["team"], row["role"], row["state"], row["by"]["name"]) == (team.slug, "editor", "open", "Olu")
    assert api(owner).get(answer["Location"]).json() == row
    assert api(owner).get("/api/v1/invitations/").json()["results"] == [row]


def test_it_is_withdrawn(owner):
    there = api(owner).post("/api/v1/invitations/", {"team": Team.objects.get().slug})["Location"]
    assert api(owner).delete(there).status_code == 204
    assert api(owner).get(there).json()["state"] == "withdrawn"
    sentence = "This invitation was withdrawn. Ask who sent it to you for a new one."
    assert api(owner).delete(there).json() == problem(409, "Conflict", sentence)


def test_reviewers_invite_nobody_and_see_no_invitation(owner):
    there = api(owner).post("/api/v1/invitations/", {"team": Team.objects.get().slug})["Location"]
    bo = factories.person()
    Team.objects.get().memberships.create(user=bo, role=Role.REVIEWER)
    assert api(bo).get(there).json() == UNSEEN
    assert api(bo).post("/api/v1/invitations/", {"team": Team.objects.get().slug}).status_code == 403
    assert api(owner).post("/api/v1/invitations/", {}).status_code == 403
