import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from annotations.anchoring import Anchor
from annotations.models import Annotation, Placement, Review
from annotations.services import drafts, replies
from annotations.services.drafts import Place
from proposals.models import Role
from tests import factories, large
from tests.annotations.remarks import placement, remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

FIRST, CARDS, GUESTS = 15, 10, 1
"""Queries of a margin, of cards, and more of those that were carried to it."""
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


def queries(ask):
    with CaptureQueriesContext(connection) as made:
        ask()
    return len(made)


def told(answer):
    """What a margin says of all that stands beside its text."""
    return json.loads(html.fromstring(answer.content.decode()).findtext(".//script[@type='application/json']") or "")


def slugs(answer):
    return [slug for slug, *_ in told(answer)["marks"]]


def cards(client, version):
    """The cards of all that stands beside a version."""
    asked = ",".join(slugs(margin(client, version)))
    return client.get(f"/versions/{version.slug}/margin/cards/?slugs={asked}")


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
    answer = cards(client, version)
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


def test_marks_and_what_badges_are_copied_from_are_there_at_once(client, version, ana, team):
    for quote in ("record", "permanently"):
        remark(version, ana, team, number="2", quote=quote)
    answer = margin(client, version)
    key = version.current_reading.clauses.get().key
    assert [mark[1:4] for mark in told(answer)["marks"]] == [[key, 4, 10], [key, 29, 40]]
    assert (words(answer, "badge")[:3], words(answer, "count")[:2]) == (
        ["1 annotation", "Annotate this clause", "2 annotations"],
        ["1 annotation", "2 annotations"],
    )


def test_a_thread_stands_in_its_card(client, version, ana, team):
    replies.add(remark(version, ana, team, number="2"), "I agree.", by=ana)
    answer = cards(client, version)
    assert [line.split(" ", 1)[0] for line in words(answer, "reply-head")] == ["Ana"]
    assert "I agree." in words(answer, "replies")[0]


def test_hostile_words_stay_words(client, version, ana, team):
    remark(version, ana, team, number="2", comment="<script>alert(1)</script>", proposal="replace", proposed="<b>x</b>")
    answer = cards(client, version)
    assert b"<script>" not in answer.content
    assert words(answer, "annotation-comment") == ["<script>alert(1)</script>"]


def test_what_another_team_says_is_not_there(client, version, ana):
    ben = factories.person("ben")
    remark(version, ben, factories.team(ben), number="2", comment="Between us.")
    remark(version, ben, factories.team(ben), number="2", comment="Mine alone.", visibility="private")
    assert slugs(margin(client, version)) == []
    asked = ",".join(Annotation.objects.values_list("slug", flat=True))
    assert b"annotation" not in client.get(f"/versions/{version.slug}/margin/cards/?slugs={asked}").content


def test_only_the_author_is_offered_to_edit(client, version, ana, team):
    said = remark(version, ana, team, number="2")
    assert values(cards(client, version), "data-deletes") == [f"/api/v1/annotations/{said.slug}/"]
    other = factories.person("cleo")
    team.people.add(other)
    client.force_login(other)
    assert values(cards(client, version), "data-deletes") == []


