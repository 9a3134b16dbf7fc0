"""Faults of the database: those that pass when one waits, and those that come again however often one tries."""

from __future__ import annotations

import errno
import sqlite3

from django.db import Error, InterfaceError, OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from proposals.refusals import Away, NoRoom, Refusal

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
DISK_FULL = "53100"
"""What PostgreSQL calls it."""
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


def refusal(problem: BaseException | None) -> Refusal | None:
    """The no that a fault of the machine is for whoever asked; None if it is a fault of ours."""
    if isinstance(problem, OSError | OperationalError) and is_full(problem):
        return NoRoom(_("The disk of this site is full: nothing was kept of it. Please tell the site's admin."))
    if problem is not None and passes(problem):
        return Away(_("The database of this site does not answer at the moment. Please try again in a while."))
    return None


def is_full(problem: OSError | OperationalError) -> bool:
    """Whether there was no room on a disk, that of the database or another one."""
    if isinstance(problem, OSError):
        return problem.errno in (errno.ENOSPC, errno.EDQUOT)
    cause = problem.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY == sqlite3.SQLITE_FULL
    return getattr(cause, "sqlstate", None) == DISK_FULL


def sentence(problem: BaseException, otherwise: str) -> str:
    """What to tell people of a fault that does not pass; `otherwise` if it is none of the database."""
    return DATABASE if isinstance(problem, Error) else otherwise
