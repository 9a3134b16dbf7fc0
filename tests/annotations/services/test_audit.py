"""What is said and decided is recorded."""

import hashlib

import pytest

from annotations.models import Placement
from annotations.services import annotations, comment_sets, consultations, placements
from annotations.services.annotations import Remark
from annotations.services.consultations import Call
from proposals.models import AuditEvent
from proposals.queries import audit
from proposals.services import orders
from tests import factories
from tests.annotations import remarks

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return factories.version(
        factories.paragraphs("1", "Records", "The platform shall store behaviour records."), number="N1"
    )


def acts():
    return list(AuditEvent.objects.values_list("actor", "verb", "object", "facts"))


def test_annotations_are_recorded_without_what_they_say(editor, team, version):
    said = remarks.remark(version, editor, team, quote="behaviour", number="1")
    annotations.change(said, Remark("Why?"), by=editor)
    annotations.delete(said, by=editor)
    name = f"annotation:{said.slug}"
    assert acts() == [
        (editor.slug, "made", name, {"version": version.slug}),
        (editor.slug, "changed", name, {}),
        (editor.slug, "deleted", name, {}),
    ]


def test_a_decided_place_is_recorded(editor, team, version):
    said = remarks.remark(version, editor, team, quote="behaviour", number="1")
    later = factories.version(proposal=version.proposal)
    place = remarks.placement(said, later, Placement.State.TO_CONFIRM)
    placements.settle(place, is_right=False, by=editor)
    facts = {"version": later.slug, "state": "gone"}
    assert acts()[1:] == [(editor.slug, "decided", f"annotation:{said.slug}", facts)]


def test_the_way_of_a_comment_set_is_recorded(editor, team, version):
    said = remarks.remark(version, editor, team, quote="behaviour", number="1")
    consultation = consultations.add(version, Call("Comments"), team=team, by=editor)
    drawn = comment_sets.draw_up(consultation, [said], by=editor)
    comment_sets.freeze(drawn, by=editor)
    sent = orders.now(comment_sets.order(drawn, "csv", by=editor), by=editor)
    name = f"comment-set:{drawn.slug}"
    assert acts()[1:] == [
        (editor.slug, "made", f"consultation:{consultation.slug}", {"version": version.slug}),
        (editor.slug, "drawn-up", name, {"comments": 1}),
        (editor.slug, "frozen", name, {"sha256": drawn.manifest["sha256"]}),
        (editor.slug, "exported", name, {"form": "csv", "sha256": hashlib.sha256(sent.data).hexdigest()}),
    ]
    assert audit.check().fault == ""