def test_the_tray_asks_what_belongs_where(client, version, ana, team):
    said = remark(version, ana, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    answer = cards(client, later)
    assert words(answer, "annotation-question") == ["Is this the passage it speaks of?"]
    assert words(answer, "check") == ["to be confirmed"]
    assert values(answer, "data-from") == []


def test_a_reworded_guest_shows_both_quotes(client, version, ana, team):
    said = remark(version, ana, team, number="2", quote="stored permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.REWORDED, number="3", quote="stored for ever")
    answer = cards(client, later)
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


def test_beside_a_draft_of_real_size_the_first_answer_is_light(client, ana, team):
    version, _ = large.versions()
    large.remarks(version, team, [ana], count=3)
    few = queries(lambda: margin(client, version))
    version.annotations.all().delete()
    large.remarks(version, team, [ana])
    Review.objects.bulk_create(
        Review(user=ana, version=version, key=key)
        for key in version.current_reading.clauses.values_list("key", flat=True)
    )
    many = queries(lambda: margin(client, version))
    answer = margin(client, version)
    assert (len(told(answer)["marks"]), len(answer.content) < 100_000) == (large.REMARKS, True)
    assert many == few == FIRST


def test_the_cards_of_a_screen_take_as_many_queries_as_three(client, version, ana, team):
    many = [remark(version, ana, team, number="2", quote="record", concerns=("retention",)).slug for _ in range(60)]
    counted = [
        queries(lambda some=some: client.get(f"/versions/{version.slug}/margin/cards/?slugs={','.join(some)}"))
        for some in (many[:3], many)
    ]
    assert counted == [CARDS, CARDS]


def test_nobody_asks_for_all_cards_at_once(client, version, ana):
    answer = client.get(f"/versions/{version.slug}/margin/cards/?slugs={'a,' * 100}a")
    assert (answer.status_code, "At most 100 can be asked for at once." in text(answer)) == (413, True)


def test_marks_that_did_not_change_are_not_sent_again(client, version, ana, team):
    remark(version, ana, team, number="2")
    tag = margin(client, version)["ETag"]
    again = {"HTTP_IF_NONE_MATCH": tag}
    assert client.get(f"/versions/{version.slug}/margin/", **again).status_code == 304
    remark(version, ana, team, number="2")
    assert client.get(f"/versions/{version.slug}/margin/", **again).status_code == 200


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.REVIEWER, []), (Role.EDITOR, ["accepted", "resolved", "dismissed"])]
)
def test_editors_are_offered_to_decide(client, version, ana, team, role, offered):
    team.memberships.update(role=role)
    remark(version, ana, team, number="2")
    assert values(cards(client, version), "data-decides") == offered


def test_the_author_is_offered_to_reopen_what_was_dismissed(client, version, ana, team):
    said = remark(version, ana, team, number="2")
    type(said).objects.update(state="dismissed", reason="Out of scope.", decided_by=factories.person(name="Eva"))
    answer = cards(client, version)
    assert values(answer, "data-decides") == ["open"]
    assert words(answer, "annotation-decided") == ["Dismissed by Eva: Out of scope."]


def test_only_its_author_sees_a_draft_and_what_is_private(client, version, ana, team):
    remark(version, ana, team, number="2", visibility="private")
    drafts.keep(Place(version), {"comment": "Half a sentence"}, by=ana)
    assert words(cards(client, version), "typed")[0].startswith("Whole document, your draftdraft Half a sentence")
    assert "Publish my 1 private annotation to the team" in text(margin(client, version))
    private = client.get(f"/versions/{version.slug}/margin/private/")
    assert words(private, "publishing") == ["2 About 2. to Team A"]
    cleo = factories.person("cleo", is_superuser=True)
    team.memberships.create(user=cleo, role=Role.OWNER)
    client.force_login(cleo)
    assert slugs(margin(client, version)) == []
    assert words(client.get(f"/versions/{version.slug}/margin/private/"), "publishing") == [""]


def test_queries_do_not_grow_with_guests_and_drafts(client, version, ana, team):
    later = factories.version(RECORD, number="N3", proposal=version.proposal)

    def more(count):
        for number in range(count):
            said = remark(version, ana, team, number="2", quote="record", concerns=("retention",))
            placement(said, later, Placement.State.SAME, number="2", quote="record")
            drafts.keep(Place(later, said.key, Anchor("The", start=number)), {}, by=ana)

    more(1)
    one = [queries(lambda: margin(client, later)), queries(lambda: cards(client, later))]
    more(2)
    three = [queries(lambda: margin(client, later)), queries(lambda: cards(client, later))]
    assert three == one == [FIRST, FIRST + CARDS + GUESTS]
