import pytest

from annotations.models import Placement
from annotations.services import drafts, placements
from annotations.services.drafts import DraftPlace
from clauseline.anchoring import Anchor
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs
from tests.flat import flat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer_signed_in")]

RECORD = paragraphs("2", "Record", "The record is stored permanently.")
PART = paragraphs("2.1", "Gaze", "Gaze is recorded.", level=2)
OTHER = paragraphs("2.2", "Voice", "Voice is recorded.", level=2)


@pytest.fixture
def version():
    return factories.version(RECORD, PART, OTHER)


@pytest.fixture
def keys(version):
    return dict(version.current_reading.clauses.values_list("number", "key"))


def ask(client, version, **asked):
    return client.get(f"/versions/{version.slug}/annotate/", asked)


def test_the_address_of_an_annotation_leads_to_its_clause(client, version, reviewer, team, keys):
    said = remark(version, reviewer, team, number="2.1")
    answer = client.get(f"/annotations/{said.slug}/")
    assert (answer.status_code, answer.url) == (
        302,
        f"/versions/{version.slug}/?annotation={said.slug}#{keys['2.1']}",
    )


@pytest.mark.parametrize("page", ["", "card/"])
def test_what_another_team_says_is_not_there(client, version, reviewer, page):
    ben = factories.person("ben")
    said = remark(version, ben, factories.team(ben), number="2")
    assert client.get(f"/annotations/{said.slug}/{page}").status_code == 404


