import pytest

from annotations.models import Annotation
from annotations.services import publishing
from proposals.models import AuditEvent, Role
from proposals.refusals import Conflict, NotAllowed, Refusal
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(reviewer, team):
    version = factories.version(factories.paragraphs("2", "Record", "The record is stored."))
    return [remark(version, reviewer, team, number="2", visibility="private") for _ in range(3)]


def visibilities():
    return list(Annotation.objects.order_by("pk").values_list("visibility", flat=True))


def test_what_was_private_is_the_teams_at_once(private, reviewer):
    published = publishing.publish([one.slug for one in private[:2]], by=reviewer)
    assert published == private[:2]
    assert visibilities() == ["team", "team", "private"]
    told = AuditEvent.objects.filter(verb="published").values_list("object", flat=True)
    assert list(told) == [f"annotation:{one.slug}" for one in private[:2]]


def test_all_are_published_or_none(private, reviewer, team):
    colleague = factories.person()
    team.memberships.create(user=colleague, role=Role.OWNER)
    theirs = remark(private[0].version, colleague, team, visibility="private")
    with pytest.raises(Conflict):
        publishing.publish([private[0].slug, theirs.slug], by=reviewer)
    with pytest.raises(Refusal):
        publishing.publish([], by=reviewer)
    assert visibilities() == ["private"] * 4


def test_who_left_the_team_publishes_nothing(private, reviewer, team):
    team.memberships.all().delete()
    with pytest.raises(NotAllowed):
        publishing.publish([private[0].slug], by=reviewer)


def test_programs_publish(private, reviewer):
    fields = {"annotations": [one.slug for one in private]}
    answer = api(reviewer).post("/api/v1/annotations/publish/", fields)
    assert (answer.status_code, answer.json()) == (200, fields)
    assert api(reviewer).post("/api/v1/annotations/publish/", fields).status_code == 409
    assert api(reviewer).post("/api/v1/annotations/publish/", {"annotations": []}).status_code == 400
