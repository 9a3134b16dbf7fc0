from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from redis import Redis

from project.settings import CACHES
from proposals.models import Count
from proposals.services import counters, guesses, limits
from proposals.services.guesses import Client
from proposals.services.shared_cache import SharedCache
from tests.proposals.services.test_counters import server

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
server_of_the_broker = server


@pytest.fixture(autouse=True)
def _alone(settings, monkeypatch):
    settings.CELERY_BROKER_URL = "memory://localhost/"
    monkeypatch.setattr(counters, "_own", counters.Own())


@pytest.fixture
def cache(db, settings) -> SharedCache:
    settings.CACHES = CACHES
    call_command("createcachetable", verbosity=0)
    return SharedCache("cache", {"KEY_FUNCTION": limits.cache_key})


def test_without_a_broker_the_database_counts_and_forgets(time_machine):
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    assert [limits.add("ana", seconds=60) for _ in range(3)] == [(1, 60.0), (2, 60.0), (3, 60.0)]
    limits.take_back("ana")
    time_machine.shift(20)
    assert limits.add("ana", seconds=60) == (3, 40.0)
    limits.remember("here", seconds=60)
    assert (limits.is_remembered("here"), limits.is_remembered("there")) == (True, False)
    time_machine.shift(60)
    assert (limits.add("ana", seconds=60), limits.is_remembered("here")) == ((1, 60.0), False)
    limits.forget_old()
    assert Count.objects.count() == 1


def test_nothing_that_is_kept_names_anybody(cache):
    guesses.begin("password", "ana", Client("203.0.113.9"))
    guesses.know("ana", "203.0.113.9")
    cache.set("allauth:rl:login:ip:203.0.113.9", [1.0], 60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        kept = [*Count.objects.values_list("name", flat=True), *(row[0] for row in cursor.fetchall())]
    assert len(kept) == 6
    assert all(len(name) == 64 and set(name) <= set("0123456789abcdef") for name in kept)


def test_what_is_too_old_leaves_the_table_of_the_cache(cache, time_machine):
    cache.set("old", [1.0], 60)
    cache.set("new", [1.0], 600)
    time_machine.move_to(timezone.now() + timedelta(seconds=120))
    cache.forget_old()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache")
        assert cursor.fetchone()[0] == 1
    assert cache.get("new") == [1.0]


def test_the_sweep_looks_after_the_cache_of_the_site(cache, time_machine):
    caches["default"].set("old", [1.0], 60)
    time_machine.move_to(timezone.now() + timedelta(seconds=120))
    limits.forget_old()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache")
        assert cursor.fetchone()[0] == 0


def test_with_a_broker_nothing_is_written_to_the_database(server: Redis, cache, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert [limits.add("ana", seconds=60)[0] for _ in range(2)] == [1, 2]
        limits.take_back("ana")
        limits.take_back("nobody")
        assert limits.add("ana", seconds=60)[0] == 2
        limits.remember("here", seconds=60)
        assert (limits.is_remembered("here"), limits.is_remembered("there")) == (True, False)
        assert (cache.add("lock", True, 10), cache.add("lock", True, 10)) == (True, False)
        cache.set("history", [1.5, 1.0], 60)
        assert (cache.get("history"), cache.get("none", [])) == ([1.5, 1.0], [])
        assert (cache.delete("lock"), cache.delete("lock")) == (True, False)
    keys = server.keys("*")
    assert len(keys) == 3
    assert all(0 < server.ttl(key) <= 60 for key in keys)


def test_who_counts_at_the_same_time_is_counted_all_the_same(transactional_db):
    if connection.vendor == "sqlite":
        numbers = sorted(limits.add("ana", seconds=60)[0] for _ in range(20))
    else:
        numbers = sorted(together(20))
    assert numbers == list(range(1, 21))


def together(number: int) -> list[int]:
    found: list[int] = []
    gate = threading.Barrier(number)

    def count() -> None:
        gate.wait(10)
        found.append(limits.add("ana", seconds=60)[0])
        connection.close()

    threads = [threading.Thread(target=count, daemon=True) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found
