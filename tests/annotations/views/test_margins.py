import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from annotations.models import Annotation, Hint, Placement, Review
from annotations.services import drafts, replies
from annotations.services.drafts import DraftPlace
from clauseline.anchoring import Anchor
from proposals.models import Job, Role
from tests import factories, large
from tests.annotations.remarks import placement, remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer_signed_in")]

FIRST, CARDS, GUESTS = 24, 10, 1
"""Queries of a margin, of cards, and more of those that were carried to it."""
RECORD = paragraphs("2", "Record", "The record of a😀身份 is stored permanently.")


@pytest.fixture
def version():
    return factories.version(RECORD, number="N2")


def margin(client, version):
    return client.get(f"/versions/{version.slug}/margin/")


@pytest.mark.parametrize(("language", "is_said"), [("ru", True), ("fr", True), ("en", False), ("zh-CN", False)])
def test_a_language_without_hints_is_named_where_hints_would_stand(client, language, is_said):
    read = factories.version(RECORD, language=language)
    read.current_reading.language = language
    read.current_reading.save()
    assert ("Concerns are not suggested in this language." in margin(client, read).content.decode()) is is_said


@pytest.mark.parametrize(
    ("bearing", "said"),
    [
        ("touches", "touches this, because of"),
        ("raises", "raises this, because of"),
        ("guards", "guards against this, because of"),
    ],
)
def test_a_hint_says_beside_a_text_what_is_proven_and_no_more(client, version, bearing, said):
    key = version.current_reading.clauses.get(number="2").key
    facts = {"concern": "retention", "start": 21, "end": 39, "trigger": "stored permanently", "vocabulary": "2"}
    Hint.objects.create(version=version, key=key, bearing=bearing, **facts)
    shown = client.get(f"/versions/{version.slug}/margin/hints/?keys={key}")
    assert words(shown, "hint-why") == [f"{said} stored permanently"] * 2


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


