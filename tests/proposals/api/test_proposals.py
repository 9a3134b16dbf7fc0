import pytest

from proposals.models import Contributor, Proposal, Role
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


def test_another_teams_restricted_proposal_is_not_there(editor, team):
    theirs = factories.proposal(teams=[factories.team()])
    ours = factories.proposal(teams=[team])
    public = factories.proposal()
    rows = api(editor).get("/api/v1/proposals/").json()["results"]
    assert [row["id"] for row in rows] == [ours.slug, public.slug]
    answer = api(editor).get(f"/api/v1/proposals/{theirs.slug}/")
    assert (answer.status_code, answer.json()) == (404, UNSEEN)


def test_it_is_made_by_an_editor(editor, team):
    body = factories.body()
    made = api(editor).post("/api/v1/proposals/", {"body": body.slug, "title": "Gaze", "number": "X.1"})
    proposal = Proposal.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/proposals/{proposal.slug}/")
    assert made.json() == {
        "id": proposal.slug,
        "body": body.slug,
        "number": "X.1",
        "title": "Gaze",
        "committee": "",
        "topic": "",
        "stage": "",
        "genre": "",
        "contributors": [],
        "restricted": False,
        "teams": [],
        "keeper": team.slug,
        "made_at": proposal.made_at.isoformat().replace("+00:00", "Z"),
    }


def test_with_teams_it_is_restricted(editor, team):
    fields = {"body": factories.body().slug, "title": "Gaze", "teams": [team.slug]}
    made = api(editor).post("/api/v1/proposals/", fields).json()
    assert (made["restricted"], made["teams"]) == (True, [team.slug])
    assert list(Proposal.objects.get().teams.all()) == [team]


def test_a_foreign_team_cannot_be_named(editor, team):
    fields = {"body": factories.body().slug, "title": "Gaze", "teams": [factories.team(slug="foreign").slug]}
    answer = api(editor).post("/api/v1/proposals/", fields)
    sentence = "There is none with the id foreign, or you may not see it."
    assert answer.json() == problem(400, "Bad Request", "Some fields need another value.", teams=[sentence])


def test_a_reviewer_makes_none():
    reviewer = factories.person()
    factories.team(reviewer)
    answer = api(reviewer).post("/api/v1/proposals/", {"body": factories.body().slug, "title": "Gaze"})
    sentence = "Proposals are made by editors: one of the teams in which you are one keeps it."
    assert answer.json() == problem(403, "Forbidden", sentence)


def test_a_number_is_taken_once_a_body(editor, team):
    first = factories.proposal(number="X.1")
    answer = api(editor).post("/api/v1/proposals/", {"body": first.body.slug, "title": "Gaze", "number": "X.1"})
    assert (answer.status_code, answer.json()["title"]) == (409, "Conflict")


def test_filters_take_ids_and_words(editor):
    other, found = factories.proposal(topic="maps"), factories.proposal(topic="gaze")
    institute = Contributor.objects.create(name="Institute")
    found.contributors.add(institute)
    client = api(editor)
    for query in (f"body={found.body.slug}", f"contributor={institute.slug}", "topic=gaze"):
        assert [row["id"] for row in client.get(f"/api/v1/proposals/?{query}").json()["results"]] == [found.slug]
    assert client.get("/api/v1/proposals/?body=none").json()["results"] == []
    assert other.topic == "maps"


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_three_queries(editor, django_assert_num_queries, count):
    for _ in range(count):
        factories.proposal().contributors.add(Contributor.objects.create(name=f"Institute {count}-{_}"))
    with django_assert_num_queries(3):
        rows = api(editor).get("/api/v1/proposals/").json()["results"]
    assert [len(row["contributors"]) for row in rows] == [1] * count


@pytest.fixture
def leader():
    ana = factories.person("leader")
    factories.team(ana, role=Role.EDITOR)
    return ana


def test_an_leader_says_it_anew(leader):
    proposal = factories.kept(leader, number="X.gaze")
    institute = Contributor.objects.create(name="Institute")
    fields = {"title": "Gaze, anew", "contributors": [institute.slug]}
    row = api(leader).patch(f"/api/v1/proposals/{proposal.slug}/", fields).json()
    assert (row["title"], row["number"], row["contributors"]) == ("Gaze, anew", "X.gaze", [institute.slug])


def test_a_number_is_not_taken_twice(leader):
    taken = factories.proposal(number="X.gaze")
    proposal = factories.kept(leader, body=taken.body)
    answer = api(leader).patch(f"/api/v1/proposals/{proposal.slug}/", {"number": "X.gaze"})
    assert (answer.status_code, answer.json()["title"]) == (409, "Conflict")


def test_an_leader_lets_a_team_alone_see_it(leader):
    proposal = factories.kept(leader)
    team = leader.teams.get()
    there = f"/api/v1/proposals/{proposal.slug}/"
    row = api(leader).post(f"{there}restrict/", {"teams": [team.slug]}).json()
    assert (row["restricted"], row["teams"]) == (True, [team.slug])
    assert api(factories.person()).get(there).status_code == 404
    assert api(leader).post(f"{there}restrict/", {"teams": []}).json()["restricted"] is False


def test_an_owner_hands_it_over(leader):
    leader.memberships.update(role=Role.OWNER)
    proposal = factories.kept(leader)
    second, foreign = factories.team(leader, role=Role.EDITOR), factories.team()
    there = f"/api/v1/proposals/{proposal.slug}/hand-over/"
    assert api(leader).post(there, {"keeper": foreign.slug}).status_code == 400
    row = api(leader).post(there, {"keeper": second.slug}).json()
    assert row["keeper"] == second.slug
    assert api(leader).post(there, {"keeper": None}).status_code == 403
    assert api(factories.person(is_superuser=True)).post(there, {"keeper": None}).json()["keeper"] is None


@pytest.mark.postgres
def test_the_admin_opens_what_is_hidden_and_does_not_read_it():
    proposal = factories.proposal(teams=[factories.team()])
    admin, there = api(factories.person(is_superuser=True)), f"/api/v1/proposals/{proposal.slug}/"
    assert admin.get(there).status_code == 404
    assert admin.patch(there, {"title": "Anew"}).status_code == 404
    assert admin.post(f"{there}restrict/", {"teams": []}).json()["restricted"] is False
    assert admin.get(there).status_code == 200


def test_what_a_team_keeps_is_listed(editor, team):
    mine = factories.proposal(keeper=team)
    factories.proposal()
    rows = api(editor).get(f"/api/v1/proposals/?keeper={team.slug}").json()["results"]
    assert [row["id"] for row in rows] == [mine.slug]


def test_an_editor_says_its_genre(editor):
    proposal = factories.kept(editor)
    answer = api(editor).patch(f"/api/v1/proposals/{proposal.slug}/", {"genre": "terms"})
    assert (answer.status_code, answer.json()["genre"]) == (200, "terms")
    assert [one["id"] for one in api(editor).get("/api/v1/proposals/?genre=terms").json()["results"]] == [proposal.slug]
