from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from annotations.models import CommentSet, Consultation
from annotations.services import annotations, decisions, reviews
from annotations.services.annotations import Remark
from proposals.models import Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs
from tests.flat import flat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor_signed_in")]

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def version():
    return factories.version(SCOPE, RECORD, number="N2")


@pytest.fixture
def consultation(team, version):
    return Consultation.objects.create(team=team, version=version, title="Comments on N2", member_code="XA")


def test_an_empty_list_says_what_to_do(client, reader):
    client.force_login(reader)
    assert words(client.get("/consultations/"), "empty") == [
        "No comments are due. An editor of your team makes the first consultation. To the library"
    ]


@pytest.mark.postgres
@time_machine.travel(datetime(2027, 1, 1, 12, tzinfo=UTC), tick=False)
def test_a_deadline_is_told_in_the_zone_of_who_reads(client, editor, consultation):
    editor.time_zone = "Asia/Shanghai"
    editor.save()
    client.force_login(editor)
    consultation.deadline = datetime(2027, 1, 12, 23, 30, tzinfo=UTC)
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
def test_what_is_over_is_said_to_be(client, editor, consultation, deadline, said):
    client.force_login(editor)
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


def test_an_editor_makes_a_consultation(client, editor, team, version):
    fields = {
        "version": version.slug,
        "title": "Comments on N2",
        "team": team.slug,
        "body": version.proposal.body.slug,
        "form": "iso",
        "deadline": "2027-07-12T17:00",
        "time_zone": "Europe/Paris",
    }
    answer = client.post("/consultations/new/", fields)
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


@pytest.mark.postgres
def test_what_is_missing_is_said_beside_its_field(client, team, version):
    fields = {"version": version.slug, "team": team.slug, "form": "iso", "deadline": "soon", "time_zone": "UTC"}
    answer = client.post("/consultations/new/", fields)
    assert answer.status_code == 400
    assert words(answer, "errorlist") == ["This field is required.", "Please give a day and a time."]


@pytest.mark.postgres
def test_editions_of_one_number_are_told_apart_by_their_days(client, team, version):
    factories.version(SCOPE, number="N2", proposal=version.proposal)
    page = text(client.get("/consultations/new/"))
    assert all(f"· N2, {day} Jun 2023" in page for day in (1, 2))


@pytest.mark.postgres
def test_a_draft_one_may_not_see_cannot_be_chosen(client, team):
    closed = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    assert closed.slug not in client.get("/consultations/new/").content.decode()


def test_chosen_annotations_become_a_comment_set(client, consultation, editor, team, version):
    said = [remark(version, editor, team, number=number) for number in ("2", "1")]
    remark(version, editor, team, comment="Left out.")
    page = client.get(f"/consultations/{consultation.slug}/")
    assert words(page, "said") == ["Left out.", "About 1.", "About 2."]
    chosen = {"annotation": [annotation.slug for annotation in said]}
    answer = client.post(f"/consultations/{consultation.slug}/", chosen)
    made = CommentSet.objects.get()
    assert answer.url == f"/comment-sets/{made.slug}/"
    assert list(made.comments.values_list("order", "clause", "comment")) == [(1, "1", "About 1."), (2, "2", "About 2.")]


def test_all_that_a_team_may_say_is_chosen_at_once(client, consultation, editor, team, version):
    said = remark(version, editor, team, number="1", quote="identities")
    client.post(f"/consultations/{consultation.slug}/", {"annotation": [said.slug] * annotations.MOST})
    assert CommentSet.objects.get().comments.count() == 1


def test_accepted_annotations_are_chosen_already(client, consultation, editor, team, version):
    accepted = remark(version, editor, team, number="1")
    remark(version, editor, team, number="2")
    decisions.decide(accepted, "accepted", by=editor)
    page = client.get(f"/consultations/{consultation.slug}/")
    assert words(page, "state") == ["accepted", "open"]
    assert page.content.decode().count(" checked") == 1
    assert f'value="{accepted.slug}" checked' in flat(page.text)


def test_nothing_chosen_is_refused_in_words(client, consultation):
    answer = client.post(f"/consultations/{consultation.slug}/")
    assert answer.status_code == 400
    assert words(answer, "failure") == ["A comment set needs at least one remark. Please choose some."]


def test_reviewers_may_look_but_not_draw_up(client, consultation, team, version, editor):
    remark(version, editor, team, number="1")
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


