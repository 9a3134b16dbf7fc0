import subprocess
import tempfile
from pathlib import Path

import pytest
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from project import processes
from proposals.services import counters


@pytest.fixture(autouse=True)
def alone(settings, monkeypatch):
    """No server, and nothing counted yet."""
    settings.CELERY_BROKER_URL = "memory://localhost/"
    own = counters.Own()
    monkeypatch.setattr(counters, "_own", own)
    return own


def test_what_is_counted_ends_with_its_span(time_machine):
    time_machine.move_to("2023-06-12T12:00:00Z", tick=False)
    assert [counters.count("ana", seconds=60) for _ in range(2)] == [(1, 60.0), (2, 60.0)]
    time_machine.shift(40)
    assert counters.count("ana", seconds=60) == (3, 20.0)
    assert counters.count("ben", seconds=60) == (1, 60.0)
    time_machine.shift(20)
    assert counters.count("ana", seconds=60) == (1, 60.0)


def test_what_has_ended_takes_no_room(time_machine, monkeypatch, alone):
    monkeypatch.setattr(counters, "MANY", 2)
    time_machine.move_to("2023-06-12T12:00:00Z", tick=False)
    for name in ("one", "two", "three"):
        counters.count(name, seconds=60)
    time_machine.shift(61)
    counters.count("four", seconds=60)
    assert len(alone.counts) == 1


def test_notes_are_taken_once_and_the_last_word_counts():
    counters.note("uses", "ana", "early")
    counters.note("uses", "ana", "late")
    counters.note("uses", "ben", "early")
    assert (counters.take("uses"), counters.take("uses")) == ({"ana": "late", "ben": "early"}, {})


def test_a_server_that_is_away_is_asked_again_later_and_nobody_waits_for_it(settings, caplog, alone):
    settings.CELERY_BROKER_URL = "redis+socket:///nowhere/broker.sock"
    assert [counters.count("ana", seconds=60)[0] for _ in range(3)] == [1, 2, 3]
    counters.note("uses", "ana", "now")
    assert counters.take("uses") == {"ana": "now"}
    assert len([record for record in caplog.records if "does not answer" in record.message]) == 1
    alone.away_until = 0.0
    assert counters.count("ana", seconds=60)[0] == 4
    assert len([record for record in caplog.records if "does not answer" in record.message]) == 2


@pytest.fixture
def server(tmp_path, settings):
    """One that listens on a socket file, as `./run` starts it."""
    with tempfile.TemporaryDirectory(prefix="clauseline-", dir="/tmp") as scratch:
        there = Path(scratch) / "broker.sock"
        with subprocess.Popen(processes.broker(tmp_path, there).run.args[1]) as process:
            settings.CELERY_BROKER_URL = f"redis+socket://{there}"
            with Redis.from_url(f"unix://{there}", retry=Retry(ConstantBackoff(0.1), 50)) as server:
                server.ping()
                yield server
            counters._server(settings.CELERY_BROKER_URL).close()
            process.terminate()


def test_processes_count_together_on_a_server_that_forgets(server, settings, monkeypatch):
    numbers = []
    for own in (counters.Own(), counters.Own()):
        monkeypatch.setattr(counters, "_own", own)
        numbers.append(counters.count("ana", seconds=60)[0])
        counters.note("uses", str(len(numbers)), "now")
    assert numbers == [1, 2]
    assert 0 < server.ttl(f"{settings.COUNTERS}:ana") <= 60
    assert (counters.take("uses"), server.exists(f"{settings.COUNTERS}:uses")) == ({"1": "now", "2": "now"}, 0)


def test_what_is_held_on_a_server_is_there_for_all_processes_and_ends(server, settings, monkeypatch):
    counters.hold("ana", "here", seconds=30)
    monkeypatch.setattr(counters, "_own", counters.Own())
    assert counters.held(["ana", "ben"]) == ["here", ""]
    assert 0 < server.ttl(f"{settings.COUNTERS}:ana") <= 30
    counters.drop("ana")
    assert (counters.held(["ana"]), counters.held([])) == ([""], [])
