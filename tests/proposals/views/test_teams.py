from __future__ import annotations

from django.urls import reverse

from proposals.models import Role, Team
from tests import factories


def test_other_teams_do_not_exist(page):
    other = factories.team(factories.person("ben"), name="Charter")
    assert "Charter" not in page.get(reverse("teams")).text
    assert page.get(reverse("team", args=[other.slug])).status_code == 404
    told = reverse("team-remove", args=[other.slug, other.people.get().slug])
    assert page.post(told).status_code == 404


def test_a_team_is_told_with_all_its_people(client):
    ana = factories.person("ana")
    team = factories.team(ana, name="Charter")
    for name in ("ben", "eva", "kim"):
        team.memberships.create(user=factories.person(name), role=Role.READER)
    client.force_login(ana)
    assert "4 people" in client.get(reverse("teams")).text


def test_an_owner_changes_a_role(client):
    ana, eva = factories.person("ana"), factories.person("eva", name="Eva")
    team = factories.team(ana, role=Role.OWNER)
    team.memberships.create(user=eva, role=Role.READER)
    client.force_login(ana)
    assert "Eva" in client.get(reverse("team", args=[team.slug])).text
    client.post(reverse("team-role", args=[team.slug, eva.slug]), {"role": "editor"})
    assert team.memberships.get(user=eva).role == "editor"
    answer = client.post(reverse("team-remove", args=[team.slug, ana.slug]))
    assert (answer.status_code, "needs an owner" in answer.text) == (409, True)


def test_who_is_in_no_team_makes_one(client):
    client.force_login(factories.person("ana"))
    answer = client.post(reverse("team-add"), {"name": "Charter", "member_code": "FR"})
    assert answer["Location"] == reverse("team", args=[Team.objects.get(name="Charter").slug])


def test_an_owner_renames_the_team_and_others_do_not(client, page, editor):
    ana = factories.person("ana")
    team = factories.team(ana, role=Role.OWNER)
    team.memberships.create(user=editor, role=Role.EDITOR)
    address = reverse("team", args=[team.slug])
    assert page.post(address, {"name": "Mine"}).status_code == 400
    client.force_login(ana)
    client.post(address, {"name": "Charter", "member_code": "FR"})
    team.refresh_from_db()
    assert (team.name, team.member_code) == ("Charter", "FR")