@time_machine.travel(datetime(2027, 1, 1, 12, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    ("hours", "said"),
    [(36, "in 2 days"), (35.5, "in 35 hours"), (1, "in 1 hour"), (0.5, "in 30 minutes"), (0, "in 1 minute")],
)
def test_the_countdown_is_finer_near_the_end(client, editor, consultation, hours, said):
    client.force_login(editor)
    consultation.deadline = datetime(2027, 1, 1, 12, tzinfo=UTC) + timedelta(hours=hours)
    consultation.save()
    assert words(client.get("/consultations/"), "due-words") == [said]


def test_the_zone_that_a_deadline_was_set_in_is_named_beside_it(client, editor, consultation):
    editor.time_zone = "Asia/Shanghai"
    editor.save()
    consultation.deadline, consultation.time_zone = datetime(2027, 1, 12, 23, 30, tzinfo=UTC), "Europe/Paris"
    consultation.save()
    whole = "13 Jan 2027 07:30 (Asia/Shanghai) = 13 Jan 2027 00:30 (Europe/Paris)"
    assert whole in values(client.get("/consultations/"), "title")
    assert "set as 13 Jan 2027 00:30 (Europe/Paris)" in text(client.get(f"/consultations/{consultation.slug}/"))


def test_a_deadline_is_edited_in_ones_own_zone_and_stays_where_nobody_touched_it(client, editor, consultation):
    editor.time_zone = "Asia/Shanghai"
    editor.save()
    set_for = datetime(2027, 1, 12, 23, 30, 59, tzinfo=UTC)
    Consultation.objects.update(deadline=set_for, time_zone="Europe/Paris")
    page = f"/consultations/{consultation.slug}/edit/"
    shown = {"deadline": "2027-01-13T07:30", "time_zone": "Asia/Shanghai"}
    assert shown["deadline"] in values(client.get(page), "value")
    fields = {"title": "Anew", "form": "csv", **shown}
    client.post(page, fields)
    consultation.refresh_from_db()
    assert (consultation.title, consultation.deadline, consultation.time_zone) == ("Anew", set_for, "Europe/Paris")
    client.post(page, {**fields, "deadline": "2027-01-14T07:30"})
    consultation.refresh_from_db()
    assert (consultation.deadline, consultation.time_zone) == (
        datetime(2027, 1, 13, 23, 30, tzinfo=UTC),
        "Asia/Shanghai",
    )


def decide(client, consultation, said, state, why="", **headers):
    asked = {"decide": f"{said.slug} {state}", f"why-{said.slug}": why}
    return client.post(f"/consultations/{consultation.slug}/decide/", asked, headers=headers)


def test_annotations_are_decided_on_in_the_table(client, consultation, editor, team, version):
    said = remark(version, editor, team, number="1")
    answer = decide(client, consultation, said, "accepted")
    assert answer.url == f"/consultations/{consultation.slug}/#choice-{said.slug}"
    drawn = decide(client, consultation, said, "dismissed", "Off topic", **{"HX-Request": "true"})
    assert (words(drawn, "state"), words(drawn, "reason")) == (["dismissed"], ["Off topic"])
    said.refresh_from_db()
    assert (said.state, said.reason) == ("dismissed", "Off topic")


def test_what_is_chosen_and_decided_is_named_for_the_ear_where_its_clause_has_no_number(client, editor, team):
    named, bare = (factories.version(paragraphs("", title, "People are heard.")) for title in ("Hearing", ""))
    for version, name in ((named, "Hearing"), (bare, "People are heard.")):
        call = Consultation.objects.create(team=team, version=version, title="Comments")
        key = version.current_reading.clauses.get().key
        annotations.add(version, Remark("Why?"), team=team, by=editor, key=key)
        spoken = words(client.get(f"/consultations/{call.slug}/"), "spoken")
        assert f"Choose the remark on {name} by Eva" in spoken
        assert spoken.count(f"the remark on {name} by Eva") == 2


def test_a_dismissal_without_a_reason_is_refused_beside_its_row(client, consultation, editor, team, version):
    said = remark(version, editor, team, number="1")
    drawn = decide(client, consultation, said, "dismissed", **{"HX-Request": "true"})
    assert (words(drawn, "state"), words(drawn, "error")) == (["open"], ["Please say why it is dismissed."])
    assert decide(client, consultation, said, "dismissed").status_code == 400
    assert decide(client, consultation, remark(factories.version(SCOPE), editor, team), "accepted").status_code == 400


def test_annotations_are_narrowed(client, consultation, editor, team, version):
    accepted = remark(version, editor, team, number="2", concerns=("retention",))
    remark(version, editor, team, number="1")
    decisions.decide(accepted, "accepted", by=editor)
    page = f"/consultations/{consultation.slug}/"
    for asked in ("state=accepted", "concern=retention", "clause=2", "state=accepted&clause=2&concern=retention"):
        assert words(client.get(f"{page}?{asked}"), "said") == ["About 2."], asked
    assert words(client.get(f"{page}?state=resolved"), "said") == []


def test_it_is_edited_and_closed_and_opened_again(client, consultation, editor, team, version):
    editor.time_zone = "Europe/Paris"
    editor.save()
    remark(version, editor, team, number="1")
    page = f"/consultations/{consultation.slug}/"
    fields = {"title": "Anew", "form": "csv", "member_code": "XB", "deadline": "2027-07-12T17:00"}
    assert client.post(f"{page}edit/", {**fields, "time_zone": "Europe/Paris"}).url == page
    assert "2027-07-12T17:00" in values(client.get(f"{page}edit/"), "value")
    consultation.refresh_from_db()
    assert (consultation.title, consultation.form, consultation.member_code, consultation.deadline) == (
        "Anew",
        "csv",
        "XB",
        datetime(2027, 7, 12, 15, tzinfo=UTC),
    )
    assert client.post(f"{page}edit/", fields).status_code == 400
    client.post(f"{page}close/")
    assert "Make a comment set" not in text(client.get(page))
    client.post(f"{page}close/", {"open": ""})
    assert "Make a comment set" in text(client.get(page))


def test_clauses_that_nobody_reviewed_are_listed(client, editor, team):
    old = factories.version(SCOPE, RECORD, number="N1")
    other = paragraphs("3", "Use", "Records are used.")
    kept = paragraphs("2", "Record", "The record is stored for a day.")
    new = factories.version(SCOPE, kept, other, number="N2", proposal=old.proposal)
    asked = Consultation.objects.create(team=team, version=new, title="Comments")
    page = f"/consultations/{asked.slug}/"
    assert words(client.get(page), "unreviewed") == ["1 Scope 2 Record 3 Use"]
    comparisons.request(old=old, new=new)
    jobs.drain()
    assert "2 clauses changed since N1" in text(client.get(page))
    assert words(client.get(page), "unreviewed") == ["2 Record 3 Use"]
    reviewer = factories.person()
    team.memberships.create(user=reviewer, role=Role.READER)
    reviews.mark(new, new.current_reading.clauses.get(number="2").key, is_reviewed=True, by=reviewer)
    assert words(client.get(page), "unreviewed") == ["3 Use"]


def test_a_version_and_its_proposal_lead_to_what_is_due(client, consultation, version):
    for noun, of in (("version", version), ("proposal", version.proposal)):
        page = client.get(f"/{noun}s/{of.slug}/")
        assert f'data-slot="consultations" data-{noun}="{of.slug}"' in page.content.decode()
        answer = client.get(f"/{noun}s/{of.slug}/consultations/")
        assert values(answer, "href") == [
            f"/consultations/{consultation.slug}/",
            f"/consultations/new/?version={version.slug}",
        ]
    client.force_login(factories.person())
    assert values(client.get(f"/versions/{version.slug}/consultations/"), "href") == []
    closed = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    assert client.get(f"/versions/{closed.slug}/consultations/").status_code == 404


def test_queries_do_not_grow_with_annotations(client, consultation, editor, team, version, django_assert_num_queries):
    remark(version, editor, team, number="1")
    with django_assert_num_queries(17):
        client.get(f"/consultations/{consultation.slug}/")
    for number in ("1", "2"):
        remark(version, editor, team, number=number)
    with django_assert_num_queries(17):
        client.get(f"/consultations/{consultation.slug}/")


def test_the_form_is_asked_for_and_proposed_as_the_body_had_it_last(client, editor, team, version):
    page = client.get(f"/consultations/new/?version={version.slug}").text
    assert 'value="" selected' in page or '<option value="" selected>choose a form</option>' in page
    fields = {"version": version.slug, "team": team.slug, "title": "Comments", "time_zone": "UTC"}
    answer = client.post("/consultations/new/", fields)
    assert (answer.status_code, words(answer, "errorlist")) == (400, ["This field is required."])
    Consultation.objects.create(team=team, version=version, title="Last", body=version.proposal.body, form="csv")
    again = client.get(f"/consultations/new/?version={version.slug}").text
    assert '<option value="csv" selected>' in again
