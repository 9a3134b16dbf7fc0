from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Annotation, Placement
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


@pytest.mark.postgres
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


def test_what_is_carried_has_no_space_around_it(proposal, team, reviewer):
    old = factories.version(RECORD, proposal=proposal)
    said = remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    Annotation.objects.filter(pk=said.pk).update(quote=" keeps the record ", start=said.start - 1, after="of what")
    new = factories.version(LATER, proposal=proposal)
    comparisons.request(old=old, new=new)
    jobs.drain()
    row = Placement.objects.get(annotation=said, version=new)
    assert (row.state, row.quote, row.start) == ("same", "keeps the record", KEPT.index("keeps"))
    assert (row.before[-1], row.after[0]) == (" ", " ")


def test_an_annotation_made_after_the_comparison_is_carried_too(proposal, team, reviewer):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    comparisons.request(old=old, new=new)
    jobs.drain()
    late = remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    jobs.drain()
    assert Placement.objects.get(annotation=late).state == "same"


def compare_neighbours(*versions):
    """As a site does by itself."""
    for old, new in pairwise(versions):
        comparisons.request(old=old, new=new)
    jobs.drain()


def states(annotation):
    """By version its state, and the version of whose comparison it was found with."""
    rows = annotation.placements.select_related("comparison__old_version").order_by("version__position")
    return [(one.state, one.comparison.old_version) for one in rows]


def test_words_that_stay_go_from_each_version_to_the_next(proposal, team, reviewer):
    first, second, third = (factories.version(text, SHARING, proposal=proposal) for text in (RECORD, LATER, LATER))
    compare_neighbours(first, second, third)
    said = remark_on(first, "2", "share the identity record with other platforms", team=team, by=reviewer)
    reworded = remark_on(first, "1", "The record is required to be stored permanently.", team=team, by=reviewer)
    whole = remark_on(first, "1", "", team=team, by=reviewer)
    jobs.drain()
    assert states(said) == [("same", first), ("same", second)]
    assert states(reworded) == states(whole) == [("reworded", first), ("reworded", second)]
    assert Comparison.objects.count() == 2
    there = {p.version: (p.quote, p.score) for p in reworded.placements.all()}
    assert there[second] == there[third] and there[second][1] < 1


FIRST, SECOND, THIRD = (
    f"When the first sign is a {sign}, the platform reads {what} of the avatar from the stream."
    for sign, what in (("star", "the name and the binary body"), ("star", "a binary body"), ("question", "a yes or no"))
)
"""Each is like the one before it, and the last one is about something else."""


def test_words_that_become_others_little_by_little_are_asked_at_home(proposal, team, reviewer):
    texts = (paragraphs("4", "Streams", words, "Nothing else is read.") for words in (FIRST, SECOND, THIRD, THIRD))
    versions = [factories.version(RECORD, text, proposal=proposal) for text in texts]
    said = remark_on(versions[0], "4", FIRST, team=team, by=reviewer)
    compare_neighbours(*versions)
    later = Comparison.objects.exclude(old_version__in=versions[1:]).exclude(new_version=versions[1]).get()
    assert (later.old_version, later.new_version) == (versions[0], versions[2])
    assert Job.objects.get(kind="comparison", target=later.pk).queue == "later"
    assert states(said) == [("reworded", versions[0]), ("reworded", versions[0]), ("reworded", versions[2])]
    assert said.placements.get(version=versions[3]).quote == THIRD


def test_words_that_are_gone_and_come_back_are_found_from_home(proposal, team, reviewer):
    texts = (RECORD, SHARING, NAMES), (RECORD, SHARING), (RECORD, SHARING), (RECORD, SHARING, NAMES)
    versions = [factories.version(*text, proposal=proposal) for text in texts]
    compare_neighbours(*versions)
    said = remark_on(versions[0], "3", GONE, team=team, by=reviewer)
    jobs.drain()
    assert states(said) == [("gone", versions[0]), ("gone", versions[1]), ("same", versions[0])]
    assert Comparison.objects.count() == 4


