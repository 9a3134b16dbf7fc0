"""Whoever only belongs to some team erases, hides and renames nothing of what another team keeps."""

from typing import Any

import pytest

from annotations.models import Hint
from proposals.models import Contributor, Link, Proposal, Role, Version
from tests import factories
from tests.clients import api

pytestmark = pytest.mark.django_db

REASON = {"reason": "Sent by mistake."}


@pytest.fixture
def owner():
    return factories.person("owner")


@pytest.fixture
def keeper(owner):
    return factories.team(owner, role=Role.OWNER, name="The campaign")


@pytest.fixture
def version(keeper):
    proposal = factories.proposal(title="Identity in virtual worlds", number="XW-1", keeper=keeper)
    return factories.version(
        factories.paragraphs("1", "Record", "Records of each user are stored permanently."), proposal=proposal
    )


@pytest.fixture
def stranger():
    """A new account, which has made a team of its own and owns it."""
    made = factories.person("stranger")
    assert api(made).post("/api/v1/teams/", {"name": "Not the campaign"}).status_code == 201
    return made


def refused(answer):
    assert answer.status_code == 403, answer.content
    return answer.json()["detail"]


def test_a_new_account_with_a_new_team_withdraws_nothing(version, stranger):
    assert "withdrawn by owners" in refused(api(stranger).post(f"/api/v1/versions/{version.slug}/withdraw/", REASON))
    version.refresh_from_db()
    assert (version.withdrawn_at, version.file.storage.exists(version.file.name)) == (None, True)
    assert version.current_reading.clauses.count() == 1


def test_a_reader_who_leaves_and_makes_a_team_withdraws_nothing(version, keeper):
    reader = factories.person("reader")
    keeper.memberships.create(user=reader, role=Role.READER)
    asks = api(reader)
    assert asks.delete(f"/api/v1/teams/{keeper.slug}/people/{reader.slug}/").status_code == 204
    assert asks.post("/api/v1/teams/", {"name": "My own"}).status_code == 201
    refused(asks.post(f"/api/v1/versions/{version.slug}/withdraw/", REASON))
    assert not Version.objects.exclude(withdrawn_at=None).exists()


def test_another_team_hides_nothing(version, stranger, owner):
    own = api(stranger).get("/api/v1/teams/").json()["results"][0]["id"]
    answer = api(stranger).post(f"/api/v1/proposals/{version.proposal.slug}/restrict/", {"teams": [own]})
    assert "kept by The campaign" in refused(answer)
    for person in (owner, factories.person(is_superuser=True)):
        assert api(person).get(f"/api/v1/proposals/{version.proposal.slug}/").status_code == 200


def test_another_team_renames_nothing(version, stranger):
    address = f"/api/v1/proposals/{version.proposal.slug}/"
    sayings: list[dict[str, Any]] = [{"title": "Nothing of interest"}, {"number": ""}, {"contributors": []}]
    for told in sayings:
        assert "kept by The campaign" in refused(api(stranger).patch(address, told))
    assert Proposal.objects.values_list("title", "number").get() == ("Identity in virtual worlds", "XW-1")


def test_another_team_says_nothing_else_of_a_version_and_reads_nothing_again(version, stranger):
    address = f"/api/v1/versions/{version.slug}/"
    refused(api(stranger).patch(address, {"language": "zh"}))
    refused(api(stranger).post(f"{address}read-again/"))
    version.refresh_from_db()
    assert version.language == "en"


def test_another_team_links_nothing_and_unlinks_nothing(version, stranger):
    other = factories.proposal()
    fields = {"source": version.proposal.slug, "kind": "derived-from", "target": other.slug}
    refused(api(stranger).post("/api/v1/links/", fields))
    link = Link.objects.create(source=version.proposal, kind="answers", target=other)
    refused(api(stranger).delete(f"/api/v1/links/{link.slug}/"))
    assert list(Link.objects.all()) == [link]


@pytest.mark.postgres
def test_another_team_renames_no_body_and_no_contributor(version, stranger):
    body = version.proposal.body
    institute = Contributor.objects.create(name="Institute")
    version.contributors.add(institute)
    refused(api(stranger).patch(f"/api/v1/bodies/{body.slug}/", {"name": "Nobody"}))
    refused(api(stranger).patch(f"/api/v1/contributors/{institute.slug}/", {"name": "Nobody"}))
    refused(api(stranger).post("/api/v1/bodies/", {"name": "A body of mine", "short_name": "MINE"}))
    institute.refresh_from_db()
    assert institute.name == "Institute"


@pytest.mark.postgres
def test_a_hint_that_another_team_dismisses_stays_open(version, stranger, owner):
    key = version.current_reading.clauses.get().key
    facts = {"concern": "retention", "start": 0, "end": 7, "trigger": "“stored”", "vocabulary": "1"}
    hint = Hint.objects.create(version=version, key=key, **facts)
    address = f"/api/v1/hints/{hint.slug}/"
    assert api(stranger).patch(address, {"state": "dismissed"}).json()["state"] == "dismissed"
    assert api(owner).get(address).json()["state"] == "open"
    assert [one["id"] for one in api(owner).get("/api/v1/hints/?state=open").json()["results"]] == [hint.slug]


@pytest.mark.postgres
def test_a_proposal_made_in_the_name_of_another_team_is_refused(keeper, stranger):
    fields = {"body": factories.body().slug, "title": "A Trojan horse", "keeper": keeper.slug}
    assert api(stranger).post("/api/v1/proposals/", fields).status_code == 400
    assert not Proposal.objects.exists()


def test_a_proposal_is_not_taken_over(version, stranger):
    own = api(stranger).get("/api/v1/teams/").json()["results"][0]["id"]
    refused(api(stranger).post(f"/api/v1/proposals/{version.proposal.slug}/hand-over/", {"keeper": own}))
    refused_at_once = api(stranger).patch(f"/api/v1/proposals/{version.proposal.slug}/", {"keeper": own})
    assert refused_at_once.status_code in (400, 403)
    version.refresh_from_db()
    assert version.proposal.keeper.name == "The campaign"
