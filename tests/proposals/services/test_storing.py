"""Long drafts become rows some clauses at a time: in little memory, without holding anybody up, and all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from clauseline.outline import ClauseText, FigureImage, Outline, Report
from clauseline.reading import read
from proposals.models import Change, ChangeSide, Clause, Comparison, Job, Reading, Role, SearchRow, Version
from proposals.queries.readings import clauses_of, outline_of
from proposals.services import comparisons, hearts, jobs, readings, search, versions, withdrawals
from tests import factories, large
from tests.drafts.specimens import SPECIMENS
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

LONG = 2 * readings.CLAUSES + 1
"""So many clauses are written in three transactions."""


@dataclass(frozen=True)
class Eventful:
    """The outline of a plain text of so many clauses, during which `event` happens before the last of them."""

    event: Callable[[], object]
    reader: str = "txt"
    language: str = "en"
    facts = dict[str, str]()
    report = Report()
    count: int = LONG
    characters: int = 9 * LONG

    @property
    def clauses(self) -> Iterator[ClauseText]:
        yield from many(self.count - 1)
        self.event()
        yield paragraphs("9", "Last", "Nine.")


def many(count: int) -> list[ClauseText]:
    """A clause at the top, and so many less one under it."""
    return [paragraphs(str(n), f"Part {n}", f"Words {n}.", level=1 + bool(n)) for n in range(count)]


def uploaded(text: str) -> tuple[Version, Job]:
    version = factories.version()
    version.filename = "draft.txt"
    version.file.save("draft.txt", ContentFile(text.encode()))
    version.save()
    return version, jobs.submit("reading", version.pk)


def taken(version: Version) -> Job:
    """A job that reads it, in the hands of a worker."""
    job = jobs.take(jobs.submit("reading", version.pk).slug)
    assert job is not None
    return job


def taken_over(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(attempts=job.attempts + 1)


def owner():
    person = factories.person()
    factories.team(person, role=Role.OWNER)
    return person


def test_parents_are_known_over_the_parts_in_which_clauses_are_written():
    version = factories.version(*many(LONG))
    rows = version.current_reading.clauses.order_by("order")
    assert list(rows.values_list("order", "parent__order", "number")) == [
        (n, 0 if n else None, str(n)) for n in range(LONG)
    ]
    assert version.current_reading
    assert [clause.order for clause in clauses_of(version.current_reading)] == list(range(LONG))


def test_every_format_comes_back_from_its_rows():
    made = [(name, make()) for name, makers in SPECIMENS.values() for make in makers]
    outlines = [read(data, name) for name, data in made]
    stored = [readings.store(factories.version(language=one.language), one) for one in outlines]
    assert [outline_of(one) for one in stored] == [
        Outline(one.reader, one.language, one.clauses, facts=one.facts) for one in outlines
    ]


@pytest.mark.postgres
def test_four_thousand_clauses_with_pictures_come_back(django_assert_num_queries):
    words = ["See it."] * 9
    clauses = [paragraphs(str(n), "", *words, figures=(FigureImage(8, f"{n:064x}"),)) for n in range(4000)]
    reading = readings.store(factories.version(), factories.outline(*clauses))
    with django_assert_num_queries(2):
        assert outline_of(reading) == factories.outline(*clauses)


def test_the_blocks_of_a_draft_of_real_size_take_little_room():
    outline, _ = large.outlines()
    reading = readings.store(factories.version(), outline)
    rows = reading.clauses.values_list("packed", flat=True)
    assert sum(len(packed) for packed in rows) < outline.characters / 12


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nothing_is_read_while_others_wait_for_the_database():
    version, seen = factories.version(), list[tuple[bool, int]]()

    def look() -> None:
        seen.append((connection.in_atomic_block, Clause.objects.count()))

    readings.write(version, Eventful(look), {})
    assert seen == [(False, LONG - 1)]


def test_what_is_being_written_is_seen_by_nobody():
    version = factories.version()
    job = taken(version)

    def look() -> None:
        shown = Version.objects.with_state().get(pk=version.pk)
        assert (shown.state, shown.current_reading, SearchRow.objects.count()) == ("reading", None, 0)

    assert not readings.write(version, Eventful(look), {}, job=job).is_whole


def test_a_worker_whose_job_another_one_took_over_writes_no_more():
    version = factories.version()
    job = taken(version)

    def take_over() -> None:
        taken_over(job)
        readings.write(version, factories.outline(*many(3)), {}, job=Job.objects.get(pk=job.pk))

    with pytest.raises(hearts.Superseded):
        readings.write(version, Eventful(take_over), {}, job=job)
    assert (Reading.objects.count(), Clause.objects.count()) == (1, 3)


def test_a_version_that_is_withdrawn_meanwhile_leaves_nothing():
    by = owner()
    version = factories.version(proposal=factories.kept(by))
    job = taken(version)
    with pytest.raises(hearts.Superseded):
        readings.write(version, Eventful(lambda: withdrawals.withdraw(version, reason="So", by=by)), {}, job=job)
    assert (Reading.objects.count(), Clause.objects.count()) == (0, 0)


def test_what_a_worker_left_that_died_goes_with_the_next_attempt():
    version, job = uploaded("1 Scope\n\nAvatars.\n")
    dead = jobs.take(job.slug)
    assert dead is not None
    readings.write(version, factories.outline(*many(3)), {}, job=dead)
    Job.objects.update(state=Job.State.QUEUED)
    jobs.drain()
    assert [reading.is_whole for reading in Reading.objects.all()] == [True]
    assert list(Clause.objects.values_list("text", flat=True)) == ["1 Scope\nAvatars."]


@pytest.mark.postgres
def test_what_a_worker_left_whose_job_failed_goes_with_the_sweep():
    version = factories.version()
    job = taken(version)
    readings.write(version, factories.outline(*many(3)), {}, job=job)
    readings.sweep()
    assert Clause.objects.count() == 3
    jobs.fail(job, "Broken.")
    factories.reading(version, *many(2))
    readings.sweep()
    assert Clause.objects.count() == 2


def test_a_worker_that_dies_before_search_knows_the_text_need_not_read_it_again():
    _version, job = uploaded("1 Scope\n\nAvatars.\n")
    jobs.drain()
    SearchRow.objects.all().delete()
    Job.objects.filter(kind__in=("reading", "search")).update(state=Job.State.QUEUED, attempts=0)
    jobs.drain()
    assert (Reading.objects.count(), SearchRow.objects.filter(share=0).count()) == (1, 1)
    assert Job.objects.get(pk=job.pk).state == Job.State.DONE


def test_a_text_is_ready_though_search_cannot_learn_it_and_is_learnt_later(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(search, "index", lambda *_: 1 / 0)
        version, job = uploaded("1 Scope\n\nAvatars.\n")
        with pytest.raises(ZeroDivisionError):
            jobs.drain()
    assert (Job.objects.get(pk=job.pk).state, Job.objects.get(kind="search").state) == ("done", "failed")
    assert (Version.objects.with_state().get(pk=version.pk).state, SearchRow.objects.count()) == ("ready", 0)
    assert (search.catch_up(), search.catch_up()) == (1, 0)
    jobs.drain()
    assert SearchRow.objects.filter(share=0).count() == 1


def test_a_text_longer_than_is_stored_is_refused_in_words(settings):
    settings.READING_CHARACTERS = 7
    _version, job = uploaded("1 Scope\n\nAvatars.\n")
    jobs.drain()
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert job.error == "The text of this file has more than 7 characters, the most that this site stores."
    assert Reading.objects.count() == 0


def test_texts_longer_than_are_compared_are_refused_in_words(settings):
    settings.COMPARING_CHARACTERS = 9
    old = factories.version(paragraphs("1", "Scope", "Data kept."))
    new = factories.version(paragraphs("1", "Scope", "Data."), proposal=old.proposal)
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    shown = Comparison.objects.with_state().get(pk=comparison.pk)
    assert shown.state == "failed"
    assert shown.failure == "Version v1 has more than 9 characters, the most that this site compares."


def test_clauses_too_long_to_be_compared_keep_their_keys_where_they_say_the_same(settings):
    settings.COMPARING_CHARACTERS = 9
    kept = [paragraphs("1", "Scope", "Data."), paragraphs("1", "Scope", "Data.")]
    version = factories.version(*kept, paragraphs("2", "Keys", "They are kept."))
    assert version.current_reading
    before = [clause.key for clause in clauses_of(version.current_reading)]
    again = factories.reading(version, paragraphs("2", "Keys", "They are gone."), *kept)
    after = [clause.key for clause in clauses_of(again)]
    assert after[1:] == before[:2]
    assert after[0] not in before


@pytest.mark.postgres
def test_changes_that_a_worker_left_that_died_are_not_there_twice():
    old = factories.version(paragraphs("1", "Scope", "Data are kept."))
    new = factories.version(paragraphs("1", "Scope", "Data are gone."), proposal=old.proposal)
    comparison = comparisons.request(old=old, new=new)
    Change.objects.create(comparison=comparison, order=0, kind="deleted")
    jobs.drain()
    assert list(comparison.changes.values_list("order", "kind")) == [(0, "modified")]
    assert ChangeSide.objects.count() == 2


def test_a_long_text_takes_a_worker_little_memory():
    words = "The platform shall keep what an avatar does as long as its world is there.\n\n" * 30
    parts = (
        f"{n // 20 + 1} Part {n}\n\n" * (n % 20 == 0) + f"{n // 20 + 1}.{n % 20 + 1} Duty {n}\n\n" for n in range(1200)
    )
    text = "".join(f"{part}{words}" for part in parts)
    version, job = uploaded(text)
    before = memory("VmRSS", reset=True)
    jobs.perform(job.slug, versions.read)
    version.refresh_from_db()
    assert version.current_reading.clauses.count() == 1260
    assert memory("VmHWM") - before < 5 * len(text)


def memory(name: str, *, reset: bool = False) -> int:
    """What Linux tells of this process, in bytes; `VmHWM` is the most since the last reset."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    told = dict(line.split(":") for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(told[name].split()[0]) * 1024
