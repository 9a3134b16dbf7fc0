import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.anchoring import Anchor
from annotations.models import Placement
from annotations.services import drafts, replies
from annotations.services.drafts import Place
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

GUESTS = 17
"""Queries of a margin with annotations that were carried to it, and drafts."""
RECORD = paragraphs("2", "Record", "The record of a😀身份 is stored permanently.")


@pytest.fixture
def ana(client):
    person = factories.person("ana", name="Ana")
    client.force_login(person)
    return person


@pytest.fixture
def team(ana):
    return factories.team(ana, name="Team A")


@pytest.fixture
def version():
    return factories.version(RECORD, number="N2")


def margin(client, version):
    return client.get(f"/versions/{version.slug}/margin/")


def test_a_card_says_all_of_an_annotation(client, version, ana, team):
    remark(
        version,
        ana,
        team,
        number="2",
        quote="stored permanently",
        comment="Nothing may be kept for ever.",
        severity="critical",
        concerns=("retention",),
        proposal="replace",
        proposed="stored for 30 days",
        element="Para 1",
    )
    answer = margin(client, version)
    assert answer.status_code == 200
    assert words(answer, "annotation-place") == ["2, annotation by Ana"]
    assert words(answer, "severity") == ["critical"]
    assert words(answer, "chip") == ["Retention and permanence"]
    assert words(answer, "annotation-quote") == ["stored permanently"]
    assert words(answer, "annotation-comment") == ["Nothing may be kept for ever."]
    assert words(answer, "annotation-proposal") == [
        "Proposed wording: replace stored deleted: permanently; inserted: for 30 days;"
    ]
    (foot,) = words(answer, "annotation-foot")
    assert [part for part in ("Ana", "technical", "Para 1", "Team A") if part not in foot] == []
    assert (values(answer, "data-from"), values(answer, "data-to")) == (["22"], ["40"])
    assert values(answer, "data-family") == ["data"]


def test_a_badge_counts_the_annotations_of_a_clause(client, version, ana, team):
    for quote in ("record", "permanently"):
        remark(version, ana, team, number="2", quote=quote)
    answer = margin(client, version)
    assert words(answer, "badge")[0] == "2 annotations"
    assert values(answer, "data-badge") == [version.current_reading.clauses.get().key]


def test_a_thread_stands_in_its_card(client, version, ana, team):
    replies.add(remark(version, ana, team, number="2"), "I agree.", by=ana)
    answer = margin(client, version)
    assert [line.split(" ", 1)[0] for line in words(answer, "reply-head")] == ["Ana"]
    assert "I agree." in words(answer, "replies")[0]


def test_hostile_words_stay_words(client, version, ana, team):
    remark(version, ana, team, number="2", comment="<script>alert(1)</script>", proposal="replace", proposed="<b>x</b>")
    answer = margin(client, version)
    assert b"<script>" not in answer.content
    assert words(answer, "annotation-comment") == ["<script>alert(1)</script>"]


def test_what_another_team_says_is_not_there(client, version, ana):
    ben = factories.person("ben")
    remark(version, ben, factories.team(ben), number="2", comment="Between us.")
    remark(version, ben, factories.team(ben), number="2", comment="Mine alone.", visibility="private")
    answer = margin(client, version)
    assert words(answer, "annotation") == []
    assert b"Between us." not in answer.content


def test_only_the_author_is_offered_to_edit(client, version, ana, team):
    said = remark(version, ana, team, number="2")
    assert values(margin(client, version), "data-deletes") == [f"/api/v1/annotations/{said.slug}/"]
    other = factories.person("cleo")
    team.people.add(other)
    client.force_login(other)
    assert values(margin(client, version), "data-deletes") == []


def test_the_tray_asks_what_belongs_where(client, version, ana, team):
    said = remark(version, ana, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    answer = margin(client, later)
    assert words(answer, "annotation-question") == ["Is this the passage it speaks of?"]
    assert words(answer, "check") == ["to be confirmed"]
    assert values(answer, "data-from") == []


def test_a_reworded_guest_shows_both_quotes(client, version, ana, team):
    said = remark(version, ana, team, number="2", quote="stored permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.REWORDED, number="3", quote="stored for ever")
    answer = margin(client, later)
    assert words(answer, "annotation-quote") == ["stored deleted: permanently; inserted: for ever;"]
    assert "from N2" in words(answer, "annotation-foot")[0]


def test_readers_get_no_toolbar(client, version, ana):
    assert values(margin(client, version), "data-toolbar") == []
    factories.team(ana, role=Role.REVIEWER)
    assert values(margin(client, version), "data-toolbar") == [""]


def test_the_margin_of_a_restricted_draft_is_not_there_for_others(client, ana):
    closed = factories.version(RECORD, proposal=factories.proposal(teams=[factories.team()]))
    assert margin(client, closed).status_code == 404


def test_a_withdrawn_version_is_gone(client, ana):
    assert margin(client, factories.version(RECORD, withdrawn_at=timezone.now())).status_code == 410


def test_strangers_sign_in_first(client, version):
    assert margin(client, version).url == f"/sign-in/?next=/versions/{version.slug}/margin/"


def test_queries_do_not_grow_with_annotations(client, version, ana, team, django_assert_num_queries):
    remark(version, ana, team, number="2", quote="record", concerns=("retention",))
    with django_assert_num_queries(16):
        margin(client, version)
    for quote in ("stored", "permanently"):
        remark(version, ana, team, number="2", quote=quote, concerns=("retention",))
    with django_assert_num_queries(16):
        margin(client, version)


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.REVIEWER, []), (Role.EDITOR, ["accepted", "resolved", "dismissed"])]
)
def test_editors_are_offered_to_decide(client, version, ana, team, role, offered):
    team.memberships.update(role=role)
    remark(version, ana, team, number="2")
    assert values(margin(client, version), "data-decides") == offered


def test_the_author_is_offered_to_reopen_what_was_dismissed(client, version, ana, team):
    said = remark(version, ana, team, number="2")
    type(said).objects.update(state="dismissed", reason="Out of scope.", decided_by=factories.person(name="Eva"))
    answer = margin(client, version)
    assert values(answer, "data-decides") == ["open"]
    assert words(answer, "annotation-decided") == ["Dismissed by Eva: Out of scope."]


def test_only_its_author_sees_a_draft_and_what_is_private(client, version, ana, team):
    remark(version, ana, team, number="2", visibility="private")
    drafts.keep(Place(version), {"comment": "Half a sentence"}, by=ana)
    answer = margin(client, version)
    assert words(answer, "typed")[0].startswith("Whole document, your draftdraft Half a sentence")
    assert "Publish my 1 private annotation to the team" in text(answer)
    cleo = factories.person("cleo", is_superuser=True)
    team.memberships.create(user=cleo, role=Role.OWNER)
    client.force_login(cleo)
    answer = margin(client, version)
    assert words(answer, "typed") == words(answer, "annotation") == []


def test_queries_do_not_grow_with_guests_and_drafts(client, version, ana, team):
    later = factories.version(RECORD, number="N3", proposal=version.proposal)

    def more(count):
        for number in range(count):
            said = remark(version, ana, team, number="2", quote="record", concerns=("retention",))
            placement(said, later, Placement.State.SAME, number="2", quote="record")
            drafts.keep(Place(later, said.key, Anchor("The", start=number)), {}, by=ana)

    more(1)
    with CaptureQueriesContext(connection) as one:
        margin(client, later)
    more(2)
    with CaptureQueriesContext(connection) as three:
        margin(client, later)
    assert len(three) == len(one) == GUESTS
