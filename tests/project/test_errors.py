"""Noes are told apart by codes that stay, with titles that no version of Python changes."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from rest_framework import exceptions

from annotations.models import Annotation
from project.errors import CODES, PROBLEM, TITLES, code_of
from proposals.api.schema import SENTENCES
from proposals.refusals import Refusal
from tests import factories
from tests.clients import api

pytestmark = pytest.mark.django_db


def kinds(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """All kinds of refusals that the site knows."""
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def test_every_kind_of_refusal_has_a_code_of_its_own():
    codes = [kind.code for kind in kinds()]
    assert len(set(codes)) == len(codes) > 10
    assert [code for code in codes if not re.fullmatch("[a-z]+(-[a-z]+)*", code)] == []


def test_the_guide_names_every_code():
    guide = Path(settings.BASE_DIR / "docs/guide/api.md").read_text(encoding="utf-8")
    assert {*CODES.values(), *(kind.code for kind in kinds())} - set(re.findall("`([a-z-]+)`", guide)) == set()


def test_every_status_that_is_told_has_a_title():
    assert {*SENTENCES, *(kind.status for kind in kinds())} - {304} <= TITLES.keys()
    assert (TITLES[413], TITLES[422]) == ("Request Entity Too Large", "Unprocessable Entity")


def full() -> OperationalError:
    """What Django raises when SQLite, or PostgreSQL, finds no room."""
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    problem = OperationalError("database or disk is full")
    problem.__cause__ = cause
    return problem


TROUBLES = [
    (full(), 507, "no-room"),
    (OSError(errno.ENOSPC, "No space left on device"), 507, "no-room"),
    (OperationalError("server closed the connection unexpectedly"), 503, "away"),
    (InterfaceError("connection already closed"), 503, "away"),
    (RuntimeError("a fault of ours"), 500, "fault"),
]


@contextmanager
def failing(problem: Exception, *, when: str = "") -> Iterator[None]:
    """All statements end with this problem, or those that begin with `when`."""

    def fail(execute: Any, sql: str, *told: Any) -> Any:
        if sql.startswith(when):
            raise problem
        return execute(sql, *told)

    with connection.execute_wrapper(fail):
        yield


@pytest.mark.parametrize(("problem", "status", "code"), TROUBLES)
def test_a_fault_of_the_machine_is_told_to_programs_as_what_it_is(reviewer, problem, status, code):
    client = api(reviewer)
    client.raise_request_exception = False
    version = factories.version(factories.paragraphs("1", "Scope", "Text."))
    said = {"version": version.slug, "team": reviewer.teams.get().slug, "comment": "Why?"}
    with failing(problem, when="INSERT"):
        answer = client.post("/api/v1/annotations/", said)
    assert (answer.status_code, answer.json()["code"], answer["Content-Type"]) == (status, code, PROBLEM)
    assert answer.headers.get("Retry-After") == ("10" if status == 503 else None)
    assert not Annotation.objects.exists()


@pytest.mark.parametrize(("problem", "status", "code"), TROUBLES)
def test_a_fault_of_the_machine_is_told_to_people_in_words(reviewer, problem, status, code):
    client = Client(raise_request_exception=False)
    client.force_login(reviewer)
    with failing(problem):
        answer = client.get("/library/")
    words = {507: "is full", 503: "does not answer", 500: "fault"}[status]
    assert (answer.status_code, words in answer.text) == (status, True)
    assert answer.headers.get("Retry-After") == ("10" if status == 503 else None)


def test_who_sent_something_is_told_where_it_still_is(reviewer):
    client = Client(raise_request_exception=False)
    client.force_login(reviewer)
    with failing(full(), when="UPDATE"):
        answer = client.post("/account/", {"name": "Another", "email": "", "language": "en", "time_zone": "UTC"})
    assert (answer.status_code, "still in the form" in answer.text) == (507, True)


def test_the_frameworks_noes_have_codes():
    made = exceptions.APIException.__subclasses__()
    assert {kind for kind in made if code_of(kind.__new__(kind)) == "refused"} == set()
