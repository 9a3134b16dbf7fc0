"""The page that tells the way of a clause, its table and the same by REST."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from annotations.models import OriginDecision, PairDecision
from annotations.services import origins, pairs
from proposals.models import Clause, Contributor, TextPair, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.factories import paragraphs
from tests.proposals.looking import look, looked, meant
from tests.proposals.texts_shared import FACE, FACE_SOFTER
from tests.proposals.two_languages import CHINESE, ENGLISH, both, compared, keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    made = looked(paragraphs("1", "Records", FACE), proposal=factories.proposal(number="SRC-1"), date=date(2031, 1, 1))
    made.contributors.add(Contributor.objects.create(name="Works"))
    return made


@pytest.fixture
def version(source):
    proposal = factories.proposal(number="NEW-1")
    first = looked(paragraphs("4", "Visitors", FACE_SOFTER), proposal=proposal, date=date(2032, 1, 1))
    last = looked(paragraphs("4", "Visitors", FACE), proposal=proposal, date=date(2033, 1, 1))
    comparisons.request(old=first, new=last)
    jobs.drain()
    return Version.objects.with_state().select_related("current_reading").get(pk=last.pk)


@pytest.fixture
def at(version):
    return f"/versions/{version.slug}/lineage/{Clause.objects.get(reading=version.current_reading).key}/"


def test_each_step_says_who_brought_it_and_what_became_of_its_force(client, reviewer, at):
    client.force_login(reviewer)
    page = client.get(at)
    steps = [(one.step.proposal.number, one.step.date.year) for one in page.context["picture"].steps]
    assert steps == [("SRC-1", 2031), ("NEW-1", 2032), ("NEW-1", 2033)]
    (change,) = [entry for entry in page.context["told"].entries if entry.way.link]
    assert (change.force.weakened, change.force.strengthened, change.force.to_check) == (0, 1, 0)
    html = page.content.decode()
    for words in ("Works", "1 duty strengthened", "by the dates of the first versions", "same words"):
        assert words in html


def test_a_way_opens_both_of_its_texts(client, reviewer, at):
    client.force_login(reviewer)
    change = next(one.way for one in client.get(at).context["told"].entries if one.way.link)
    html = client.get(f"{at}?way={change.name}").content.decode()
    assert "Both texts" in html
    assert "<del" in html
    assert 'id="both"' not in client.get(f"{at}?way=nothing").content.decode()


def test_what_a_team_decided_is_there_for_that_team_alone(client, reviewer, version, at):
    key = Clause.objects.get(reading=version.current_reading).key
    client.force_login(reviewer)
    page = client.get(f"/versions/{version.slug}/origins/")
    row = page.context["entries"][0].row.name
    origins.decide(version, key, row, "rejected", by=reviewer)
    page = client.get(at)
    assert [one.decision.state for one in page.context["told"].rejected] == ["rejected"]
    assert {one.step.proposal.number for one in page.context["picture"].steps} == {"NEW-1"}
    assert "Rejected by your team" in page.content.decode()
    client.force_login(factories.member(factories.team(), "reviewer"))
    page = client.get(at)
    assert page.context["told"].rejected == ()
    assert len(page.context["picture"].steps) == 3
    OriginDecision.objects.update(state="confirmed")
    client.force_login(reviewer)
    assert "✓ confirmed" in client.get(at).content.decode()


def test_a_pair_that_a_team_confirmed_is_followed_though_no_machine_found_it(client, reviewer, team):
    """Two languages: what a person says of both texts leads on, for that team alone, until a text is another."""
    comparison = compared(*both())
    old, new = comparison.old_version, comparison.new_version
    look(old, new)
    TextPair.objects.all().delete()
    at = f"/versions/{new.slug}/lineage/{keys(new)[0]}/"
    client.force_login(reviewer)
    assert len(client.get(at).context["told"].lineage.steps) == 1
    pairs.decide(comparison, keys(new)[0], keys(old)[0], by=reviewer)
    page = client.get(at)
    (entry,) = page.context["told"].entries
    assert (entry.way.method, entry.way.wording, entry.pair.state) == ("meaning", "possible", "confirmed")
    assert (entry.force.strengthened, entry.force.to_check) == (1, 0)
    assert "✓ confirmed" in page.content.decode()
    (way,) = client.get(f"/api/v1{at}").json()["ways"]
    assert (way["decision"], way["pair_decision"]["old_key"]) == (None, keys(old)[0])
    (row,) = [row for row in read(client.get(f"{at}export/")) if row["decided"]]
    assert (row["decided_for"], row["strengthened"]) == (str(team), "1")

    client.force_login(factories.member(factories.team(), "reviewer"))
    assert len(client.get(at).context["told"].lineage.steps) == 1
    PairDecision.objects.update(words="another")
    client.force_login(reviewer)
    assert len(client.get(at).context["told"].lineage.steps) == 1


def test_a_pair_of_which_a_team_said_none_of_them_is_not_followed(client, reviewer):
    """Two languages: what a machine holds likely ends there, for that team alone, until the text is another."""
    encoder_or_skip()
    comparison = compared(*both())
    old, new = comparison.old_version, comparison.new_version
    look(old)
    meant(again=new)
    at = f"/versions/{new.slug}/lineage/{keys(new)[0]}/"
    client.force_login(reviewer)
    assert len(client.get(at).context["told"].lineage.steps) == 2
    pairs.decide(comparison, keys(new)[0], None, by=reviewer, why="Of visitors, not of staff")
    page = client.get(at)
    (rejected,) = page.context["told"].rejected
    assert (len(page.context["told"].lineage.steps), rejected.pair.state, rejected.decision) == (1, "none", None)
    assert "Of visitors, not of staff" in page.content.decode()
    told = client.get(f"/api/v1{at}").json()
    assert [(one["decision"], one["pair_decision"]["state"]) for one in told["rejected"]] == [(None, "none")]
    assert [row["decided"] for row in read(client.get(f"{at}export/")) if row["decided"]] == ["none"]
    assert client.get(f"/versions/{old.slug}/lineage/{keys(old)[0]}/").context["told"].rejected != ()

    client.force_login(factories.member(factories.team(), "reviewer"))
    assert len(client.get(at).context["told"].lineage.steps) == 2
    PairDecision.objects.update(words="another")
    client.force_login(reviewer)
    assert len(client.get(at).context["told"].lineage.steps) == 2


def test_where_words_of_a_template_end_a_lineage_across_languages_it_is_said(client, reviewer):
    """Two languages: what stands in three drafts of one body is not followed, until the team confirms a pair."""
    encoder_or_skip()
    body, day = factories.body(), date(2031, 1, 1)
    for number in "ABC":
        meant(*CHINESE, language="zh", proposal=factories.proposal(number=number, body=body), date=day)
    hidden = factories.proposal(number="HIDDEN-1", teams=[factories.team(factories.person("insider"))])
    meant(*CHINESE, language="zh", proposal=hidden, date=day)
    draft = meant(*ENGLISH, proposal=factories.proposal(number="EN"), date=date(2032, 1, 1))
    at = f"/versions/{draft.slug}/lineage/{keys(draft)[0]}/"
    client.force_login(reviewer)
    page = client.get(at)
    (end,) = page.context["told"].lineage.ends
    assert sorted(place.version.proposal.number for place in end.places) == ["A", "B", "C"]
    html = page.content.decode()
    assert "Not followed until your team confirms it" in html
    assert "in no other proposal that you may see" not in html
    (told,) = client.get(f"/api/v1{at}").json()["ends"]
    assert (told["method"], told["ubiquity"], len(told["places"])) == ("meaning", "template", 3)
    rows = read(client.get(f"{at}export/"))
    assert [row["ubiquity"] for row in rows if row["from_body"]] == ["template"] * 3
    assert "HIDDEN-1" not in html + str(told) + str(rows)

    row = next(one.row for one in client.get(f"/versions/{draft.slug}/origins/").context["entries"])
    origins.decide(draft, row.place.key, row.name, "confirmed", by=reviewer)
    told = client.get(at).context["told"].lineage
    assert row.source.version.proposal.number in {step.proposal.number for step in told.steps}
    client.force_login(factories.member(factories.team(), "reviewer"))
    assert len(client.get(at).context["told"].lineage.steps) == 1


def read(table):
    return list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))


@pytest.mark.postgres
def test_it_is_taken_away_as_a_table(client, reviewer, version, at):
    client.force_login(reviewer)
    rows = read(client.get(f"{at}export/"))
    found = {(row["from_proposal"][:5], row["proposal"][:5], row["date"], row["method"]) for row in rows}
    assert ("NEW-1", "NEW-1", "2033-01-01", "change") in found
    assert ("", "SRC-1", "2031-01-01", "") in found


@pytest.mark.postgres
def test_the_same_by_rest(client, reviewer, at):
    client.force_login(reviewer)
    told = client.get(f"/api/v1{at}").json()
    assert [one["first"]["date"] for one in told["steps"]] == ["2032-01-01", "2033-01-01", "2031-01-01"]
    assert told["start"] == told["steps"][1]["name"]
    assert {one["method"] for one in told["ways"]} == {"change", "words"}
    assert client.get(f"/api/v1{at}?team=nobody").status_code == 404


def test_a_clause_that_is_not_there_is_not_found(client, reviewer, version):
    client.force_login(reviewer)
    assert client.get(f"/versions/{version.slug}/lineage/nothing/").status_code == 404
    assert client.get(f"/api/v1/versions/{version.slug}/lineage/nothing/").status_code == 404


def test_a_clause_that_became_informative_says_so_everywhere(client, reviewer, version, at):
    texts = Clause.objects.filter(reading__version__proposal=version.proposal)
    texts.update(status="normative")
    texts.filter(reading=version.current_reading).update(status="informative")
    client.force_login(reviewer)
    page = client.get(at)
    (change,) = [entry for entry in page.context["told"].entries if entry.way.link]
    assert (change.force.status, change.force.is_less) == ("informative", True)
    assert "became informative" in page.content.decode()
    rows = csv.DictReader(io.StringIO(client.get(f"{at}export/").content.decode("utf-8-sig")))
    assert [row["status"] for row in rows if row["method"] == "change"] == ["informative"]
    ways = client.get(f"/api/v1/versions/{version.slug}/lineage/{at.split('/')[-2]}/").json()["ways"]
    assert [way["force"]["status"] for way in ways if way["method"] == "change"] == ["informative"]