def test_a_private_annotation_is_there_for_its_author_alone(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", visibility="private")
    assert client.get(f"/annotations/{said.slug}/card/").status_code == 200
    cleo = factories.person("cleo")
    team.people.add(cleo)
    client.force_login(cleo)
    assert client.get(f"/annotations/{said.slug}/card/").status_code == 404


def test_a_card_is_drawn_at_home_or_where_it_is_placed(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is kept permanently."), proposal=version.proposal)
    placement(said, later, Placement.State.SAME, number="3", quote="permanently")
    assert words(client.get(f"/annotations/{said.slug}/card/"), "annotation-place") == ["2, remark by Ana"]
    elsewhere = client.get(f"/annotations/{said.slug}/card/", {"version": later.slug})
    assert words(elsewhere, "annotation-place") == ["3, remark by Ana"]


def test_a_new_form_names_clause_element_and_team(client, version, reviewer, team, keys):
    answer = ask(client, version, key=keys["2.1"], start=5)
    assert "On the whole of clause 2.1 Gaze" in flat(answer.text)
    assert values(answer, "data-sends") == ["/api/v1/annotations/"]
    assert values(answer, "data-method") == ["POST"]
    assert f'value="{team.slug}"' in answer.content.decode()
    assert 'name="element" maxlength="60" value="Para 1"' in flat(answer.text)
    assert flat(answer.text).count('type="checkbox" name="concerns"') == 23


def test_a_form_on_a_restricted_draft_does_not_offer_to_publish(client, reviewer, team):
    closed = factories.version(RECORD, proposal=factories.proposal(teams=[team]))
    assert b'value="public"' not in ask(client, closed).content


@pytest.mark.postgres
def test_the_authors_form_holds_what_was_said(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently", comment="Why?", concerns=("retention",))
    answer = ask(client, version, annotation=said.slug)
    assert values(answer, "data-method") == ["PATCH"]
    assert values(answer, "data-sends") == [f"/api/v1/annotations/{said.slug}/"]
    assert words(answer, "annotation-quote") == ["permanently"]
    assert 'value="retention" aria-describedby="question-retention" checked' in flat(answer.text)


def test_others_may_not_edit(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2")
    cleo = factories.person("cleo")
    team.people.add(cleo)
    client.force_login(cleo)
    assert ask(client, version, annotation=said.slug).status_code == 404


@pytest.mark.parametrize(
    ("one", "other", "offered"),
    [("2.1", "2.2", ["2.1", "2.2", "2"]), ("2", "2.1", ["2", "2.1"])],
)
def test_a_selection_over_two_clauses_is_offered_their_parent(
    client, version, reviewer, team, keys, one, other, offered
):
    answer = ask(client, version, key=keys[one], other=keys[other])
    # The first is where the question itself stands.
    assert values(answer, "data-clause-key")[1:] == [keys[number] for number in offered]


def test_a_selection_over_two_clauses_is_offered_its_part_in_the_first(client, version, reviewer, team, keys):
    answer = ask(client, version, key=keys["2.1"], other=keys["2.2"], start=0, end=4)
    quote = version.current_reading.clauses.get(key=keys["2.1"]).text[:4]
    assert f"2.1: “{quote}”" in flat(answer.text)
    assert (values(answer, "data-from"), values(answer, "data-to")) == (["0"], ["4"])
    assert "data-asks-part" not in ask(client, version, key=keys["2.1"], other=keys["2.2"]).text


def test_a_form_of_a_passage_names_the_clause_alone(client, version, reviewer, team, keys):
    assert "On 2.1 Gaze" in flat(ask(client, version, key=keys["2.1"], start=0, end=4).text)


def test_there_is_no_form_for_a_clause_that_is_not_there(client, version, reviewer):
    assert ask(client, version, key="nowhere").status_code == 404


@pytest.mark.parametrize(
    ("proposal", "shown"),
    [
        ("replace", "stored changed: permanently, replaced by for 30 days;"),
        ("delete", "deleted: stored permanently;"),
        ("insert-after", "stored permanently inserted: stored for 30 days;"),
        ("none", ""),
    ],
)
def test_a_wording_is_previewed_as_a_redline(client, reviewer, proposal, shown):
    said = {"proposal": proposal, "quote": "stored permanently", "proposed": "stored for 30 days"}
    answer = client.post("/annotations/wording/", said)
    assert text(answer) == shown


def test_a_reviewer_settles_a_question(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is kept for ever."), proposal=version.proposal)
    asked = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    answer = client.post(f"/annotations/{said.slug}/place/", {"version": later.slug, "answer": "right"}, follow=True)
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == ("reworded", reviewer)
    assert words(answer, "annotation-question") == []


def test_readers_settle_nothing(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(RECORD, proposal=version.proposal)
    placement(said, later, Placement.State.TO_CONFIRM, number="2", quote="permanently")
    reader = factories.person()
    team.memberships.create(user=reader, role=Role.READER)
    client.force_login(reader)
    answer = client.post(f"/annotations/{said.slug}/place/", {"version": later.slug, "answer": "right"})
    assert answer.status_code == 403


def test_its_address_in_another_version_leads_to_its_place_there(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is kept for ever."), proposal=version.proposal)
    home = f"/versions/{version.slug}/?annotation={said.slug}#{said.key}"
    address = f"/annotations/{said.slug}/?version={later.slug}"
    assert client.get(address).url == home
    placed = placement(said, later, Placement.State.REWORDED, number="3", quote="for ever")
    assert client.get(address).url == f"/versions/{later.slug}/?annotation={said.slug}#{placed.key}"
    placements.settle(placed, is_right=False, by=reviewer)
    assert client.get(address).url == home
    assert client.get(f"/annotations/{said.slug}/?version={factories.version(RECORD).slug}").status_code == 404


@pytest.mark.postgres
def test_a_form_holds_the_draft_of_its_place(client, version, reviewer, team, keys):
    place = DraftPlace(version, keys["2.1"], Anchor("Gaze is", start=0))
    draft, _ = drafts.keep(place, {"comment": "Why?", "severity": "high", "concerns": ["retention"]}, by=reviewer)
    for asked in ({"key": keys["2.1"], "start": 0, "end": 7}, {"draft": draft.slug}):
        answer = ask(client, version, **asked)
        assert values(answer, "data-draft") == [draft.slug]
        assert words(answer, "annotation-quote") == ["Gaze is"]
        assert ">Why?</textarea>" in answer.content.decode()
        assert 'value="high" checked' in flat(answer.text)
        assert 'value="retention" aria-describedby="question-retention" checked' in flat(answer.text)
    assert values(ask(client, version, key=keys["2.1"]), "data-draft") == []


@pytest.mark.postgres
def test_the_draft_of_another_is_not_there(client, version, reviewer, team):
    ben = factories.person("ben")
    team.memberships.create(user=ben)
    draft, _ = drafts.keep(DraftPlace(version), {"comment": "Mine alone."}, by=ben)
    assert ask(client, version, draft=draft.slug).status_code == 404
    assert b"Mine alone." not in ask(client, version).content


def test_only_who_decided_is_offered_to_undo(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is kept for ever."), proposal=version.proposal)
    placed = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    placements.settle(placed, is_right=True, by=reviewer)
    address = f"/annotations/{said.slug}/placed/?version={later.slug}"
    answer = client.get(address)
    assert text(answer).startswith("Attached to 3.")
    assert values(answer, "data-undoes") == [f"/api/v1/annotations/{said.slug}/placements/{later.slug}/undo/"]
    cleo = factories.person("cleo")
    team.memberships.create(user=cleo)
    client.force_login(cleo)
    assert values(client.get(address), "data-undoes") == []


def test_what_was_saved_meanwhile_is_shown_to_its_author(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", comment="From elsewhere.")
    answer = client.get(f"/annotations/{said.slug}/meanwhile/")
    assert words(answer, "annotation-quote") == ["From elsewhere."]
    assert values(answer, "data-seen") == [f'"{said.changed_at.isoformat()}"']
    cleo = factories.person("cleo")
    team.memberships.create(user=cleo)
    client.force_login(cleo)
    assert client.get(f"/annotations/{said.slug}/meanwhile/").status_code == 404
