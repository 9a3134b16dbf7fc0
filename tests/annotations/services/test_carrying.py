import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Placement
from annotations.services import annotations, carrying, placements
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import Comparison, Job
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

KEPT = "The platform keeps the record of what each user did in every virtual world it serves."
RECORD = paragraphs("1", "Record", KEPT, "The record is required to be stored permanently.")
SHARING = paragraphs(
    "2", "Sharing", "Each platform is required to share the identity record with other platforms on request."
)
LATER = paragraphs("1", "Record", KEPT, "The record is recommended to be stored for a long period.")
GONE = "Operators are asked to consider whether an avatar may be renamed by a guardian at night."
NAMES = paragraphs("3", "Names", GONE)


@pytest.fixture
def proposal():
    return factories.proposal()


def key_of(version, number):
    return version.current_reading.clauses.get(number=number).key


def remark_on(version, number, quote, *, team, by):
    anchor = Anchor(quote=quote) if quote else None
    return annotations.add(version, Remark("Why?"), team=team, by=by, key=key_of(version, number), anchor=anchor)


def test_annotations_follow_their_words_and_say_how(proposal, team, reviewer):
    old = factories.version(RECORD, SHARING, NAMES, proposal=proposal)
    same = remark_on(old, "1", "keeps the record of what each user did", team=team, by=reviewer)
    reworded = remark_on(old, "1", "The record is required to be stored permanently.", team=team, by=reviewer)
    gone = remark_on(old, "3", GONE, team=team, by=reviewer)
    whole = remark_on(old, "2", "", team=team, by=reviewer)
    new = factories.version(LATER, SHARING, proposal=proposal)
    comparisons.request(old=old, new=new)
    jobs.drain()
    assert {p.annotation: (p.state, p.quote) for p in Placement.objects.filter(version=new)} == {
        same: ("same", "keeps the record of what each user did"),
        reworded: ("reworded", "The record is recommended to be stored for a long period."),
        gone: ("gone", ""),
        whole: ("same", ""),
    }


def test_an_annotation_made_after_the_comparison_is_carried_too(proposal, team, reviewer):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    comparisons.request(old=old, new=new)
    jobs.drain()
    late = remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    jobs.drain()
    assert Placement.objects.get(annotation=late).state == "same"


def test_the_third_version_is_aligned_with_the_home_and_not_with_a_guess(proposal, team, reviewer):
    first = factories.version(RECORD, SHARING, proposal=proposal)
    annotation = remark_on(first, "2", "share the identity record with other platforms", team=team, by=reviewer)
    second, third = (factories.version(LATER, SHARING, proposal=proposal) for _ in range(2))
    comparisons.request(old=first, new=second)
    comparisons.request(old=second, new=third)
    jobs.drain()
    placement = Placement.objects.get(annotation=annotation, version=third)
    assert (placement.state, placement.comparison and placement.comparison.old_version) == ("same", first)


def test_what_a_person_decided_stays(proposal, team, reviewer):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    annotation = remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    decided = Placement.objects.create(
        annotation=annotation, version=new, state="gone", score=0, decided_by=reviewer, decided_at=old.uploaded_at
    )
    comparisons.request(old=old, new=new)
    jobs.drain()
    assert list(Placement.objects.values_list("pk", "state")) == [(decided.pk, "gone")]


def test_nothing_is_carried_into_another_proposal(team, reviewer):
    old, new = factories.version(RECORD), factories.version(LATER)
    remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    comparisons.request(old=old, new=new)
    jobs.drain()
    assert not Placement.objects.exists()


def rows_in(version):
    """The places of this version by annotation: a row that is made anew is another one."""
    return {p.annotation_id: (p.pk, p.state, p.quote) for p in Placement.objects.filter(version=version)}


def carry(version, by):
    carrying.carry_from(version, by=by)
    jobs.drain()


