"""The questions of the tray, in their order, and those of one sitting."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from annotations.models import Annotation, Placement
from annotations.queries.sitting import END, LONGEST, PAUSE, Sitting, Stop, sitting
from annotations.queries.tray import answerable, tray
from proposals.models import Proposal, Role, Team, User, Version
from tests import factories
from tests.annotations import remarks
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

CLAUSES = paragraphs("1", "Faces", "The platform records faces."), paragraphs("2", "Names", "Names are hidden.")
OPEN = Placement.State.TO_CONFIRM
HOME = {"state": OPEN, "key": "k", "quote": "faces"}


def versions(*days: date | None, of: Proposal | None = None) -> list[Version]:
    proposal = of or factories.proposal()
    return [factories.version(*CLAUSES, proposal=proposal, date=day) for day in days]


def question(by: User, state: str = OPEN, of: list[Version] | None = None, **facts: Any) -> Placement:
    """Where a remark on the first of two versions stands in the last one."""
    both = of or versions(date(2024, 1, 1), date(2024, 2, 1))
    said = remarks.remark(both[0], by, by.teams.order_by("pk")[0], number="1", **facts)
    return remarks.placement(said, both[-1], state)


def answered(of: Placement, by: User, ago: timedelta, **place: Any) -> Placement:
    values = {"state": "same", "key": "k", "quote": "faces", "replaced": HOME, **place}
    Placement.objects.filter(pk=of.pk).update(decided_by=by, decided_at=timezone.now() - ago, **values)
    return Placement.objects.get(pk=of.pk)


def outcomes(found: Sitting) -> list[tuple[int, str]]:
    return [(stop.pk, stop.outcome) for stop in found.stops]


def stop(name: str, outcome: Any = "", at: datetime | None = None) -> Stop:
    return Stop(ord(name), name, outcome, at)


def test_a_tray_has_what_is_neither_settled_nor_decided(reviewer: User):
    first, second = question(reviewer), question(reviewer, Placement.State.GONE)
    for state in ("same", "reworded", "moved"):
        question(reviewer, state)
    decided = answered(question(reviewer, Placement.State.GONE), reviewer, timedelta(), state="gone")
    assert set(tray(reviewer)) == {first, second}
    assert decided in answerable(reviewer)
    assert answerable(reviewer).count() == 6


@pytest.mark.postgres
def test_ones_own_come_first_then_the_newest_drafts_then_in_the_order_they_were_said(reviewer: User, editor: User):
    bare, early, late = (versions(None, day) for day in (None, date(2024, 1, 1), date(2025, 1, 1)))
    asked = [(editor, bare), (editor, early), (editor, late), (reviewer, early), (editor, early), (reviewer, late)]
    found = [question(by, of=of) for by, of in asked]
    assert list(tray(reviewer)) == [found[at] for at in (5, 3, 2, 1, 4, 0)]
    assert list(tray(editor)) == [found[at] for at in (2, 1, 4, 0, 5, 3)]


def test_an_older_text_keeps_its_questions_beside_itself(reviewer: User):
    both = versions(date(2024, 1, 1), date(2024, 2, 1))
    asked = question(reviewer, of=both)
    factories.version(proposal=both[0].proposal)
    factories.version(*CLAUSES, proposal=both[0].proposal, language="zh")
    assert list(tray(reviewer)) == [asked]
    (newest,) = versions(date(2024, 5, 1), of=both[0].proposal)
    assert list(tray(reviewer)) == []
    assert list(tray(reviewer, both[1])) == [asked]
    assert list(tray(reviewer, newest)) == []
    Version.objects.filter(pk=newest.pk).update(withdrawn_at=timezone.now())
    assert list(tray(reviewer)) == [asked]
    Version.objects.filter(pk=both[1].pk).update(withdrawn_at=timezone.now())
    assert list(tray(reviewer)) == list(tray(reviewer, both[1])) == []


def test_who_only_reads_is_of_another_team_or_visits_has_no_questions(
    reviewer: User, editor: User, reader: User, team: Team, settings
):
    settings.PUBLIC_SITE = True
    reading, other = factories.member(team, Role.READER), factories.member(factories.team(), Role.OWNER)
    openly = question(reviewer, visibility="public")
    private = question(reviewer, visibility="private")
    assert set(tray(reviewer)) == {openly, private}
    assert list(tray(editor)) == [openly]
    assert [list(tray(who)) for who in (reading, other, reader, AnonymousUser())] == [[]] * 4


def test_what_is_restricted_or_deleted_is_asked_of_nobody(reviewer: User, team: Team):
    asked = question(reviewer)
    proposal = asked.version.proposal
    proposal.restricted = True
    proposal.save()
    assert list(tray(reviewer)) == []
    proposal.teams.add(team)
    assert list(tray(reviewer)) == [asked]
    Annotation.objects.update(deleted_at=timezone.now())
    assert list(tray(reviewer)) == []


def test_a_sitting_has_open_questions_and_ones_own_answers_by_what_they_were(reviewer: User, editor: User):
    same, moved, gone, again = (question(reviewer) for _ in range(4))
    minute = timedelta(minutes=1)
    answered(same, reviewer, minute)
    answered(moved, reviewer, minute, key="other")
    answered(gone, reviewer, minute, state="gone", key="", quote="")
    answered(question(reviewer), editor, minute)
    answered(question(reviewer), reviewer, minute, replaced={**HOME, "state": "same"})
    question(reviewer, "moved")
    assert outcomes(sitting(reviewer)) == [
        (same.pk, "confirmed"),
        (moved.pk, "attached"),
        (gone.pk, "gone"),
        (again.pk, ""),
    ]
    found = sitting(reviewer, again.version)
    assert [one.name for one in found.stops] == [f"{again.annotation.slug}-{again.version.slug}"]


def test_another_quote_is_attached_anew(reviewer: User):
    asked = answered(question(reviewer), reviewer, timedelta(), quote="records faces")
    assert outcomes(sitting(reviewer)) == [(asked.pk, "attached")]


@pytest.mark.parametrize(
    ("ago", "kept"),
    [
        ([1, 20, 45], 3),
        ([1, 20, 51], 2),
        ([31], 0),
        ([29, 58, 87], 3),
        ([29, 61, 62], 1),
    ],
)
def test_a_pause_ends_a_sitting(reviewer: User, ago: list[int], kept: int):
    assert timedelta(minutes=30) == PAUSE
    for minutes in ago:
        answered(question(reviewer), reviewer, timedelta(minutes=minutes))
    assert len(sitting(reviewer).stops) == kept


def test_no_sitting_is_longer_than_a_day(reviewer: User, monkeypatch):
    monkeypatch.setattr("annotations.queries.sitting.PAUSE", 3 * LONGEST)
    kept = answered(question(reviewer), reviewer, LONGEST - timedelta(minutes=1))
    answered(question(reviewer), reviewer, LONGEST + timedelta(minutes=1))
    assert [one.pk for one in sitting(reviewer).stops] == [kept.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_a_sitting_takes_one_statement(reviewer: User, count: int, django_assert_num_queries):
    for _ in range(count):
        question(reviewer)
    with django_assert_num_queries(1):
        assert sitting(reviewer).left == count


def test_the_next_question_is_the_next_open_one_from_the_first_again_behind_the_last():
    a, b, c, d = stop("a"), stop("b", "gone"), stop("c"), stop("d", "confirmed")
    found = Sitting([a, b, c, d])
    assert [found.open_after(one) for one in (None, a, b, c, d)] == [a, c, c, a, a]
    assert [found.place(one) for one in found.stops] == [1, 2, 3, 4]
    assert Sitting([b, d]).open_after(b) is None
    assert Sitting([]).open_after(None) is None
    assert Sitting([a]).open_after(a) == a


def test_a_question_is_found_by_its_name_or_the_first_open_one():
    a, b = stop("a", "gone"), stop("b")
    found = Sitting([a, b])
    assert [found.named(name) for name in ("a", "b", "nothing", "", END)] == [a, b, b, b, None]


def test_beside_a_question_are_the_one_before_and_the_next_and_behind_the_last_the_end():
    a, b = stop("a"), stop("b")
    found = Sitting([a, b])
    assert [found.beside(one) for one in (a, b, None)] == [("", "b"), ("a", END), ("b", "")]
    assert Sitting([]).beside(None) == ("", "")


def test_answers_are_counted_and_the_last_one_comes_first():
    now = timezone.now()
    a, b, c = stop("a", "gone", now - timedelta(2)), stop("b", "gone", now), stop("c", "confirmed", now - timedelta(1))
    found = Sitting([a, b, stop("d"), c])
    assert found.answered == [b, c, a]
    assert (found.left, found.outcomes) == (1, {"gone": 2, "confirmed": 1})