def test_a_place_that_does_not_ask_home_is_no_other_one_where_somebody_elses_does(proposal, team, reviewer):
    near = paragraphs("3", "Names", GONE.replace("at night", "at dawn"))
    versions = [
        factories.version(*text, proposal=proposal)
        for text in ((RECORD, SHARING, NAMES), (RECORD,), (RECORD, SHARING, near))
    ]
    compare_neighbours(*versions)
    said = remark_on(versions[0], "3", GONE, team=team, by=reviewer)
    jobs.drain()
    before = list(said.placements.order_by("pk").values())
    assert [one["state"] for one in before] == ["gone", "gone"]
    author = factories.member(factories.team(), "reviewer")
    alone = Remark("Mine.", visibility="private")
    anchor = Anchor("share the identity record with other platforms")
    private = annotations.add(
        versions[0], alone, team=author.teams.get(), by=author, key=key_of(versions[0], "2"), anchor=anchor
    )
    jobs.drain()
    assert states(private) == [("gone", versions[0]), ("same", versions[0])]
    assert list(said.placements.order_by("pk").values()) == before


def test_what_a_person_says_is_gone_stays_gone_in_later_versions(proposal, team, reviewer):
    versions = [factories.version(RECORD, SHARING, proposal=proposal) for _ in range(4)]
    said = remark_on(versions[0], "1", "keeps the record", team=team, by=reviewer)
    compare_neighbours(*versions)
    placements.settle(said.placements.get(version=versions[1]), is_right=False, by=reviewer)
    jobs.drain()
    assert [state for state, _ in states(said)] == ["gone", "gone", "gone"]
    attached = said.placements.get(version=versions[2])
    placements.attach(attached, key=key_of(versions[2], "1"), anchor=Anchor("keeps the record"), by=reviewer)
    jobs.drain()
    assert [state for state, _ in states(said)] == ["gone", "same", "same"]


def test_versions_in_another_language_are_stepped_over(proposal, team, reviewer):
    first = factories.version(RECORD, proposal=proposal, language="en")
    factories.version(RECORD, proposal=proposal, language="zh")
    said = remark_on(first, "1", "keeps the record", team=team, by=reviewer)
    third = factories.version(LATER, proposal=proposal, language="en")
    comparisons.request_for(third)
    jobs.drain()
    assert states(said) == [("same", first)]


def test_many_versions_with_remarks_need_few_comparisons(proposal, team, reviewer):
    count = 12
    numbered = [paragraphs(str(n), f"Clause {n}", f"In clause {n} {KEPT} It is kept for years.") for n in range(1, 7)]
    versions = []
    for at in range(count):
        changed = paragraphs("1", "Clause 1", f"In clause 1 {KEPT} It is kept for {at} years.")
        versions.append(factories.version(changed, *numbered[1:], proposal=proposal))
        for number in ("1", "2", "3"):
            remark_on(versions[-1], number, f"In clause {number} {KEPT}", team=team, by=reviewer)
        remark_on(versions[-1], "1", "", team=team, by=reviewer)
        if at:
            compare_neighbours(*versions[-2:])
    assert Placement.objects.count() == 4 * count * (count - 1) // 2
    assert set(Placement.objects.values_list("state", flat=True)) == {"same", "reworded"}
    assert Comparison.objects.count() <= 2 * count


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


@pytest.mark.postgres
def test_a_carrying_whose_comparison_is_gone_is_done(proposal):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    comparison = comparisons.request(old=old, new=new)
    job = jobs.submit("carrying", comparison.pk)
    Comparison.objects.all().delete()
    jobs.drain()
    assert Job.objects.get(pk=job.pk).state == "done"


def test_whoever_writes_takes_the_locks_in_one_order(proposal, team, reviewer):
    old, new = factories.version(RECORD, proposal=proposal), factories.version(LATER, proposal=proposal)
    later = factories.version(LATER, proposal=proposal)
    for one, other in ((old, new), (old, later), (new, later)):
        comparisons.request(old=one, new=other)
    jobs.drain()
    said = remark_on(old, "1", "keeps the record", team=team, by=reviewer)
    jobs.drain()
    there = Placement.objects.get(annotation=said, version=new)
    with CaptureQueriesContext(connection) as deciding:
        placements.settle(there, is_right=False, by=reviewer)
    both = ("proposals_job", "proposals_auditevent")
    tables = [table for query in deciding for table in both if table in query["sql"]]
    assert tables == sorted(tables, reverse=True)
    assert len(set(tables)) == 2