def test_a_card_says_all_of_an_annotation(client, version, reviewer, team):
    remark(
        version,
        reviewer,
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
    assert words(answer, "annotation-place") == ["2, remark by Ana"]
    assert words(answer, "severity") == ["critical"]
    assert words(answer, "chip") == ["risk", "Retention and permanence"]
    assert words(answer, "annotation-quote") == ["stored permanently"]
    assert words(answer, "annotation-comment") == ["Nothing may be kept for ever."]
    assert words(answer, "annotation-proposal") == [
        "Proposed wording: replace stored changed: permanently, replaced by for 30 days;"
    ]
    (foot,) = words(answer, "annotation-foot")
    assert [part for part in ("Ana", "technical", "Para 1", "Team A") if part not in foot] == []
    assert (values(answer, "data-from"), values(answer, "data-to")) == (["22"], ["40"])
    assert values(answer, "data-family") == ["data"]


@pytest.mark.postgres
def test_marks_and_what_badges_are_copied_from_are_there_at_once(client, version, reviewer, team):
    for quote in ("record", "permanently"):
        remark(version, reviewer, team, number="2", quote=quote)
    answer = margin(client, version)
    key = version.current_reading.clauses.get().key
    assert [mark[1:4] for mark in told(answer)["marks"]] == [[key, 4, 10], [key, 29, 40]]
    assert (words(answer, "badge")[:4], words(answer, "count")[:2]) == (
        ["1 remark", "Annotate this clause", "2 remarks", "Annotate this clause"],
        ["1 remark", "2 remarks"],
    )


def test_a_thread_stands_in_its_card(client, version, reviewer, team):
    replies.add(remark(version, reviewer, team, number="2"), "I agree.", by=reviewer)
    answer = cards(client, version)
    assert [line.split(" ", 1)[0] for line in words(answer, "reply-head")] == ["Ana"]
    assert "I agree." in words(answer, "replies")[0]


@pytest.mark.postgres
def test_hostile_words_stay_words(client, version, reviewer, team):
    remark(
        version,
        reviewer,
        team,
        number="2",
        comment="<script>alert(1)</script>",
        proposal="replace",
        proposed="<b>x</b>",
    )
    answer = cards(client, version)
    assert b"<script>" not in answer.content
    assert words(answer, "annotation-comment") == ["<script>alert(1)</script>"]


def test_what_another_team_says_is_not_there(client, version, reviewer):
    ben = factories.person("ben")
    remark(version, ben, factories.team(ben), number="2", comment="Between us.")
    remark(version, ben, factories.team(ben), number="2", comment="Mine alone.", visibility="private")
    assert slugs(margin(client, version)) == []
    asked = ",".join(Annotation.objects.values_list("slug", flat=True))
    assert b"annotation" not in client.get(f"/versions/{version.slug}/margin/cards/?slugs={asked}").content


def test_only_the_author_is_offered_to_edit(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2")
    assert values(cards(client, version), "data-deletes") == [f"/api/v1/annotations/{said.slug}/"]
    other = factories.person("cleo")
    team.people.add(other)
    client.force_login(other)
    assert values(cards(client, version), "data-deletes") == []


def test_the_tray_asks_what_belongs_where(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    answer = cards(client, later)
    assert words(answer, "annotation-question") == ["Is this the passage it speaks of?"]
    assert words(answer, "check") == ["to be confirmed"]
    assert values(answer, "data-from") == []


def test_a_reworded_guest_shows_both_quotes(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="stored permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.REWORDED, number="3", quote="stored for ever")
    answer = cards(client, later)
    assert words(answer, "annotation-quote") == ["stored changed: permanently, replaced by for ever;"]
    assert "from N2" in words(answer, "annotation-foot")[0]


def test_who_has_no_more_behind_a_guest_gets_its_home_as_a_link(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="stored permanently")
    later = factories.version(paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.REWORDED, number="3", quote="stored for ever")
    home = f'href="/annotations/{said.slug}/"'
    for person in (reviewer, factories.member(team, Role.READER, "rob")):
        client.force_login(person)
        assert cards(client, later).text.count(home) == 1


def test_readers_get_no_toolbar(client, version, reader):
    client.force_login(reader)
    assert values(margin(client, version), "data-toolbar") == []
    factories.team(reader, role=Role.REVIEWER)
    assert values(margin(client, version), "data-toolbar") == [""]


def test_the_margin_of_a_restricted_draft_is_not_there_for_others(client, reviewer):
    closed = factories.version(RECORD, proposal=factories.proposal(teams=[factories.team()]))
    assert margin(client, closed).status_code == 404


def test_a_withdrawn_version_is_gone(client, reviewer):
    assert margin(client, factories.version(RECORD, withdrawn_at=timezone.now())).status_code == 410


def test_strangers_sign_in_first(version):
    assert margin(Client(), version).url == f"/sign-in/?next=/versions/{version.slug}/margin/"


@pytest.mark.postgres
def test_beside_a_draft_of_real_size_the_first_answer_is_light(client, reviewer, team):
    version, _ = large.versions()
    large.remarks(version, team, [reviewer], count=3)
    few = queries(lambda: margin(client, version))
    version.annotations.all().delete()
    large.remarks(version, team, [reviewer])
    Review.objects.bulk_create(
        Review(user=reviewer, version=version, key=key)
        for key in version.current_reading.clauses.values_list("key", flat=True)
    )
    many = queries(lambda: margin(client, version))
    answer = margin(client, version)
    assert (len(told(answer)["marks"]), len(answer.content) < 100_000) == (large.REMARKS, True)
    assert many == few == FIRST


def test_the_cards_of_a_screen_take_as_many_queries_as_three(client, version, reviewer, team):
    many = [
        remark(version, reviewer, team, number="2", quote="record", concerns=("retention",)).slug for _ in range(60)
    ]
    counted = [
        queries(lambda some=some: client.get(f"/versions/{version.slug}/margin/cards/?slugs={','.join(some)}"))
        for some in (many[:3], many)
    ]
    assert counted == [CARDS, CARDS]


def test_nobody_asks_for_all_cards_at_once(client, version, reviewer):
    answer = client.get(f"/versions/{version.slug}/margin/cards/?slugs={'a,' * 100}a")
    assert (answer.status_code, "At most 100 can be asked for at once." in text(answer)) == (413, True)


def test_marks_that_did_not_change_are_not_sent_again(client, version, reviewer, team):
    remark(version, reviewer, team, number="2")
    tag = margin(client, version)["ETag"]
    again = {"HTTP_IF_NONE_MATCH": tag}
    assert client.get(f"/versions/{version.slug}/margin/", **again).status_code == 304
    remark(version, reviewer, team, number="2")
    assert client.get(f"/versions/{version.slug}/margin/", **again).status_code == 200


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.REVIEWER, []), (Role.EDITOR, ["accepted", "resolved", "dismissed"])]
)
def test_editors_are_offered_to_decide(client, version, reviewer, team, role, offered):
    team.memberships.update(role=role)
    remark(version, reviewer, team, number="2")
    assert values(cards(client, version), "data-decides") == offered


def test_the_author_is_offered_to_reopen_what_was_dismissed(client, version, reviewer, team):
    said = remark(version, reviewer, team, number="2")
    type(said).objects.update(state="dismissed", reason="Out of scope.", decided_by=factories.person(name="Eva"))
    answer = cards(client, version)
    assert values(answer, "data-decides") == ["open"]
    assert words(answer, "annotation-decided") == ["Dismissed by Eva: Out of scope."]


def test_only_its_author_sees_a_draft_and_what_is_private(client, version, reviewer, team):
    remark(version, reviewer, team, number="2", visibility="private")
    drafts.keep(DraftPlace(version), {"comment": "Half a sentence"}, by=reviewer)
    assert words(cards(client, version), "typed")[0].startswith("Whole document, your draft draft Half a sentence")
    assert "Publish my 1 private remark to the team" in text(margin(client, version))
    private = client.get(f"/versions/{version.slug}/margin/private/")
    assert words(private, "publishing") == ["2 About 2. to Team A"]
    cleo = factories.person("cleo", is_superuser=True)
    team.memberships.create(user=cleo, role=Role.OWNER)
    client.force_login(cleo)
    assert slugs(margin(client, version)) == []
    assert words(client.get(f"/versions/{version.slug}/margin/private/"), "publishing") == [""]


@pytest.mark.postgres
def test_queries_do_not_grow_with_guests_and_drafts(client, version, reviewer, team):
    later = factories.version(RECORD, number="N3", proposal=version.proposal)

    def more(count):
        for number in range(count):
            said = remark(version, reviewer, team, number="2", quote="record", concerns=("retention",))
            placement(said, later, Placement.State.SAME, number="2", quote="record")
            drafts.keep(DraftPlace(later, said.key, Anchor("The", start=number)), {}, by=reviewer)
        Job.objects.all().delete()  # Nothing is on its way any more.

    more(1)
    one = [queries(lambda: margin(client, later)), queries(lambda: cards(client, later))]
    more(2)
    three = [queries(lambda: margin(client, later)), queries(lambda: cards(client, later))]
    assert three == one == [FIRST, FIRST + CARDS + GUESTS]
