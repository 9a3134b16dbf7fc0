"""Faults of the database: those that pass when one waits, and those that come again however often one tries."""

from __future__ import annotations

import sqlite3

from django.db import Error, InterfaceError, OperationalError
from django.utils.translation import gettext_noop

DATABASE = gettext_noop(
    "The database of this site could not do this piece of work. Nothing was lost; the site's admin finds the details "
    "in the log."
)

PASSING = ("08", "40", "53", "55P03", "57P0")
"""How PostgreSQL's codes begin where waiting helps: the connection broke off; two transactions were in each other's
way; no room, memory or connection was left; a lock was not free; the server stops or starts.
"""
PASSING_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
"""The same for SQLite: another process writes; the disk is full, or does not answer."""
PRIMARY = 0xFF
"""The part of a code of SQLite that says what it is; the rest says more exactly why."""


def passes(problem: BaseException) -> bool:
    """Whether it is a fault of the database that is worth waiting for: what was asked of it may go well later."""
    if not isinstance(problem, OperationalError | InterfaceError):
        return False
    cause = problem.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY in PASSING_CODES
    # Without a code nobody answered: a server that answers gives one.
    code = getattr(cause, "sqlstate", None)
    return code is None or code.startswith(PASSING)


def sentence(problem: BaseException, otherwise: str) -> str:
    """What to tell people of a fault that does not pass; `otherwise` if it is none of the database."""
    return DATABASE if isinstance(problem, Error) else otherwise
