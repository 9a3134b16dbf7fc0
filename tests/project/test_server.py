"""What arrives slowly, half, or never waits for itself alone."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from select import select
from threading import Event
from typing import Any

import pytest

from project.headers import POLICIES
from project.server import STUCK, WATCHED, Channel, Dispatcher
from tests.project.plain import GO_ON, HANDED_OVER, LARGE, THREADS
from tests.site import HERE, PATIENCE, until

pytestmark = pytest.mark.faults

MB = 1024 * 1024
HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a="
HALF_A_BODY = (
    b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 5000\r\nCookie: csrftoken=" + b"a" * 32 + b"\r\n\r\nusername="
)
UPLOAD = "/api/v1/versions/"
TOKEN = {"Authorization": "Bearer of whom we shall see"}
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def door() -> Iterator[socket.socket]:
    """The socket that outlives each server."""
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        yield door


@pytest.fixture
def start(door: socket.socket) -> Iterator[Start]:
    """`start(*arguments)`: one more process that serves the door."""
    with ExitStack() as stack:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            number = door.fileno()
            command = [sys.executable, "-m", "tests.project.plain", str(number), *arguments]
            process = subprocess.Popen(
                command, cwd=HERE, pass_fds=[number], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield start


@pytest.fixture
def served(door: socket.socket, start: Start) -> subprocess.Popen[bytes]:
    process = start()
    assert ask(door, "GET", "/")["body"] == 0
    return process


def connect(door: socket.socket) -> HTTPConnection:
    host, port = door.getsockname()
    return HTTPConnection(host, port, timeout=PATIENCE)


def answer_of(connection: HTTPConnection) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(connection.getresponse().read())
    return body


def ask(door: socket.socket, *request: Any) -> dict[str, Any]:
    with closing(connect(door)) as connection:
        connection.request(*request)
        return answer_of(connection)


def send(door: socket.socket, data: bytes) -> socket.socket:
    connection = socket.create_connection(door.getsockname(), timeout=PATIENCE)
    connection.sendall(data)
    return connection


def peak(pid: int) -> int:
    """The most memory that a process has had, in bytes."""
    (kilobytes,) = re.findall(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(kilobytes) * 1024


def test_half_requests_keep_nobody_waiting(door, served):
    with ExitStack() as stack:
        halves = [stack.enter_context(send(door, half)) for half in (HALF_A_HEAD, HALF_A_BODY) * 300]
        assert ask(door, "POST", "/", b"whole") == {"length": "5", "body": 5}
        assert select(halves, [], [], 0) == ([], [], []), "they were waited for"


def test_slow_readers_keep_nobody_waiting(door, served):
    with ExitStack() as stack:
        readers = [stack.enter_context(send(door, b"GET /large HTTP/1.0\r\n\r\n")) for _ in range(3 * THREADS)]
        assert ask(door, "GET", "/")["body"] == 0
        assert len(b"".join(iter(lambda: readers[0].recv(MB), b"")).partition(b"\r\n\r\n")[2]) == LARGE


def test_head_has_no_body_and_the_length_of_one(door, served):
    with closing(connect(door)) as connection:
        for method, length in (("HEAD", 0), ("GET", LARGE)):
            connection.request(method, "/large")
            answer = connection.getresponse()
            assert (answer.headers["Content-Length"], len(answer.read())) == (str(LARGE), length)


def test_requests_in_one_go_are_answered_in_order(door, served):
    with send(
        door, b"POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na" + b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"
    ) as one:
        answers = b"".join(iter(lambda: one.recv(MB), b""))
    assert re.findall(rb'"body": (\d+)', answers) == [b"1", b"0"]


def test_the_body_of_an_upload_arrives_whole_and_costs_no_memory(door, served):
    before = peak(served.pid)
    told = ask(door, "POST", UPLOAD, bytes(50 * MB), TOKEN)
    assert told == {"length": str(50 * MB), "body": 50 * MB}
    assert peak(served.pid) - before < 8 * MB
    pieces = ask(door, "POST", UPLOAD, iter([bytes(MB)] * 3), TOKEN)
    assert pieces == {"length": str(3 * MB), "body": 3 * MB}


def test_too_large_a_body_is_counted_and_not_kept(door, served):
    assert ask(door, "POST", UPLOAD, bytes(2 * MB)) == {"length": str(2 * MB), "body": 0}
    assert ask(door, "POST", "/", bytes(6 * MB), TOKEN)["body"] == 0
    pieces = ask(door, "POST", UPLOAD, iter([bytes(MB // 2)] * 6))
    assert (pieces["length"], pieces["body"] <= MB) == (str(3 * MB), True)


def test_who_asks_before_sending_too_much_is_answered_at_once(door, served):
    head = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
    with send(door, head % (2 * MB)) as one:
        assert one.recv(MB).startswith(b"HTTP/1.1 200 OK")
    with send(door, head % 1) as one:
        assert one.recv(MB) == b"HTTP/1.1 100 Continue\r\n\r\n"


def test_a_head_has_its_limits(door, served):
    with closing(connect(door)) as connection:
        connection.request("GET", "/", headers={"Cookie": "a" * 40_000})
        answer = connection.getresponse()
        assert answer.status == 431
        assert {name: answer.headers[name] for name in POLICIES} == POLICIES


def test_asked_to_stop_it_ends_what_it_began_and_the_next_one_takes_the_rest(door, served, start):
    with closing(connect(door)) as slow, closing(connect(door)) as later:
        slow.request("GET", "/slow")
        assert served.stdout.readline() == b"at work\n"
        served.send_signal(signal.SIGTERM)
        served.stdin.write(GO_ON)
        served.stdin.flush()
        assert answer_of(slow)["body"] == 0
        assert served.wait(timeout=PATIENCE) == 0
        later.request("GET", "/")
        start()
        assert answer_of(later)["body"] == 0


def test_asked_to_stop_it_answers_what_came_before_it_looked(door, served):
    with closing(connect(door)) as known, closing(connect(door)) as fresh:
        known.request("GET", "/")
        assert answer_of(known)["body"] == 0
        fresh.connect()
        assert ask(door, "GET", "/")["body"] == 0  # So the one that came before is taken, too.
        served.send_signal(signal.SIGSTOP)
        for one in (known, fresh):
            one.request("GET", "/")
        served.send_signal(signal.SIGTERM)
        served.send_signal(signal.SIGCONT)
        assert [answer_of(one)["body"] for one in (known, fresh)] == [0, 0]
    assert served.wait(timeout=PATIENCE) == 0


def test_asked_to_stop_it_answers_who_has_come_and_asks_only_now(door, start):
    served = start(str(PATIENCE), str(PATIENCE))
    with closing(connect(door)) as fresh:
        assert ask(door, "GET", "/")["body"] == 0
        fresh.connect()
        assert ask(door, "GET", "/")["body"] == 0
        served.send_signal(signal.SIGTERM)
        start()
        assert ask(door, "GET", "/")["body"] == 0  # The other one is the only one that takes what is new.
        fresh.request("GET", "/")
        assert answer_of(fresh)["body"] == 0
    assert served.wait(timeout=PATIENCE) == 0


def test_a_body_on_its_way_is_received_to_its_end(door, served, start):
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n\r\n"
    with send(door, head + b"ab") as upload:
        assert ask(door, "GET", "/")["body"] == 0  # It has been received as far as it came.
        served.send_signal(signal.SIGTERM)
        start()
        assert ask(door, "GET", "/")["body"] == 0  # The other one is the only one that takes what is new.
        upload.sendall(b"cd")
        assert b'"body": 4' in b"".join(iter(lambda: upload.recv(MB), b""))
    assert served.wait(timeout=PATIENCE) == 0


def test_who_looks_after_it_is_answered_while_all_others_work(door, served):
    with ExitStack() as stack:
        busy = [stack.enter_context(closing(connect(door))) for _ in range(THREADS)]
        for one in busy:
            one.request("GET", "/slow")
            assert served.stdout.readline() == b"at work\n"
        assert [ask(door, "GET", page)["body"] for page in WATCHED] == [0, 0]
        served.stdin.write(GO_ON * THREADS)
        served.stdin.flush()
        assert [answer_of(one)["body"] for one in busy] == [0] * THREADS


def test_one_that_holds_too_much_ends_what_it_began(door, served):
    with closing(connect(door)) as slow:
        slow.request("GET", "/slow")
        assert served.stdout.readline() == b"at work\n"
        assert ask(door, "GET", "/full")["body"] == 0
        assert served.stdout.readline() == HANDED_OVER
        served.stdin.write(GO_ON)
        served.stdin.flush()
        assert answer_of(slow)["body"] == 0
        assert served.wait(timeout=PATIENCE) == 0


def test_one_whose_threads_are_all_stuck_hands_over_and_loses_nobody(door, start):
    stuck = start("2")
    with ExitStack() as stack:
        busy = [stack.enter_context(closing(connect(door))) for _ in range(THREADS)]
        for one in busy:
            one.request("GET", "/slow")
            assert stuck.stdout.readline() == b"at work\n"
        assert ask(door, "GET", "/")["body"] == 0  # It came when no thread was free, or just after.
        assert stuck.stdout.readline() == HANDED_OVER
        start()
        assert ask(door, "GET", "/")["body"] == 0
        stuck.stdin.write(GO_ON * THREADS)
        stuck.stdin.flush()
        assert [answer_of(one)["body"] for one in busy] == [0] * THREADS
    assert stuck.wait(timeout=PATIENCE) == 0


class Held(Channel):
    """Work that says that it has begun, and goes on until it is let go."""

    def __init__(self) -> None:
        self.requests: list[Any] = []
        self.began, self.may_end = Event(), Event()

    def service(self) -> None:
        self.began.set()
        self.may_end.wait(PATIENCE)


def test_it_is_stuck_when_no_request_ends_and_no_thread_is_free():
    dispatcher, held = Dispatcher(1), [Held(), Held()]
    for one in held:
        dispatcher.add_task(one)
    assert held[0].began.wait(PATIENCE)
    assert [dispatcher.is_stuck(now) for now in (100, 100 + STUCK - 1, 100 + STUCK)] == [False, False, True]
    held[0].may_end.set()
    assert held[1].began.wait(PATIENCE)
    dispatcher.ended += 1
    assert [dispatcher.is_stuck(now) for now in (200 + STUCK, 200 + 2 * STUCK)] == [False, True]
    held[1].may_end.set()
    until(lambda: dispatcher.active_count == 0)
    assert [dispatcher.is_stuck(now) for now in (300 + STUCK, 300 + 2 * STUCK)] == [False, False]
    dispatcher.shutdown()
