"""What a comparison of two languages cannot say is left out or refused in words, and never told as no change."""

from __future__ import annotations

import pytest

from annotations.queries.desk import new_versions
from annotations.queries.placements import carriers
from annotations.queries.turning import turning
from annotations.queries.unreviewed import unreviewed
from annotations.services import consultations, reviews
from annotations.services.consultations import Call
from proposals.models import Comparison, Job, Role, Version
from proposals.queries.library import latest_steps
from proposals.queries.timelines import timeline
from proposals.services import jobs
from tests import factories
from tests.annotations.remarks import remark
from tests.proposals.two_languages import both, compared, keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana, role=Role.OWNER)


@pytest.fixture
def comparison(team):
    """Between neighbours in one proposal."""
    old, new = both()
    Version.objects.filter(pk=new.pk).update(proposal=old.proposal, position=old.position + 1)
    return compared(old, Version.objects.get(pk=new.pk))


def test_neither_annotations_nor_ticks_follow(comparison, ana, team):
    old = comparison.old_version
    said = remark(old, ana, team, number="4.1")
    reviews.mark(old, keys(old)[0], is_reviewed=True, by=ana)
    jobs.drain()
    assert (carriers().count(), said.placements.count(), Comparison.objects.count()) == (0, 0, 1)
    assert not Job.objects.filter(kind="carrying").exists()


def test_no_list_says_what_changed(comparison, ana, team):
    new = comparison.new_version
    assert latest_steps([new]) == {}
    _first, step = timeline(new.proposal)
    assert (step.came_by, step.across) == (None, comparison)
    assert [one.came_by for one in new_versions(ana, new.uploaded_at.replace(year=2000), most=9)] == [None, None]
    found = turning(comparison, ana)
    assert (found.gone, found.come) == ([], [])
    call = consultations.add(new, Call("Comments"), team=team, by=ana)
    assert (unreviewed(call).before, len(unreviewed(call).owed)) == (None, 3)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/library/", 200),
        ("/proposals/{proposal}/", 200),
        ("/versions/{new}/", 200),
        ("/versions/{new}/definitions/", 200),
        ("/desk/", 200),
        ("/jobs/", 200),
        ("/comparisons/{comparison}/export/html/", 409),
        ("/comparisons/{comparison}/export/docx/", 409),
        ("/comparisons/{comparison}/portions/unified-1/", 404),
        ("/comparisons/{comparison}/hints/", 200),
        ("/comparisons/{comparison}/filters/", 409),
        ("/comparisons/{comparison}/duties/", 409),
        ("/comparisons/{comparison}/duties/export/", 409),
        ("/comparisons/{comparison}/duties/told/", 409),
    ],
)
def test_pages_say_so(comparison, ana, client, address, status):
    names = {"proposal": comparison.new_version.proposal, "new": comparison.new_version, "comparison": comparison}
    client.force_login(ana)
    answer = client.get(address.format(**{name: row.slug for name, row in names.items()}))
    assert answer.status_code == status
    assert "no change" not in answer.text
    assert status != 409 or "two languages" in answer.text
