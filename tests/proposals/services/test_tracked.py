"""What is tracked in the file of a version, by the same jobs as every comparison."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from proposals.models import Clause, Comparison, Job, Reading, SearchRow, Version
from proposals.queries import comparisons as rows
from proposals.queries.library import latest_steps
from proposals.queries.timelines import timeline
from proposals.refusals import Conflict, NotYetComparable, Refusal, Withdrawn
from proposals.services import clearing, comparisons, erasure, facts, jobs, tracked, withdrawals
from tests import factories
from tests.drafts import tracked as drafts

pytestmark = pytest.mark.django_db


def stored(owner, way: str = "", data: bytes = drafts.WORD) -> Version:
    """A version of such a file, read by the worker, of a proposal that the team of `owner` keeps."""
    version = factories.version(options={"tracked": way} if way else {}, proposal=factories.kept(owner))
    version.filename = "draft.odt" if data is drafts.OPEN else "draft.docx"
    version.file.save("draft.docx", ContentFile(data))
    jobs.submit("reading", version.pk)
    jobs.drain()
    version.refresh_from_db()
    return version


def texts(reading: Reading | None) -> list[str]:
    assert reading is not None
    return list(reading.clauses.order_by("order").values_list("text", flat=True))


def words(comparison: Comparison) -> list[tuple[str, str]]:
    spans = [span for change in rows.stored(comparison).changes for span in change.spans]
    return [(span.op, span.text.strip()) for span in spans if span.op != "kept"]


@pytest.mark.parametrize("way", ["accepted", "rejected"])
@pytest.mark.parametrize("data", [drafts.WORD, drafts.OPEN], ids=["docx", "odt"])
def test_it_leads_from_the_text_before_the_changes_to_that_after_them(owner, way, data):
    version = stored(owner, way, data)
    comparison = tracked.request(version, by=owner)
    jobs.drain()
    comparison.refresh_from_db()
    assert words(comparison) == [("added", "may"), ("removed", "for ever")]
    assert (texts(comparison.old), texts(comparison.new)) == ([drafts.BEFORE], [drafts.AFTER])
    own = comparison.new if way == "accepted" else comparison.old
    assert own == version.current_reading
    homes = {"accepted": ("", version.slug), "rejected": (version.slug, "")}
    assert (comparison.old_home, comparison.new_home) == homes[way]


def test_asked_twice_it_is_the_same_row(owner):
    version = stored(owner)
    first = tracked.request(version, by=owner)
    assert tracked.request(version, by=owner) == first
    jobs.drain()
    assert tracked.request(version, by=owner) == first
    assert Job.objects.filter(kind="comparison").count() == 1
    assert Reading.objects.count() == 2


def test_nothing_but_the_comparison_knows_the_other_text(owner):
    version = stored(owner)
    version.refresh_from_db()
    shown = version.current_reading
    comparison = tracked.request(version, by=owner)
    jobs.drain()
    version.refresh_from_db()
    assert (version.current_reading, Version.objects.count()) == (shown, 1)
    assert set(SearchRow.objects.values_list("reading", flat=True)) == {shown.pk}
    (step,) = timeline(version.proposal)
    assert (step.came_by, step.job, latest_steps([version])) == (None, None, {})
    assert not Job.objects.filter(kind="carrying").exists()
    comparison.refresh_from_db()
    keys = {side.clauses.get().key for side in (comparison.old, comparison.new)}
    assert len(keys) == 2


def test_a_newer_engine_compares_the_stored_texts(owner, monkeypatch):
    version = stored(owner)
    first = tracked.request(version, by=owner)
    jobs.drain()
    monkeypatch.setattr("proposals.queries.genres.ENGINE", "newer")
    second = tracked.request(version, by=owner)
    jobs.drain()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.engine, second.old, second.new) == ("newer", first.old, first.new)
    assert Reading.objects.count() == 2


def test_a_version_that_was_read_again_is_compared_anew(owner):
    version = stored(owner)
    first = tracked.request(version, by=owner)
    jobs.drain()
    facts.read_again(version, by=owner)
    jobs.drain()
    version.refresh_from_db()
    second = tracked.request(version, by=owner)
    jobs.drain()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.new, second.old) == (version.current_reading, first.old)
    assert first.ready_at
    assert first.new != second.new


def test_what_an_older_reader_read_is_read_again_first(owner):
    version = stored(owner)
    Reading.objects.update(reader_version="0")
    comparison = tracked.request(version, by=owner)
    assert Comparison.objects.with_state().get().state == "waiting"
    assert tracked.request(version, by=owner) == comparison
    jobs.drain()
    comparison.refresh_from_db()
    version.refresh_from_db()
    assert comparison.new == version.current_reading
    assert words(comparison) == [("added", "may"), ("removed", "for ever")]


def test_who_may_not_have_it_read_again_is_told_who_may(owner):
    version = stored(owner)
    Reading.objects.update(reader_version="0")
    with pytest.raises(Conflict, match="has to have it read again first"):
        tracked.request(version, by=factories.person())
    assert not Comparison.objects.exists()


def test_a_file_without_tracked_changes_has_nothing_to_show(owner):
    with pytest.raises(Refusal, match="No tracked changes were found"):
        tracked.request(factories.version(factories.paragraphs("1", "Scope", "Words.")), by=owner)
    assert not Comparison.objects.exists()


def test_a_version_that_is_not_read_is_refused(owner):
    with pytest.raises(Conflict, match="still being read"):
        tracked.request(factories.version(), by=owner)


def test_a_withdrawn_version_takes_it_along(owner):
    version = stored(owner)
    tracked.request(version, by=owner)
    jobs.drain()
    withdrawals.withdraw(version, reason="So", by=owner)
    erasure.erase_due(timezone.now())
    assert (Comparison.objects.count(), Reading.objects.count(), Clause.objects.count()) == (0, 0, 0)
    with pytest.raises(Withdrawn, match="So"):
        tracked.request(version, by=owner)


def test_a_job_that_comes_after_the_withdrawal_ends_and_stores_nothing(owner):
    version = stored(owner)
    tracked.request(version, by=owner)
    withdrawals.withdraw(version, reason="So", by=owner)
    jobs.drain()
    assert list(Job.objects.filter(kind="comparison").values_list("state", flat=True)) == ["cancelled"]
    assert (Comparison.objects.get().ready_at, Reading.objects.count()) == (None, 1)


def test_undone_what_is_tracked_is_there_again(owner):
    version = stored(owner)
    comparison = tracked.request(version, by=owner)
    jobs.drain()
    withdrawals.withdraw(version, reason="So", by=owner)
    clearing.clear(version.pk)
    withdrawals.restore(version, by=owner)
    jobs.drain()
    comparison.refresh_from_db()
    assert words(comparison) == [("added", "may"), ("removed", "for ever")]


def test_a_worker_that_died_between_reading_and_comparing_leaves_one_result(owner, settings, monkeypatch):
    version = stored(owner)
    comparison = tracked.request(version, by=owner)

    def die(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(comparisons, "compare", die)
        jobs.drain()
    job = Job.objects.get(kind="comparison")
    assert (job.state, Reading.objects.count()) == (Job.State.RUNNING, 2)
    Job.objects.update(beat_at=timezone.now() - timedelta(seconds=settings.JOB_STALE_AFTER + 1))
    assert jobs.sweep() == 1
    jobs.perform(job.slug, comparisons.run)
    job.refresh_from_db()
    assert (job.state, job.attempts, Reading.objects.count()) == (Job.State.DONE, 2, 2)
    comparison.refresh_from_db()
    assert words(comparison) == [("added", "may"), ("removed", "for ever")]


@pytest.mark.postgres
def test_one_that_failed_is_tried_again_when_asked(owner):
    version = stored(owner)
    comparison = tracked.request(version, by=owner)
    Job.objects.filter(kind="comparison").update(state=Job.State.FAILED, error="The disk is full.")
    assert Comparison.objects.with_state().get().state == "failed"
    assert tracked.request(version, by=owner) == comparison
    jobs.drain()
    assert Comparison.objects.with_state().get().state == "ready"


def test_a_version_is_still_not_compared_with_itself(owner):
    version = stored(owner)
    tracked.request(version, by=owner)
    with pytest.raises(NotYetComparable, match="one and the same"):
        comparisons.request(old=version, new=version)
