"""`python manage.py up`: prepare the site and run it, all of it, until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from annotations.services import search as remarks
from clauseline.fence.kernel import hide
from project import address, processes, tables
from project.backup import before
from project.supervisor import Service, Supervisor, forked
from proposals.files.static import write_packs
from proposals.refusals import Refusal
from proposals.search.index import unknown
from proposals.services import accounts


class Command(BaseCommand):
    help = "Prepare the site and run it: web, workers, sweep and, without REDIS_URL, a broker."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--setup-only", action="store_true", help="prepare the database and the sample, and end")
        parser.add_argument("--no-sample", action="store_true", help="do not load the sample")
        parser.add_argument("--without-backup", action="store_true", help="bring the database up to date without one")
        parser.add_argument("--only", choices=("web", "workers"), help="run this part of a site prepared elsewhere")

    def handle(self, *args: Any, port: int, setup_only: bool, no_sample: bool, only: str, **options: Any) -> None:
        preparing = {"sample": not no_sample, "without_backup": options["without_backup"]}
        # Its environment and that of all it starts is nobody's to read.
        hide()
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        if settings.EMBEDDED:
            write_packs(Path(settings.STATIC_ROOT))
        host = "127.0.0.1" if settings.EMBEDDED else os.environ.get("HOST", "127.0.0.1")
        if setup_only:
            prepare(**preparing)
        elif only:
            refuse_newer()
            # Processes that are forked from this one must not share it.
            connection.close()
            processes.load()
            services = processes.web(bind(host, port)) if only == "web" else processes.workers()
            Supervisor(services, grace=settings.GRACE_SECONDS).run()
        else:
            run_all(host, port, **preparing)


def run_all(host: str, port: int, **how: bool) -> None:
    """The database is prepared in a process of its own, which leaves nothing behind in the one that all come from."""
    lock(settings.VAR / "up.lock")
    door = bind(host, port)
    if settings.EMBEDDED and not settings.GIVEN_SITE_URL:
        settings.SITE_URL = f"http://{host}:{port}"
        address.keep(settings.VAR, settings.SITE_URL)
    preparing = forked(Service("prepare", partial(prepare_apart, **how, statics=not settings.EMBEDDED)))
    if settings.EMBEDDED:
        processes.load()
    preparing.join()
    if preparing.exitcode:
        sys.exit(max(preparing.exitcode, 1))
    # A real site serves what is collected while it is prepared: whoever loads before that knows the names of yesterday.
    processes.load()
    services = (*processes.web(door), *processes.workers(), processes.sweep())
    if os.environ.get("REDIS_URL"):
        Supervisor(services, (host, port), greeting(host, port), settings.GRACE_SECONDS).run()
        return
    # A socket's path may have some 100 characters: var/ can lie deeper than that.
    scratch = tempfile.mkdtemp(prefix="clauseline-", dir="/tmp")
    try:
        services = (broker(Path(scratch) / "broker.sock"), *services)
        Supervisor(services, (host, port), greeting(host, port), settings.GRACE_SECONDS).run()
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


def prepare_apart(**how: bool) -> None:
    """The same in a process of its own, which ends with the status and the sentence of a refusal."""
    try:
        prepare(**how)
    except CommandError as no:
        sys.stderr.write(f"CommandError: {no}\n")
        sys.exit(no.returncode)


def refuse_newer() -> None:
    """Refuse a database that only a newer release knows; one that does not answer is waited for by who needs it."""
    try:
        tables.refuse_newer()
    except Refusal as no:
        raise CommandError(no.sentence, returncode=tables.CANNOT) from None
    except OperationalError as problem:
        sys.stderr.write(f"The database does not answer: {problem}\n")


def prepare(*, sample: bool, statics: bool = False, without_backup: bool = False) -> None:
    """Bring the database up to date; load the sample on one's own machine, or else offer the first account."""
    refuse_newer()
    if copy := before.secure(without_backup=without_backup):
        sys.stdout.write(f"The database as it was before this release: {copy}\n")
    if not tables.is_up_to_date():
        is_new = not tables.had()
        call_command("migrate", interactive=False, verbosity=0 if is_new else 1)
    learn()
    if sample and settings.EMBEDDED:
        call_command("sample")
    accounts.announce_first_account()
    if statics:
        call_command("collectstatic", interactive=False, verbosity=0)


def learn() -> None:
    """Have search know what an older release left or wrote in another way: texts while the site runs, by the sweep."""
    if count := unknown().count():
        sys.stdout.write(f"Search learns the words of {count} versions anew while the site runs.\n")
    for _ in remarks.renew():
        pass


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
