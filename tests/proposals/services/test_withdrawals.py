"""Hidden at once, made anew on undo, erased only later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from proposals.models import Change, Clause, Comparison, Job, Role, SearchRow, Version, Withdrawal
from proposals.refusals import Conflict, NotAllowed, Refusal, Withdrawn
from proposals.services import clearing, comparisons, erasure, jobs, retention, withdrawals
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(team):
    return factories.proposal(keeper=team)


@pytest.fixture
def old(kept):
    facts = {"proposal": kept, "number": "D1", "title": "A draft"}
    return factories.version(paragraphs("1", "Scope", "Data shall be kept."), **facts)


@pytest.fixture
def new(old):
    return factories.version(paragraphs("1", "Scope", "Data may be kept."), proposal=old.proposal, number="D2")


def withdraw(version, owner, run, reason="Sent by mistake"):
    with run(execute=True):
        withdrawals.withdraw(version, reason=reason, by=owner)
    version.refresh_from_db()


def later(days: int):
    """A round of the sweep so many days from now."""
    return retention.sweep(timezone.now() + timedelta(days=days))


def test_words_are_hidden_at_once_and_what_identifies_stays(owner, old, new, django_capture_on_commit_callbacks):
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    path, sha256, day = str(old.file.name), old.sha256, old.date
    withdraw(old, owner, django_capture_on_commit_callbacks)
    assert (old.number, old.date, old.sha256, old.withdrawal_reason) == ("D1", day, sha256, "Sent by mistake")
    assert (old.file.name, old.filename, old.title, old.current_reading) == ("", "", "", None)
    assert (Change.objects.count(), SearchRow.objects.filter(reading__version=old).count()) == (0, 0)
    assert Comparison.objects.values_list("slug", "ready_at", "counts").get() == (comparison.slug, None, {})
    assert default_storage.exists(path)


def test_undone_all_is_as_it_was(owner, old, new, django_capture_on_commit_callbacks):
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    before = told(old, comparison)
    withdraw(old, owner, django_capture_on_commit_callbacks)
    withdrawals.restore(old, by=owner)
    jobs.drain()
    assert told(old, comparison) == before
    assert Withdrawal.objects.count() == 0


def told(version, comparison):
    version.refresh_from_db()
    comparison.refresh_from_db()
    return {
        "clauses": list(version.current_reading.clauses.order_by("order").values_list("key", "text")),
        "facts": (version.title, version.filename, version.file.name, version.withdrawn_at, version.withdrawal_reason),
        "bytes": default_storage.size(version.file.name),
        "changes": list(comparison.changes.order_by("order").values_list("kind", "packed")),
        "counts": comparison.counts,
        "search": sorted(SearchRow.objects.values_list("reading", "first", "share", "texts", "words")),
    }


@pytest.mark.postgres
def test_the_file_goes_after_thirty_days_and_not_before(owner, old, new, django_capture_on_commit_callbacks):
    comparisons.request(old=old, new=new)
    jobs.drain()
    path = str(old.file.name)
    withdraw(old, owner, django_capture_on_commit_callbacks)
    later(29)
    assert (default_storage.exists(path), Clause.objects.count()) == (True, 2)
    later(31)
    old.refresh_from_db()
    assert default_storage.exists(path) is False
    assert list(Clause.objects.values_list("text", flat=True)) == ["Data may be kept."]
    assert (Comparison.objects.count(), Withdrawal.objects.count(), old.readings.count()) == (0, 0, 0)
    assert old.erased_at is not None
    with pytest.raises(Withdrawn, match="cannot be restored"):
        withdrawals.restore(old, by=owner)


def test_what_broke_off_is_erased_by_the_next_sweep(owner, old, django_capture_on_commit_callbacks, monkeypatch):
    path = str(old.file.name)
    withdraw(old, owner, django_capture_on_commit_callbacks)
    monkeypatch.setattr(erasure, "finish", lambda pk: None)  # The process dies here.
    later(31)
    monkeypatch.undo()
    assert default_storage.exists(path)
    assert erasure.sweep() == 1
    assert (default_storage.exists(path), Clause.objects.count(), erasure.sweep()) == (False, 0, 0)


def test_what_was_not_cleared_is_by_the_next_sweep(owner, old, new):
    comparisons.request(old=old, new=new)
    jobs.drain()
    withdrawals.withdraw(old, reason="So", by=owner)
    assert Change.objects.count() == 1
    assert (clearing.sweep(), Change.objects.count(), clearing.sweep()) == (1, 0, 0)


def test_a_clearing_that_comes_after_the_undoing_erases_nothing(owner, old, new):
    comparisons.request(old=old, new=new)
    jobs.drain()
    withdrawals.withdraw(old, reason="So", by=owner)
    withdrawals.restore(old, by=owner)
    jobs.drain()
    clearing.clear(old.pk)
    assert Change.objects.count() == 1


def test_only_who_may_withdraws_once_with_a_reason_and_undoes_it(owner, old):
    editor, stranger = factories.person(), factories.person()
    factories.team(stranger, role=Role.OWNER)
    old.proposal.keeper.memberships.create(user=editor, role=Role.EDITOR)
    for person in (editor, stranger):
        with pytest.raises(NotAllowed):
            withdrawals.withdraw(old, reason="So", by=person)
    with pytest.raises(Refusal, match="say why"):
        withdrawals.withdraw(old, reason=" ", by=owner)
    with pytest.raises(Conflict, match="not withdrawn"):
        withdrawals.restore(old, by=owner)
    withdrawals.withdraw(old, reason="So", by=owner)
    with pytest.raises(Conflict, match="withdrawn already"):
        withdrawals.withdraw(old, reason="So", by=owner)
    for person in (editor, stranger):
        with pytest.raises(NotAllowed):
            withdrawals.restore(old, by=person)
    withdrawals.restore(old, by=owner)
    old.refresh_from_db()
    assert old.current_reading is not None


def test_the_same_file_that_is_here_again_keeps_the_first_one_away(owner, old):
    withdrawals.withdraw(old, reason="So", by=owner)
    factories.version(paragraphs("1", "Scope", "Again."), proposal=old.proposal, number="D3")
    Version.objects.filter(number="D3").update(sha256=old.sha256)
    with pytest.raises(Conflict, match="already here, as version D3"):
        withdrawals.restore(old, by=owner)


def test_a_reading_that_comes_too_late_stores_nothing_and_is_begun_again_on_undo(owner, kept):
    version = factories.version(proposal=kept)
    job = jobs.submit("reading", version.pk)
    withdrawals.withdraw(version, reason="So", by=owner)
    jobs.drain()
    job.refresh_from_db()
    version.refresh_from_db()
    assert (Clause.objects.count(), version.current_reading, job.state) == (0, None, Job.State.CANCELLED)
    assert Version.objects.with_state().get().state == "withdrawn"
    withdrawals.restore(version, by=owner)
    assert Version.objects.with_state().get().state == "reading"
    assert Job.objects.filter(kind="reading", target=version.pk, state=Job.State.QUEUED).count() == 1


def test_a_comparison_under_way_stores_nothing_of_what_was_withdrawn_and_restored(owner, old, new, monkeypatch):
    """A worker that began before the withdrawal does not finish after the undoing what was half erased between."""
    row = comparisons.request(old=old, new=new)
    computed = comparisons._computed

    def meanwhile(*told):
        found = computed(*told)
        monkeypatch.undo()
        withdrawals.withdraw(Version.objects.get(pk=old.pk), reason="So", by=owner)
        clearing.clear(old.pk)
        withdrawals.restore(Version.objects.get(pk=old.pk), by=owner)
        return found

    monkeypatch.setattr(comparisons, "_computed", meanwhile)
    first = Job.objects.get(kind="comparison", target=row.pk)
    jobs.perform(first.slug, comparisons.run)
    row.refresh_from_db()
    assert (row.ready_at, Change.objects.count()) == (None, 0)
    jobs.drain()
    row.refresh_from_db()
    assert (row.ready_at is not None, Change.objects.count()) == (True, 1)


def test_work_that_is_tried_again_on_a_withdrawn_version_does_nothing(owner, old, new):
    row = comparisons.request(old=old, new=new)
    jobs.drain()
    withdrawals.withdraw(old, reason="So", by=owner)
    clearing.clear(old.pk)
    job = jobs.submit("comparison", row.pk)
    jobs.drain()
    job.refresh_from_db()
    row.refresh_from_db()
    assert (job.state, row.ready_at, Change.objects.count()) == (Job.State.DONE, None, 0)


def test_only_the_admin_erases_for_the_law_and_at_once(owner, old, new, django_capture_on_commit_callbacks):
    admin, path = factories.person(is_superuser=True), str(old.file.name)
    with pytest.raises(NotAllowed):
        erasure.erase_for_law(old, reason="A court said so", by=owner)
    with pytest.raises(Refusal, match="say why"):
        erasure.erase_for_law(old, reason="", by=admin)
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase_for_law(old, reason="A court said so", by=admin)
    old.refresh_from_db()
    assert (old.withdrawal_reason, old.erased_for_law, old.readings.count()) == ("A court said so", True, 0)
    assert (default_storage.exists(path), Withdrawal.objects.count()) == (False, 0)
    with pytest.raises(Conflict):
        erasure.erase_for_law(old, reason="Again", by=admin)
