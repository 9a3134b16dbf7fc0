"""A draft of 1,500 clauses with 1,000 remarks, through all that is done with remarks."""

import json
from copy import deepcopy
from dataclasses import dataclass

import pytest

from annotations.exporting import FORMATS
from annotations.models import Annotation, Comment, Consultation, Hint, Placement, Review
from annotations.queries.consultations import choosable
from annotations.queries.margins import margin
from annotations.queries.reviews import standings
from annotations.queries.waiting import waiting
from annotations.services import annotations, comment_sets, comments, draft_sets
from annotations.services.annotations import Remark
from project.backup import rows
from proposals.models import Comparison, Job, Role, Team, User, Version
from proposals.services import erasure, jobs, orders, withdrawals
from tests import factories as make
from tests import large
from tests.annotations.remarks import followed

pytestmark = pytest.mark.django_db


@dataclass
class Draft:
    old: Version
    new: Version
    comparison: Comparison
    reviewer: User
    team: Team


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), large.for_a_module():
        reviewer = make.person()
        team = make.team(reviewer, role=Role.OWNER)
        old, new = large.versions()
        large.remarks(old, team, [reviewer])
        yield Draft(old, new, large.comparison(old, new), reviewer, team)


@pytest.fixture
def draft(made):
    # What a test does to these objects, another does not see.
    return deepcopy(made)


@pytest.fixture
def comment_set(draft):
    call = Consultation.objects.create(version=draft.new, team=draft.team, title="Comments", member_code="XA")
    chosen = [card.annotation for card in choosable(call, draft.reviewer)]
    return comment_sets.draw_up(call, chosen, by=draft.reviewer)


@pytest.fixture
def page(draft, client):
    client.force_login(draft.reviewer)
    return client


def carryings(**facts):
    return Job.objects.filter(kind="carrying", **facts).count()


def test_all_are_carried_by_one_job(draft):
    assert Placement.objects.filter(version=draft.new).count() == large.REMARKS
    assert list(Job.objects.filter(kind="carrying").values_list("state", "attempts")) == [("done", 1)]


def test_however_many_come_one_job_places_them_and_nothing_else(draft):
    before = dict(Placement.objects.values_list("annotation", "pk"))
    more = [annotations.add(draft.old, Remark("And why?"), team=draft.team, by=draft.reviewer) for _ in range(20)]
    followed()
    assert (carryings(state="queued"), carryings()) == (1, 2)
    jobs.drain()
    after = dict(Placement.objects.values_list("annotation", "pk"))
    assert {key: after[key] for key in before} == before
    assert after.keys() - before.keys() == {one.pk for one in more}


def test_placing_one_more_takes_few_queries(draft, django_assert_max_num_queries):
    annotations.add(draft.old, Remark("And why?"), team=draft.team, by=draft.reviewer)
    with django_assert_max_num_queries(100):
        jobs.drain()


def test_both_margins_have_all_cards(draft):
    for version in (draft.old, draft.new):
        beside = margin(version, draft.reviewer)
        assert len(beside.all) == large.REMARKS


def test_pages_are_drawn(draft, page, comment_set):
    mine = f"/api/v1/annotations/?version={draft.old.slug}"
    for address in (
        f"/versions/{draft.old.slug}/margin/",
        f"/versions/{draft.new.slug}/margin/",
        f"/comparisons/{draft.comparison.slug}/filters/",
        f"/comparisons/{draft.comparison.slug}/hints/",
        f"/consultations/{comment_set.consultation.slug}/",
        f"/comment-sets/{comment_set.slug}/",
        "/desk/",
        "/desk/tray/",
        "/search/?q=whom",
        "/jobs/",
        mine,
    ):
        assert (address, page.get(address).status_code) == (address, 200)


@pytest.mark.parametrize("form", FORMATS)
def test_a_set_of_all_is_exported(draft, comment_set, form):
    assert comment_set.comments.count() > 800
    assert orders.now(comment_sets.order(comment_set, form, by=draft.reviewer), by=draft.reviewer).data


def test_a_set_of_all_is_arranged_thinned_out_and_frozen(draft, comment_set):
    comments.arrange(comment_set, "kind", by=draft.reviewer)
    comments.remove(comment_set, list(comment_set.comments.all())[400:], by=draft.reviewer)
    draft_sets.undo(comment_set, by=draft.reviewer)
    left_out = [one.annotation.slug for one in waiting(comment_set, draft.reviewer)]
    comment_sets.freeze(comment_set, by=draft.reviewer, leaves_out=left_out)
    assert comment_sets.renew(comment_set, by=draft.reviewer).comments.count() == comment_set.comments.count() > 800


@pytest.mark.postgres
def test_every_clause_can_be_ticked(draft):
    keys = draft.old.current_reading.clauses.values_list("key", flat=True)
    Review.objects.bulk_create(Review(user=draft.reviewer, version=draft.old, key=key) for key in keys)
    assert len(standings(draft.new, [draft.reviewer.pk])[draft.reviewer.pk]) > 1000


@pytest.mark.postgres
def test_hints_that_are_there_no_more_go():
    version = make.version(make.paragraphs("1", "Scope", "Avatars move between worlds."))
    Hint.objects.bulk_create(
        Hint(version=version, key="nowhere", concern="retention", start=n, end=n + 1, trigger="x", vocabulary="1")
        for n in range(3000)
    )
    jobs.submit("hints", version.pk)
    jobs.drain()
    assert Hint.objects.count() == 0


@pytest.mark.postgres
def test_a_backup_names_all_rows(draft):
    body = [json.loads(line) for line in rows.lines()]
    begin = next(
        place for place, one in enumerate(body) if isinstance(one, dict) and one["table"].endswith(".annotation")
    )
    assert all(isinstance(one, list) for one in body[begin + 1 : begin + 1 + large.REMARKS])
    assert isinstance(body[begin + 1 + large.REMARKS], dict)


def test_a_version_goes_with_all_that_hangs_on_it(draft):
    draft.new.proposal.keeper = draft.old.proposal.keeper = draft.team
    withdrawals.withdraw(draft.new, reason="Sent in error.", by=draft.reviewer)
    withdrawals.withdraw(draft.old, reason="Sent in error.", by=draft.reviewer)
    for version in (draft.new, draft.old):
        erasure.erase_for_law(version, reason="A court said so.", by=make.person(is_superuser=True))
        erasure.finish(version.pk)
    assert set(Annotation.objects.values_list("quote", flat=True)) == {""}
    assert set(Placement.objects.values_list("quote", flat=True)) <= {""}
    assert Comment.objects.exclude(quote="").count() == 0
