"""Acts get their place in the chain after they were committed: in which order, and whoever dies meanwhile."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from proposals.models import AuditEvent
from proposals.queries.audit import check
from proposals.services import audit
from tests import factories
from tests.proposals.services.test_waiting_once import in_a_thread

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def body():
    return factories.body(slug="fg")


def migrate(*targets):
    MigrationExecutor(connection).migrate(list(targets) or MigrationExecutor(connection).loader.graph.leaf_nodes())


def verbs():
    return list(AuditEvent.objects.values_list("seq", "verb"))


def test_an_act_waits_until_it_is_chained(body):
    event = audit.record("added", body, by=None)
    assert (event.seq, event.previous, event.hash) == (None, "", "")
    assert (check().events, check().waiting, check().since) == (0, 1, event.at)
    assert (audit.chain(), audit.chain()) == (1, 0)
    assert (check().events, check().waiting, check().since) == (1, 0, None)


def test_acts_of_one_transaction_keep_their_order(body):
    for verb in ("c", "a", "b"):
        audit.record(verb, body, by=None)
    AuditEvent.objects.filter(verb="b").update(at=AuditEvent.objects.get(verb="c").at - timedelta(seconds=9))
    assert [verb for _, verb in verbs()] == ["c", "a", "b"]
    audit.chain()
    assert verbs() == [(1, "c"), (2, "a"), (3, "b")]


def test_many_are_chained_in_portions(body, monkeypatch):
    monkeypatch.setattr(audit, "AT_ONCE", 2)
    for number in range(5):
        audit.record(f"step-{number}", body, by=None)
    assert audit.chain() == 5
    assert (verbs()[-1], check().events, check().fault) == ((5, "step-4"), 5, "")


@pytest.mark.django_db(transaction=True)
def test_the_sweep_takes_up_what_nobody_chained(body):
    audit.record("added", body, by=None)
    call_command("sweep", "--once")
    assert (check().events, check().waiting) == (1, 0)


def test_what_is_chained_when_the_writer_is_killed_waits_again(body):
    audit.record("added", body, by=None)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        audit.chain()
        raise KeyboardInterrupt
    assert verbs() == [(None, "added")]
    audit.chain()
    assert (verbs(), check().fault) == ([(1, "added")], "")


@pytest.mark.django_db(transaction=True)
def test_an_older_release_finds_all_that_waited_chained(body):
    audit.record("added", body, by=None, size=3)
    audit.chain()
    audit.record("changed", body, by=None, words="身份")
    try:
        migrate(("proposals", "0035_kept_aside"))
        assert (verbs(), check().fault, check().waiting) == ([(1, "added"), (2, "changed")], "", 0)
    finally:
        migrate()


if connection.vendor == "postgresql":
    # On SQLite a transaction that writes is alone from its start.

    @pytest.mark.django_db(transaction=True)
    def test_who_records_waits_for_nobody_and_the_late_one_is_chained_after(body):
        written, may_commit = threading.Event(), threading.Event()

        def slow():
            with transaction.atomic():
                audit.record("slow", body, by=None)
                written.set()
                assert may_commit.wait(10)

        one = in_a_thread(slow)
        assert written.wait(10)
        audit.record("fast", body, by=None)
        assert audit.chain() == 1
        may_commit.set()
        one.join(10)
        assert audit.chain() == 1
        assert (verbs(), check().fault) == ([(1, "fast"), (2, "slow")], "")

    @pytest.mark.django_db(transaction=True)
    def test_of_two_writers_one_leaves_it_to_the_other(body):
        begun, may_commit, counts = threading.Event(), threading.Event(), []

        def slow():
            with transaction.atomic():
                counts.append(audit.chain())
                begun.set()
                assert may_commit.wait(10)

        audit.record("added", body, by=None)
        one = in_a_thread(slow)
        assert begun.wait(10)
        audit.record("changed", body, by=None)
        assert audit.chain() == 0
        may_commit.set()
        one.join(10)
        assert (counts, audit.chain()) == ([1], 1)
        assert (verbs(), check().fault) == ([(1, "added"), (2, "changed")], "")

    @pytest.mark.django_db(transaction=True)
    def test_who_has_chained_keeps_nobody_from_it(body):
        counts = []
        audit.record("added", body, by=None)
        counts.append(audit.chain())
        audit.record("changed", body, by=None)
        in_a_thread(lambda: counts.append(audit.chain())).join(10)
        assert counts == [1, 1]
