import pytest
from django.utils import timezone

from annotations.models import Consultation
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.team(member_code="FR")


def test_an_editor_says_when_comments_are_due(editor, team):
    version, body = factories.version(), factories.body()
    fields = {
        "version": version.slug,
        "team": team.slug,
        "body": body.slug,
        "title": "Comments on gaze",
        "form": "iso",
        "deadline": "2023-09-01T12:00:00Z",
        "time_zone": "Europe/Paris",
    }
    made = api(editor).post("/api/v1/consultations/", fields)
    consultation = Consultation.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/consultations/{consultation.slug}/")
    assert made.json() == {
        **fields,
        "id": consultation.slug,
        "member_code": "FR",
        "closed_at": None,
        "made_at": consultation.made_at.isoformat().replace("+00:00", "Z"),
    }
    assert api(editor).get(made["Location"]).json() == made.json()


def test_forms_and_time_zones_are_known_ones(editor, team):
    body = {"version": factories.version().slug, "team": team.slug, "title": "Comments"}
    form = api(editor).post("/api/v1/consultations/", {**body, "form": "poem"})
    assert form.json() == problem(400, "Bad Request", "There is no form called poem.")
    zone = api(editor).post("/api/v1/consultations/", {**body, "time_zone": "Mars/North"})
    assert zone.json()["errors"] == {"time_zone": ["There is no time zone called Mars/North."]}


def test_a_body_is_asked_for_its_form_once(editor, team):
    fields = {"version": factories.version().slug, "team": team.slug, "title": "Comments"}
    for_body = {**fields, "body": factories.body(short_name="ISO/TC 1").slug}
    unasked = api(editor).post("/api/v1/consultations/", for_body)
    sentence = "Please name the form in which ISO/TC 1 takes comments: iso, xlsx, csv."
    assert unasked.json() == problem(400, "Bad Request", sentence)
    assert not Consultation.objects.exists()
    for named in ({"form": "xlsx"}, {}):
        made = api(editor).post("/api/v1/consultations/", {**for_body, **named})
        assert (made.status_code, made.json()["form"]) == (201, "xlsx")
    assert api(editor).post("/api/v1/consultations/", fields).json()["form"] == "iso"


def test_the_form_of_another_team_is_not_taken(editor, team):
    version, body = factories.version(), factories.body()
    Consultation.objects.create(version=version, team=factories.team(), body=body, title="Theirs", form="csv")
    fields = {"version": version.slug, "team": team.slug, "title": "Comments", "body": body.slug}
    assert api(editor).post("/api/v1/consultations/", fields).status_code == 400


def test_a_reviewer_opens_none(team):
    reviewer = factories.person()
    team.memberships.create(user=reviewer)
    body = {"version": factories.version().slug, "team": team.slug, "title": "Comments"}
    assert api(reviewer).post("/api/v1/consultations/", body).status_code == 403


def test_nothing_is_due_on_a_withdrawn_version(editor, team):
    version = factories.version(withdrawn_at=timezone.now())
    body = {"version": version.slug, "team": team.slug, "title": "Comments"}
    assert api(editor).post("/api/v1/consultations/", body).status_code == 410


def test_another_teams_consultation_is_not_there(editor, team):
    theirs = Consultation.objects.create(version=factories.version(), team=factories.team(), title="Comments")
    assert api(editor).get(f"/api/v1/consultations/{theirs.slug}/").json() == UNSEEN
    assert api(editor).get("/api/v1/consultations/").json()["results"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_one_query(editor, team, django_assert_num_queries, count):
    for _ in range(count):
        Consultation.objects.create(version=factories.version(), team=team, title="Comments", body=factories.body())
    with django_assert_num_queries(1):
        assert len(api(editor).get("/api/v1/consultations/").json()["results"]) == count


def test_an_editor_changes_closes_and_opens_it(editor, team):
    version = factories.version()
    made = api(editor).post("/api/v1/consultations/", {"version": version.slug, "team": team.slug, "title": "Comments"})
    address = made["Location"]
    moved = api(editor).patch(address, {"title": "Anew", "team": "other"}, format="json")
    assert (moved.status_code, moved.json()["codes"]) == (400, {"team": ["read-only"]})
    changed = api(editor).patch(address, {"title": "Anew", "team": team.slug}, format="json")
    assert (changed.status_code, changed.json()["title"]) == (200, "Anew")
    assert api(editor).post(f"{address}close/").json()["closed_at"] is not None
    assert api(editor).post(f"{address}reopen/").json()["closed_at"] is None
    reviewer = factories.person()
    team.memberships.create(user=reviewer)
    assert api(reviewer).patch(address, {"title": "Mine"}, format="json").status_code == 403
    assert api(reviewer).post(f"{address}close/").status_code == 403
