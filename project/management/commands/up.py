"""`python manage.py up`: prepare the site and run it, all of it, until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from celery import current_app
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from project import processes
from project.supervisor import Service, Supervisor, forked
from proposals.services import accounts, search


class Command(BaseCommand):
    help = "Prepare the site and run it: web, workers, sweep and, without REDIS_URL, a broker."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--setup-only", action="store_true", help="prepare the database and the sample, and end")
        parser.add_argument("--no-sample", action="store_true", help="do not load the sample")
        parser.add_argument("--only", choices=("web", "workers"), help="run this part of a site prepared elsewhere")

    def handle(self, *args: Any, port: int, setup_only: bool, no_sample: bool, only: str, **options: Any) -> None:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        host = "127.0.0.1" if settings.EMBEDDED else os.environ.get("HOST", "127.0.0.1")
        if setup_only:
            prepare(sample=not no_sample)
        elif only:
            processes.load()
            Supervisor(processes.web(bind(host, port)) if only == "web" else processes.workers()).run()
        else:
            run_all(host, port, sample=not no_sample)


def run_all(host: str, port: int, *, sample: bool) -> None:
    """The database is prepared in a process of its own, which leaves nothing behind in the one that all come from."""
    lock(settings.VAR / "up.lock")
    door = bind(host, port)
    preparing = forked(Service("prepare", lambda: prepare(sample=sample, statics=not settings.EMBEDDED)))
    processes.load()
    preparing.join()
    if preparing.exitcode:
        sys.exit(1)
    services = (*processes.web(door), *processes.workers(), processes.sweep())
    if os.environ.get("REDIS_URL"):
        Supervisor(services, (host, port), greeting(host, port)).run()
        return
    # A socket's path may have some 100 characters: var/ can lie deeper than that.
    scratch = tempfile.mkdtemp(prefix="clauseline-", dir="/tmp")
    try:
        services = (broker(Path(scratch) / "broker.sock"), *services)
        Supervisor(services, (host, port), greeting(host, port)).run()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def lock(path: Path) -> int:
    """Hold the lock until the descriptor is closed or this process ends; processes that it forks do not hold it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CommandError(f"Clauseline is already running on {settings.VAR}. Stop it first, with Ctrl-C.") from None
    return descriptor


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the address, for the web processes to listen on."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as problem:
        raise CommandError(
            f"Port {port} of {host} cannot be used: {problem.strerror}. Choose another one: ./run --port {port + 1}"
        ) from None
    return door


def prepare(*, sample: bool, statics: bool = False) -> None:
    """Bring the database up to date; load the sample on one's own machine, or else offer the first account."""
    if not is_up_to_date():
        call_command("migrate", interactive=False, verbosity=0)
    learn()
    if sample and settings.EMBEDDED:
        call_command("sample")
    accounts.announce_first_account()
    if statics:
        call_command("collectstatic", interactive=False, verbosity=0)


def learn() -> None:
    """Have search know what an older release left or wrote in another way."""
    if count := search.unknown().count():
        sys.stdout.write(f"Search learns the words of {count} versions anew. This may take minutes.\n")
    call_command("reindex", verbosity=0)


def is_up_to_date() -> bool:
    """Whether the database has had every migration that lies in a file; the files are not loaded."""
    had = MigrationRecorder(connection).applied_migrations()
    files = ((app.label, Path(app.path, "migrations").glob("[0-9]*.py")) for app in apps.get_app_configs())
    return all((label, file.stem) in had for label, found in files for file in found)


def broker(unix_socket: Path) -> Service:
    """A broker of its own, to which the others are led."""
    directory = settings.VAR / "broker"
    directory.mkdir(exist_ok=True)
    service = processes.broker(directory, unix_socket)
    if service is None:
        raise CommandError(
            "There is no message broker for this machine. Install Valkey or Redis, or name one in REDIS_URL."
        )
    settings.CELERY_BROKER_URL = f"redis+socket://{unix_socket}"
    current_app.conf.update(broker_url=settings.CELERY_BROKER_URL)
    return service


def greeting(host: str, port: int) -> str:
    """The address, and how to sign in."""
    lines = ["", f"Clauseline runs at http://{host}:{port}/"]
    passwords = settings.VAR / "accounts.txt"
    if settings.EMBEDDED and passwords.exists():
        lines.append(f"Sign in with an account of the sample: {passwords}")
    return "\n".join([*lines, "Ctrl-C stops it.", ""])