def test_what_stands_where_it_belongs_is_not_placed_again(proposal, team, reviewer):
    old, new = (
        factories.version(RECORD, SHARING, proposal=proposal),
        factories.version(LATER, SHARING, proposal=proposal),
    )
    remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    comparisons.request(old=old, new=new)
    jobs.drain()
    before = rows_in(new)
    late = remark_on(old, "2", "share the identity record", team=team, by=reviewer)
    jobs.drain()
    after = rows_in(new)
    assert (after.pop(late.pk)[1:], after) == (("same", "share the identity record"), before)


def test_what_a_person_decides_elsewhere_is_followed_and_nothing_else_is_placed(proposal, team, reviewer):
    first, second, third = (factories.version(RECORD, SHARING, proposal=proposal) for _ in range(3))
    moved = remark_on(first, "1", "keeps the record", team=team, by=reviewer)
    remark_on(first, "2", "on request", team=team, by=reviewer)
    for old, new in ((first, second), (first, third), (second, third)):
        comparisons.request(old=old, new=new)
    jobs.drain()
    before = rows_in(third)
    there = Placement.objects.get(annotation=moved, version=second)
    decided = placements.attach(there, key=key_of(second, "2"), anchor=Anchor("identity record"), by=reviewer)
    jobs.drain()
    after = rows_in(third)
    assert after.pop(moved.pk)[1:] == ("same", "identity record")
    assert after == {key: row for key, row in before.items() if key != moved.pk}
    assert decided.decided_at is not None
    placements.undo(decided, act=decided.decided_at, by=reviewer)
    jobs.drain()
    undone = rows_in(third)
    assert undone.pop(moved.pk)[1:] == ("same", "keeps the record")
    assert undone == after
    carry(first, reviewer)
    carry(second, reviewer)
    assert rows_in(third).items() >= undone.items()


def test_of_two_comparisons_of_the_same_versions_the_newer_one_carries(proposal, team, reviewer):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    first = comparisons.request(old=old, new=new)
    jobs.drain()
    new.current_reading = factories.reading(new, LATER)
    new.save()
    second = comparisons.request(old=old, new=new)
    jobs.drain()
    assert [p.comparison for p in Placement.objects.all()] == [second]
    before = rows_in(new)
    carry(old, reviewer)
    jobs.perform(jobs.submit("carrying", first.pk).slug, carrying.carry_over)
    assert rows_in(new) == before


def test_a_carrying_whose_comparison_is_gone_is_done(proposal):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    comparison = comparisons.request(old=old, new=new)
    job = jobs.submit("carrying", comparison.pk)
    Comparison.objects.all().delete()
    jobs.drain()
    assert Job.objects.get(pk=job.pk).state == "done"


def test_what_only_carrying_needs_is_compared_later(proposal, team, reviewer):
    first = factories.version(RECORD, SHARING, proposal=proposal)
    remark_on(first, "2", "share the identity record", team=team, by=reviewer)
    second, third = (factories.version(LATER, SHARING, proposal=proposal) for _ in range(2))
    for old, new in ((first, second), (second, third)):
        comparisons.request(old=old, new=new)
    jobs.drain()
    asked = Job.objects.filter(kind="comparison").order_by("pk").values_list("queue", flat=True)
    assert list(asked) == ["people", "people", "later"]


def test_whoever_writes_takes_the_locks_in_one_order(proposal, team, reviewer):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    later = factories.version(LATER, proposal=proposal)
    for one, other in ((old, new), (old, later), (new, later)):
        comparisons.request(old=one, new=other)
    jobs.drain()
    with CaptureQueriesContext(connection) as adding:
        said = remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    jobs.drain()
    there = Placement.objects.get(annotation=said, version=new)
    with CaptureQueriesContext(connection) as deciding:
        placements.settle(there, is_right=False, by=reviewer)
    for queries in (adding, deciding):
        both = ("proposals_job", "proposals_auditevent")
        tables = [table for query in queries for table in both if table in query["sql"]]
        assert tables == sorted(tables, reverse=True)
        assert len(set(tables)) == 2
