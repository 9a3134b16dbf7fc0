"""`python manage.py up`: prepare the site and run it, all of it, until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from project import processes, supervisor
from project.supervisor import Plan, Service
from proposals.services import accounts, search


class Command(BaseCommand):
    help = "Prepare the site and run it: web, worker, sweep and, without REDIS_URL, a broker."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--setup-only", action="store_true", help="prepare the database and the sample, and end")
        parser.add_argument("--no-sample", action="store_true", help="do not load the sample")

    def handle(self, *args: Any, port: int, setup_only: bool, no_sample: bool, **options: Any) -> None:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        if setup_only:
            prepare(sample=not no_sample)
            return
        lock(settings.VAR / "up.lock")
        host = "127.0.0.1" if settings.EMBEDDED else os.environ.get("HOST", "127.0.0.1")
        door = bind(host, port)
        prepare(sample=not no_sample)
        if not settings.EMBEDDED:
            call_command("collectstatic", interactive=False, verbosity=0)
        become_supervisor(plan(host, port, door))


def lock(path: Path) -> int:
    """Hold the lock until the descriptor is closed or this process ends, whatever program it runs by then."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CommandError(f"Clauseline is already running on {settings.VAR}. Stop it first, with Ctrl-C.") from None
    os.set_inheritable(descriptor, True)
    return descriptor


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the address, for the web server to listen on."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as problem:
        raise CommandError(
            f"Port {port} of {host} cannot be used: {problem.strerror}. Choose another one: ./run --port {port + 1}"
        ) from None
    door.set_inheritable(True)
    return door


def prepare(*, sample: bool) -> None:
    """Bring the database up to date; load the sample on one's own machine, or else offer the first account."""
    call_command("migrate", interactive=False, verbosity=0)
    learn()
    if sample and settings.EMBEDDED:
        call_command("sample")
    accounts.announce_first_account()


def learn() -> None:
    """Have search know what an older release left or wrote in another way."""
    if count := search.unknown().count():
        sys.stdout.write(f"Search learns the words of {count} versions anew. This may take minutes.\n")
    call_command("reindex", verbosity=0)


def plan(host: str, port: int, door: socket.socket) -> Plan:
    """What to run. Without REDIS_URL a broker is added, and named to the others in the environment."""
    services: tuple[Service, ...] = (
        processes.web(door.fileno()),
        processes.worker(),
        processes.sweep(settings.BASE_DIR / "manage.py"),
    )
    scratch = ""
    if not os.environ.get("REDIS_URL"):
        # A socket's path may have some 100 characters: var/ can lie deeper than that.
        scratch = tempfile.mkdtemp(prefix="clauseline-", dir="/tmp")
        services = (broker(Path(scratch) / "broker.sock"), *services)
    return Plan(services, host, port, greeting(host, port), scratch)


def broker(unix_socket: Path) -> Service:
    directory = settings.VAR / "broker"
    directory.mkdir(exist_ok=True)
    service = processes.broker(directory, unix_socket)
    if service is None:
        raise CommandError(
            "There is no message broker for this machine. Install Valkey or Redis, or name one in REDIS_URL."
        )
    os.environ["REDIS_URL"] = f"redis+socket://{unix_socket}"
    return service


def greeting(host: str, port: int) -> str:
    """The address, and how to sign in."""
    lines = ["", f"Clauseline runs at http://{host}:{port}/"]
    passwords = settings.VAR / "accounts.txt"
    if settings.EMBEDDED and passwords.exists():
        lines.append(f"Sign in with an account of the sample: {passwords}")
    return "\n".join([*lines, "Ctrl-C stops it.", ""])


def become_supervisor(to_run: Plan) -> None:
    """Replace this process, and all that Django has loaded into it, by the supervisor."""
    # In a file, because what kills processes by words of their command line must not find the supervisor by its plan.
    kept = settings.VAR / "up.json"
    kept.write_text(to_run.as_json(), encoding="utf-8")
    os.chdir(settings.BASE_DIR)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-P", supervisor.__file__, str(kept)])  # noqa: S606
