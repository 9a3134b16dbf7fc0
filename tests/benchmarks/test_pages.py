"""A draft of real size costs no more than it did: jobs, statements, rows and bytes, on every run of the check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from annotations.models import Placement
from proposals.models import Change, ChangeSide, Clause, Job, SearchRow
from tests import large
from tests.benchmarks.sized import Sized, program_of, statements

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sized(django_db_setup: None, django_db_blocker: Any) -> Iterator[Sized]:
    with django_db_blocker.unblock(), large.for_a_module():
        yield Sized.made()


def test_one_job_carries_all_remarks(sized: Sized):
    assert Placement.objects.filter(version=sized.new).count() == 1000
    assert Job.objects.filter(kind="carrying").count() == 1


def test_new_remarks_wait_for_one_job(sized: Sized):
    assert sized.jobs_of_new_remarks(20) == 1
    Job.objects.filter(state=Job.State.QUEUED).update(state=Job.State.DONE)


def test_rows_are_as_many_as_clauses_and_changes(sized: Sized):
    clauses = Clause.objects.filter(reading__in=(sized.old.current_reading, sized.new.current_reading)).count()
    assert ChangeSide.objects.count() == clauses
    assert Change.objects.count() < clauses
    assert SearchRow.objects.count() < clauses


def test_a_byte_of_a_draft_is_kept_in_less_than_two(sized: Sized):
    assert sized.bytes_a_byte() < 2


@pytest.mark.parametrize(("name", "first", "again"), [("old", 10, 6), ("new", 11, 6), ("comparison", 12, 3)])
def test_a_page_asks_as_often_as_that_of_a_short_draft(sized: Sized, name: str, first: int, again: int):
    one, other = sized.browsers()
    page = sized.page(getattr(sized, name))
    sized.forget_pages()
    with statements() as asked:
        drawn = one.get(page)
    with statements() as asked_again:
        other.get(page)
    assert (drawn.status_code, len(asked), len(asked_again)) == (200, first, again)


def test_the_first_answer_is_a_part(sized: Sized):
    one, _ = sized.browsers()
    sizes = [
        len(one.get(sized.page(row), HTTP_ACCEPT_ENCODING="gzip").content) for row in (sized.old, sized.comparison)
    ]
    assert [size < limit for size, limit in zip(sizes, (130_000, 220_000), strict=True)] == [True, True], sizes


def test_the_margin_begins_with_light_marks(sized: Sized):
    one, _ = sized.browsers()
    with statements() as asked:
        margin = one.get(f"{sized.page(sized.old)}margin/")
    assert (margin.status_code, len(asked), len(margin.content) < 100_000) == (200, 24, True), len(margin.content)


def test_a_list_of_the_api_is_read_in_few_statements(sized: Sized):
    with statements() as asked:
        rows = program_of(sized.one).get("/api/v1/annotations/?page_size=50")
    assert (len(rows.json()["results"]), len(asked)) == (50, 2)
