"""The web server: waitress, on a socket that is shared with other processes.

One thread receives requests and sends answers, of hundreds of connections at a time; only what has arrived whole takes
one of the threads that work. So neither half a request nor a reader who is slow keeps anyone waiting.
"""

from __future__ import annotations

import faulthandler
import logging
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

from waitress.adjustments import Adjustments
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask

from project import bodies, memory
from project.headers import POLICIES

logger = logging.getLogger(__name__)

CONNECTIONS = 2000
FILES = 3 * CONNECTIONS + 100
"""A connection is a file, and its body and its answer may each be another one."""
IDLE = 20
"""Seconds without a byte after which a connection is closed on which nothing is being worked."""
HEAD_SECONDS, BODY_SECONDS = 20, 600
"""How long a request may take to arrive, however steadily it comes."""
GRACE = 30.0
"""Seconds that requests have to arrive and to end when the process is asked to stop."""
FRESH = 2.0
"""Seconds of these for which those are waited for who have come and asked nothing yet: browsers open connections that
they may never use.
"""
WATCHED = ("/healthz", "/readyz")
"""What whoever looks after the site asks; it has a thread of its own, so that it is answered while all others work."""
YOUNG = 60
"""Seconds in which a process that takes much memory is not replaced: another one would soon take as much."""
STUCK = 30.0
"""Seconds without a thread that is free, or becomes so, after which another process takes the place of this one."""
LOOK_AGAIN = 5
"""Seconds after which it is looked at again who is late, what is held and whether threads are free."""
TURN = 0.001
"""Seconds for which a thread computes before another one has its turn: a page that takes a thread for seconds makes the
others, which give up their turn with each question to the database, wait so long each time."""
IN_MEMORY = 64 * 1024
"""What is larger waits in a file."""
LARGEST = 1024 * bodies.MB
"""Where receiving ends at once. A body that is too large but smaller is received and thrown away: most programs read
an answer only when they have sent everything."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Bounded(OverflowableBuffer):  # type: ignore[misc]
    """Keeps a body up to `most` bytes, and counts what comes beyond."""

    def __init__(self, most: int) -> None:
        super().__init__(IN_MEMORY)
        self.most, self.seen = most, 0

    def append(self, data: bytes) -> None:
        self.seen += len(data)
        if self.seen <= self.most:
            super().append(data)

    def __len__(self) -> int:
        return self.seen


class Request(HTTPRequestParser):  # type: ignore[misc]
    """What is too large for its address reaches the application without its body, which answers in words."""

    body_rcv: Any
    content_length: int
    expect_continue: bool

    def __init__(self, adjustments: Adjustments) -> None:
        super().__init__(adjustments)
        self.began = time.time()

    def parse_header(self, header: bytes) -> None:
        super().parse_header(header)
        if self.body_rcv is None:
            return
        headers = {f"HTTP_{name}": value for name, value in self.headers.items()}
        most = bodies.most(self.path, headers)
        too_large = self.content_length > most
        self.body_rcv.buf = Bounded(0 if too_large else most)
        if too_large and self.expect_continue:
            # It has not been sent yet, and need not be.
            self.body_rcv, self.content_length, self.expect_continue = None, 0, False
            self.headers["CONNECTION"] = "close"

    def is_late(self, now: float) -> bool:
        return now - self.began > (BODY_SECONDS if self.headers_finished else HEAD_SECONDS)


class Task(WSGITask):  # type: ignore[misc]
    """Answers HEAD without a body, whatever the application gives."""

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        if self.request.command == "HEAD":
            environ.pop("wsgi.file_wrapper", None)
        return environ

    def write(self, data: bytes) -> None:
        super().write(b"" if self.request.command == "HEAD" else data)


class FaultTask(ErrorTask):  # type: ignore[misc]
    """Answers what is no request, which no application sees, with the policies of all other answers."""

    def execute(self) -> None:
        self.response_headers.extend(POLICIES.items())
        super().execute()


class Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = Request
    task_class = Task
    error_task_class = FaultTask
    has_asked = False
    """Whether anything has come from there."""

    def received(self, data: bytes) -> bool:
        self.has_asked = True
        return bool(super().received(data))

    def service(self) -> None:
        super().service()
        self.server.task_dispatcher.ended += 1


class Dispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Gives what is `WATCHED` to a thread that does nothing else."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.most = threads
        self.set_thread_count(threads)
        self.watching = ThreadedTaskDispatcher()
        self.watching.set_thread_count(1)
        self.ended = 0
        """So many requests have been worked on to their end."""
        self._seen, self._since = -1, 0.0

    def is_stuck(self, now: float) -> bool:
        """Whether all threads have been at work for `STUCK` seconds, each on what it had then. To be asked often."""
        if self.active_count < self.most or self.ended != self._seen:
            self._seen, self._since = self.ended, now
        return now - self._since >= STUCK

    def add_threads(self) -> None:
        """As many once more, for what waits for those that are stuck."""
        self.set_thread_count(2 * self.most)

    def add_task(self, task: Channel) -> None:
        is_watched = bool(task.requests) and task.requests[0].path in WATCHED
        add = self.watching.add_task if is_watched else super().add_task
        add(task)


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Serves until it is asked to stop, holds more than `most` bytes though it gave back what it could, or has no
    thread left; then ends what it has begun, and takes nothing new. `hand_over` is called where nobody asked it to.
    """

    channel_class = Channel

    def __init__(
        self,
        application: Application,
        door: socket.socket,
        *,
        threads: int,
        most: int = 0,
        hand_over: Callable[[], object] = bool,
    ) -> None:
        self.most, self.began, self.is_over, self.hand_over = most, time.monotonic(), False, hand_over
        adjusted = Adjustments(
            sockets=[door],
            threads=threads,
            connection_limit=CONNECTIONS,
            channel_timeout=IDLE,
            cleanup_interval=LOOK_AGAIN,
            max_request_header_size=32 * 1024,
            max_request_body_size=LARGEST,
            asyncore_use_poll=True,
            # Whom to believe the application decides.
            clear_untrusted_proxy_headers=False,
            log_socket_errors=False,
            ident=None,
        )
        workers = Dispatcher(threads)
        where = (door.family, door.type, door.proto, door.getsockname())
        super().__init__(
            application, {}, _sock=door, dispatcher=workers, adj=adjusted, sockinfo=where, bind_socket=False
        )

    def maintenance(self, now: float) -> None:
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.request is not None and channel.request.is_late(now):
                channel.will_close = True
        if self.most and time.monotonic() - self.began > YOUNG and memory.held() > self.most:
            memory.give_back()
            self.is_over = memory.held() > self.most
        if self.task_dispatcher.is_stuck(time.monotonic()):
            logger.error("No thread has been free for %.0f s. Another process takes the place of this one.", STUCK)
            faulthandler.dump_traceback()
            self.task_dispatcher.add_threads()
            self.is_over = True

    def run(self, grace: float = GRACE) -> None:
        stopping = False

        def stop(number: int, frame: FrameType | None) -> None:
            nonlocal stopping
            stopping = True
            self.pull_trigger()

        signal.signal(signal.SIGTERM, stop)
        while not (stopping or self.is_over):
            self._turn()
        if not stopping:
            self.hand_over()
        self.del_channel()
        self.socket.close()
        stopped = time.monotonic()
        while self._is_awaited(time.monotonic() - stopped) and time.monotonic() - stopped < grace:
            self._turn()

    def _is_awaited(self, seconds: float) -> bool:
        """Whether anybody still gets an answer here, so many seconds after nothing new is taken: to a request that has
        arrived or is arriving, and to one that who has just come, and has asked nothing yet, is about to send.
        """
        channels = [*self.active_channels.values()]
        is_fresh = seconds < FRESH and not all(channel.has_asked for channel in channels)
        return is_fresh or self._is_at_work() or has_come(channels)

    def _turn(self) -> None:
        self.asyncore.loop(timeout=1, use_poll=True, map=self._map, count=1)

    def _is_at_work(self) -> bool:
        channels = self.active_channels.values()
        return any(channel.request or channel.requests or channel.total_outbufs_len for channel in channels)


def serve(
    application: Application,
    door: socket.socket,
    *,
    threads: int,
    grace: float = GRACE,
    most: int = 0,
    hand_over: Callable[[], object] = bool,
) -> None:
    """Answer what comes to a bound socket, until SIGTERM, or until this process holds more than `most` bytes or has no
    thread left: then `hand_over` is called first.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if wanted > soft:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    sys.setswitchinterval(TURN)
    Server(application, door, threads=threads, most=most, hand_over=hand_over).run(grace)


def has_come(channels: Iterable[Channel]) -> bool:
    """Whether anything lies in the sockets that was not received yet."""
    unread = select.poll()
    for channel in channels:
        if channel.socket is not None and channel.socket.fileno() >= 0:
            unread.register(channel.socket, select.POLLIN)
    return bool(unread.poll(0))
