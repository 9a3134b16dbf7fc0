"""Real faults of the database: those that pass leave a job to be done again, all others fail it at once, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import pytest
from django.db import Error, OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from proposals.models import Job
from proposals.services import faults, jobs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
IS_SQLITE = connection.vendor == "sqlite"
DEEP = "SELECT " + "+".join(["1"] * 100_000)


@pytest.fixture
def open_one(tmp_path) -> Iterator[Callable[..., BaseDatabaseWrapper]]:
    """Opens connections to one database beside the test's own rows, with its settings or others."""
    opened = []

    def one(**others: Any) -> BaseDatabaseWrapper:
        wrapper = connection.copy()
        beside = {"NAME": tmp_path / "beside.sqlite3", "OPTIONS": {"timeout": 0}} if IS_SQLITE else {}
        wrapper.settings_dict = {**wrapper.settings_dict, **beside, **others}
        opened.append(wrapper)
        return wrapper

    yield one
    for wrapper in opened:
        with suppress(Error):
            wrapper.close()


def run(wrapper: BaseDatabaseWrapper, *statements: str) -> None:
    with wrapper.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def a_table(wrapper: BaseDatabaseWrapper) -> Iterator[None]:
    run(wrapper, "CREATE TABLE beside (number integer)", "INSERT INTO beside VALUES (1)")
    try:
        yield
    finally:
        if not IS_SQLITE:
            run(wrapper, "ROLLBACK", "DROP TABLE beside")


def locked(open_one) -> None:
    one, other = open_one(), open_one()
    with a_table(one):
        if IS_SQLITE:
            run(one, "BEGIN IMMEDIATE")
            run(other, "INSERT INTO beside VALUES (2)")
        run(one, "BEGIN", "LOCK TABLE beside")
        run(other, "BEGIN", "LOCK TABLE beside NOWAIT")


def full(open_one) -> None:
    one = open_one()
    with a_table(one):
        if IS_SQLITE:
            run(one, "PRAGMA max_page_count = 2", *["INSERT INTO beside SELECT number FROM beside"] * 16)
        raised("53100", open_one)


def not_there(open_one) -> None:
    nowhere = {"NAME": "/nowhere/at/all.sqlite3"} if IS_SQLITE else {"HOST": "127.0.0.1", "PORT": "1"}
    run(open_one(**nowhere), "SELECT 1")


def broken_off(open_one) -> None:
    one, other = open_one(), open_one()
    with one.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    run(other, f"SELECT pg_terminate_backend({pid})")
    while True:
        run(one, "SELECT 1")


def in_each_others_way(open_one) -> None:
    one, other = open_one(), open_one()
    with a_table(other):
        run(one, "BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT * FROM beside")
        run(other, "UPDATE beside SET number = 2")
        run(one, "UPDATE beside SET number = 3")


def raised(code: str, open_one) -> None:
    run(open_one(), f"DO $$ BEGIN RAISE EXCEPTION 'as it says' USING ERRCODE = '{code}'; END $$")


def too_deep(open_one) -> None:
    run(open_one(), DEEP)


def too_long(open_one) -> None:
    run(open_one(), "SET statement_timeout = 10", "SELECT pg_sleep(9)")


def no_such_table(open_one) -> None:
    run(open_one(), "SELECT * FROM there_is_none")


PASSING = {"locked": locked, "full": full, "not there": not_there}
LASTING = {"too deep": too_deep, "no such table": no_such_table}
if not IS_SQLITE:
    PASSING |= {"broken off": broken_off, "in each other's way": in_each_others_way}
    PASSING |= {code: partial(raised, code) for code in ("08006", "40P01", "53300", "57P01", "57P03")}
    LASTING |= {"too long": too_long, "54000": partial(raised, "54000"), "58030": partial(raised, "58030")}


def performed(act: Callable[..., None], open_one) -> tuple[Job, Error]:
    """A job whose work breaks off with a fault, and that."""
    job = Job.objects.create(kind="reading", target=1)
    with pytest.raises(Error) as caught:
        jobs.perform(job.slug, lambda mine: act(open_one))
    job.refresh_from_db()
    return job, caught.value


@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_waited_for(name, open_one):
    job, fault = performed(PASSING[name], open_one)
    assert isinstance(fault, OperationalError)
    assert (job.state, job.error, job.attempts) == (Job.State.RUNNING, "", 1)


@pytest.mark.parametrize("name", LASTING)
def test_what_does_not_pass_fails_at_once_in_words(name, open_one):
    job, _ = performed(LASTING[name], open_one)
    assert (job.state, job.error, job.attempts) == (Job.State.FAILED, faults.DATABASE, 1)


def test_a_fault_of_our_own_is_no_fault_of_the_database():
    assert not faults.passes(ZeroDivisionError())
    assert faults.sentence(ZeroDivisionError(), jobs.FAULT) == jobs.FAULT
