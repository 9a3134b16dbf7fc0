"""What is kept no longer than its time, and the daily round that sees to it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from proposals.models import Invitation, Job, Notice, Receipt, Round, Token, User
from proposals.privacy.personal import KINDS
from proposals.privacy.retention import BLANKED, ERASED, SCHEDULE, Rule
from proposals.services import counted, erasure, leftovers, people, rows, unsent, withdrawals

logger = logging.getLogger(__name__)

ROUND = "retention"
DAY = timedelta(days=1)


def sweep(now: datetime | None = None) -> dict[str, int]:
    """Once a day, in one process of all: how many rows each rule found. Otherwise nothing is done."""
    now = now or timezone.now()
    if not _begins(now):
        return {}
    found = {rule.name: rule.act(now - timedelta(days=rule.days)) for rule in SCHEDULE}
    logger.info(
        "Kept no longer: %s", ", ".join(f"{name} {count}" for name, count in found.items() if count) or "nothing"
    )
    return found


def _begins(now: datetime) -> bool:
    """Whether this caller is the one who begins the round of today."""
    _, is_first = Round.objects.get_or_create(name=ROUND, defaults={"begun_at": now})
    return is_first or bool(Round.objects.filter(name=ROUND, begun_at__lte=now - DAY).update(begun_at=now))


def _sessions(before: datetime) -> int:
    return rows.erase(Session.objects.filter(expire_date__lt=before))


def _browsers(before: datetime) -> int:
    """Of sessions that are over."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=before)
    return rows.erase(UserSession.objects.filter(~Exists(alive), created_at__lt=before))


def _receipts(before: datetime) -> int:
    return rows.erase(Receipt.objects.filter(made_at__lt=before))


def _tokens(before: datetime) -> int:
    return rows.erase(Token.objects.filter(Q(revoked_at__lt=before) | Q(expires_at__lt=before)))


def _invitations(before: datetime) -> int:
    ended = Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before) | Q(expires_at__lt=before)
    return rows.change(Invitation.objects.filter(ended).exclude(email=""), email="")


def _notices_read(before: datetime) -> int:
    return rows.erase(Notice.objects.filter(seen_at__lt=before))


def _notices(before: datetime) -> int:
    return rows.erase(Notice.objects.filter(told_at__lt=before))


def _jobs(before: datetime) -> int:
    return rows.change(Job.objects.filter(finished_at__lt=before).exclude(submitted_by=None), submitted_by=None)


def _admin_acts(before: datetime) -> int:
    return rows.erase(LogEntry.objects.filter(action_time__lt=before))


def _closed(before: datetime) -> int:
    """An account that was closed by an older release, or that a worker spoke of while it was being closed."""
    closed = User.objects.filter(is_active=False, username__startswith="closed-")
    named = people.forget_names(closed)
    kept = (kind for kind in KINDS if "erased" in kind.columns.values())
    columns = (column for kind in kept for column, closing in kind.columns.items() if closing == "erased")
    return named + sum(leftovers.erase(column, closed) for column in columns)


RULES = (
    Rule(
        "withdrawn-versions",
        _("file, text and readings of a withdrawn version"),
        ("proposals.Version.withdrawn_at",),
        withdrawals.UNDOABLE.days,
        ERASED,
        erasure.erase_due,
    ),
    Rule(
        "unsent",
        _("what was written in other forms and never sent"),
        ("proposals.Unsent.changed_at",),
        30,
        ERASED,
        unsent.forget,
    ),
    Rule("sessions", _("sessions that expired"), ("sessions.Session.expire_date",), 0, ERASED, _sessions),
    Rule(
        "browsers",
        _("where people signed in, of sessions that are over"),
        ("sessions.Session.expire_date",),
        0,
        ERASED,
        _browsers,
    ),
    Rule(
        "counters",
        _("addresses of computers that were counted"),
        ("cache.expires", "proposals.Count.ends_at"),
        0,
        ERASED,
        counted.forget,
    ),
    Rule("receipts", _("answers to programs"), ("proposals.Receipt.made_at",), 1, ERASED, _receipts),
    Rule(
        "tokens",
        _("tokens that were revoked, or expired"),
        ("proposals.Token.revoked_at", "proposals.Token.expires_at"),
        90,
        ERASED,
        _tokens,
    ),
    Rule(
        "invitations",
        _("the e-mail address of an invitation that was accepted, withdrawn or expired"),
        tuple(f"proposals.Invitation.{name}" for name in ("accepted_at", "withdrawn_at", "expires_at")),
        30,
        BLANKED,
        _invitations,
    ),
    Rule(
        "notices-read",
        _("notices that were marked as seen"),
        ("proposals.Notice.seen_at",),
        30,
        ERASED,
        _notices_read,
    ),
    Rule("notices", _("notices that nobody marked as seen"), ("proposals.Notice.told_at",), 365, ERASED, _notices),
    Rule("jobs", _("who asked for work that is over"), ("proposals.Job.finished_at",), 90, BLANKED, _jobs),
    Rule(
        "admin-acts",
        _("acts in the administration"),
        ("admin.LogEntry.action_time",),
        365,
        ERASED,
        _admin_acts,
    ),
    Rule(
        "closed-accounts",
        _("what still names a closed account"),
        ("proposals.User.is_active",),
        0,
        ERASED,
        _closed,
    ),
    Rule("files", _("files that no row speaks of"), ("files",), 1, ERASED, leftovers.erase_files),
)
