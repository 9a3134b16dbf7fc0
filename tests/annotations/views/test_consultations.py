from datetime import UTC, datetime

import pytest
import time_machine

from annotations.models import CommentSet, Consultation
from annotations.services import decisions
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def ana(client):
    person = factories.person("ana", name="Ana")
    client.force_login(person)
    return person


@pytest.fixture
def team(ana):
    return factories.team(ana, role=Role.EDITOR, name="Team A")


@pytest.fixture
def version():
    return factories.version(SCOPE, RECORD, number="N2")


@pytest.fixture
def consultation(team, version):
    return Consultation.objects.create(team=team, version=version, title="Comments on N2", member_code="XA")


def test_an_empty_list_says_what_to_do(client, ana):
    assert words(client.get("/consultations/"), "empty") == [
        "No comments are due. An editor of your team makes the first consultation.To the library"
    ]


@time_machine.travel(datetime(2027, 1, 1, 12, tzinfo=UTC), tick=False)
def test_a_deadline_is_told_in_its_own_zone(client, ana, consultation):
    client.force_login(ana)
    consultation.deadline = datetime(2027, 1, 12, 23, 30, tzinfo=UTC)
    consultation.time_zone = "Asia/Shanghai"
    consultation.save()
    answer = client.get("/consultations/")
    assert words(answer, "due-words") == ["in 12 days"]
    assert "13 Jan 2027" in text(answer)
    assert "13 Jan 2027 07:30 (Asia/Shanghai), in 12 days" in text(client.get(f"/consultations/{consultation.slug}/"))


@time_machine.travel(datetime(2027, 1, 1, 12, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (datetime(2027, 1, 1, 11, tzinfo=UTC), "closed 1 hour ago"),
        (datetime(2027, 1, 1, 11, 58, tzinfo=UTC), "closed 2 minutes ago"),
        (datetime(2026, 12, 31, tzinfo=UTC), "closed 1 day ago"),
    ],
)
def test_what_is_over_is_said_to_be(client, ana, consultation, deadline, said):
    client.force_login(ana)
    consultation.deadline = deadline
    consultation.save()
    assert words(client.get("/consultations/"), "overdue") == [said]


def test_queries_do_not_grow_with_consultations(client, consultation, team, version, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/consultations/")
    for title in ("Second", "Third"):
        Consultation.objects.create(team=team, version=version, title=title)
    with django_assert_num_queries(4):
        client.get("/consultations/")


def test_an_editor_makes_a_consultation(client, ana, team, version):
    told = {
        "version": version.slug,
        "title": "Comments on N2",
        "team": team.slug,
        "body": version.proposal.body.slug,
        "form": "iso",
        "deadline": "2027-07-12T17:00",
        "time_zone": "Europe/Paris",
    }
    answer = client.post("/consultations/new/", told)
    made = Consultation.objects.get()
    assert answer.url == f"/consultations/{made.slug}/"
    assert (made.version, made.team, made.body, made.deadline, made.time_zone, made.member_code) == (
        version,
        team,
        version.proposal.body,
        datetime(2027, 7, 12, 15, tzinfo=UTC),
        "Europe/Paris",
        "XA",
    )


def test_what_is_missing_is_said_beside_its_field(client, team, version):
    told = {"version": version.slug, "team": team.slug, "form": "iso", "deadline": "soon", "time_zone": "UTC"}
    answer = client.post("/consultations/new/", told)
    assert answer.status_code == 400
    assert words(answer, "errorlist") == ["This field is required.", "Please give a day and a time."]


def test_a_draft_one_may_not_see_cannot_be_chosen(client, team):
    closed = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    assert closed.slug not in client.get("/consultations/new/").content.decode()


def test_chosen_annotations_become_a_comment_set(client, consultation, ana, team, version):
    said = [remark(version, ana, team, number=number) for number in ("2", "1")]
    remark(version, ana, team, comment="Left out.")
    page = client.get(f"/consultations/{consultation.slug}/")
    assert words(page, "said") == ["Left out.", "About 1.", "About 2."]
    chosen = {"annotation": [annotation.slug for annotation in said]}
    answer = client.post(f"/consultations/{consultation.slug}/", chosen)
    made = CommentSet.objects.get()
    assert answer.url == f"/comment-sets/{made.slug}/"
    assert list(made.comments.values_list("order", "clause", "comment")) == [(1, "1", "About 1."), (2, "2", "About 2.")]


def test_accepted_annotations_are_chosen_already(client, consultation, ana, team, version):
    accepted = remark(version, ana, team, number="1")
    remark(version, ana, team, number="2")
    decisions.decide(accepted, "accepted", by=ana)
    page = client.get(f"/consultations/{consultation.slug}/")
    assert words(page, "state") == ["accepted", "open"]
    assert page.content.decode().count(" checked") == 1
    assert f'value="{accepted.slug}" checked' in page.content.decode()


def test_nothing_chosen_is_refused_in_words(client, consultation):
    answer = client.post(f"/consultations/{consultation.slug}/")
    assert answer.status_code == 400
    assert words(answer, "failure") == ["A comment set needs at least one annotation. Please choose some."]


def test_reviewers_may_look_but_not_draw_up(client, consultation, team, version, ana):
    remark(version, ana, team, number="1")
    reviewer = factories.person()
    team.memberships.create(user=reviewer, role=Role.REVIEWER)
    client.force_login(reviewer)
    page = client.get(f"/consultations/{consultation.slug}/")
    assert words(page, "said") == ["About 1."]
    assert values(page, "data-chooses-all") == []
    chosen = {"annotation": values(page, "href")}
    assert client.post(f"/consultations/{consultation.slug}/", chosen).status_code in (400, 403)


def test_another_team_does_not_see_it(client, consultation):
    ben = factories.person("ben")
    factories.team(ben, role=Role.OWNER)
    client.force_login(ben)
    assert client.get(f"/consultations/{consultation.slug}/").status_code == 404
    assert "Comments on N2" not in text(client.get("/consultations/"))
