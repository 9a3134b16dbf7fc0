"""What has had its time is gone from the rows, and nothing before."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from annotations.models import Annotation, Comment, Consultation, Draft, Placement, Reply, Review, Visit
from annotations.services import annotations, comment_sets, replies
from proposals.models import Invitation, Job, Notice, Receipt, Round, SearchRow, Token, Unsent
from proposals.privacy.retention import SCHEDULE
from proposals.services import jobs, people, retention, tokens
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

BEGAN = datetime(2023, 6, 1, 12, tzinfo=UTC)
LATE = BEGAN + timedelta(days=9999)


def after(days: float) -> dict[str, int]:
    """A round of the sweep so many days after everything began."""
    return retention.sweep(BEGAN + timedelta(days=days))


def at(row, **columns) -> None:
    """Let it have happened at these moments."""
    type(row)._default_manager.filter(pk=row.pk).update(**columns)


@pytest.fixture
def version():
    return factories.version(paragraphs("1", "Scope", "Users give their real name."), number="D1")


@pytest.mark.postgres
def test_a_deleted_annotation_is_gone_after_thirty_days_and_frozen_comments_are_unharmed(editor, team, version):
    said = remark(version, editor, team, number="1", quote="real name", comment="Zebrawood.")
    replies.add(said, "A reply of ebony.", by=editor)
    later = factories.version(paragraphs("1", "Scope", "Users."), proposal=version.proposal)
    Placement.objects.create(annotation=said, version=later, state="gone", score=0)
    asked = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    frozen = comment_sets.draw_up(asked, [said], by=editor)
    comment_sets.freeze(frozen, by=editor)
    annotations.delete(said, by=editor)
    at(said, deleted_at=BEGAN)
    after(29)
    assert (Annotation.objects.count(), Reply.objects.count(), Placement.objects.count()) == (1, 1, 1)
    assert after(31)["deleted-annotations"] == 1
    assert (Annotation.objects.count(), Reply.objects.count(), Placement.objects.count()) == (0, 0, 0)
    assert not SearchRow.objects.filter(reading=None).exists()
    (comment,) = Comment.objects.all()
    assert (comment.annotation, comment.quote, comment.comment) == (None, "real name", "Zebrawood.")
    call_command("verify", frozen.slug)


def test_an_annotation_that_nobody_deleted_stays(editor, team, version):
    remark(version, editor, team)
    after(9999)
    assert Annotation.objects.count() == 1


CACHE = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "counted"}}


@pytest.mark.postgres
def test_the_addresses_of_computers_go_when_their_count_has_run_out():
    with override_settings(CACHES=CACHE):
        call_command("createcachetable", verbosity=0)
        caches["default"].set("login:203.0.113.7", 3, timeout=600)
        caches["default"].set("login:203.0.113.8", 3, timeout=86_400 * 90)
        now = datetime.now(UTC)
        assert counted() == 2
        retention.sweep(now + timedelta(seconds=300))
        assert counted() == 2
        retention.sweep(now + timedelta(days=2))
        assert counted() == 1
        assert caches["default"].get("login:203.0.113.8") == 3


def counted() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM counted")
        return int(cursor.fetchone()[0])


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("rule", "days", "make", "gone"),
    [
        (
            "drafts",
            180,
            lambda editor, version: at(Draft.objects.create(author=editor, version=version), changed_at=BEGAN),
            lambda: Draft.objects.count() == 0,
        ),
        (
            "unsent",
            30,
            lambda editor, version: at(
                Unsent.objects.create(owner=editor, place="reply a", value="So"), changed_at=BEGAN
            ),
            lambda: Unsent.objects.count() == 0,
        ),
        (
            "visits",
            365,
            lambda editor, version: Visit.objects.create(user=editor, last_at=BEGAN, since=BEGAN),
            lambda: Visit.objects.count() == 0,
        ),
        (
            "sessions",
            0,
            lambda editor, version: Session.objects.create(session_key="s", session_data="", expire_date=BEGAN),
            lambda: Session.objects.count() == 0,
        ),
        (
            "receipts",
            1,
            lambda editor, version: at(Receipt.objects.create(user=editor, key="k", digest="d"), made_at=BEGAN),
            lambda: Receipt.objects.count() == 0,
        ),
        (
            "tokens",
            90,
            lambda editor, version: at(tokens.make(editor, "laptop")[0], revoked_at=BEGAN),
            lambda: Token.objects.count() == 0,
        ),
        (
            "notices-read",
            30,
            lambda editor, version: Notice.objects.create(user=editor, what="withdrawn", seen_at=BEGAN),
            lambda: Notice.objects.count() == 0,
        ),
        (
            "notices",
            365,
            lambda editor, version: at(Notice.objects.create(user=editor, what="withdrawn"), told_at=BEGAN),
            lambda: Notice.objects.count() == 0,
        ),
        (
            "jobs",
            90,
            lambda editor, version: at(jobs.submit("reading", version.pk, by=editor), finished_at=BEGAN),
            lambda: Job.objects.get().submitted_by is None,
        ),
        (
            "admin-acts",
            365,
            lambda editor, version: at(
                LogEntry.objects.create(user=editor, object_repr="A body", action_flag=1), action_time=BEGAN
            ),
            lambda: LogEntry.objects.count() == 0,
        ),
        *(
            (
                "invitations",
                30,
                lambda editor, version, moment=moment: Invitation.objects.create(
                    **{"expires_at": LATE, "digest": "d", "email": "eve@example.org", moment: BEGAN}
                ),
                lambda: Invitation.objects.get().email == "",
            )
            for moment in ("accepted_at", "withdrawn_at", "expires_at")
        ),
    ],
)
def test_it_stays_until_its_day_and_is_gone_after_it(rule, days, make, gone, editor, version):
    make(editor, version)
    before = BEGAN + timedelta(days=days) - timedelta(minutes=1)
    assert retention.sweep(before)[rule] == 0
    assert not gone()
    assert after(days + 1.01)[rule] == 1
    assert gone()


def test_what_an_earlier_release_left_of_a_closed_account_goes(editor, version):
    people.close(editor, password="a good pass phrase", credit="")
    Review.objects.create(user=editor, version=version, key="any")
    version.uploaded_by = editor
    version.save()
    other = factories.person("bob")
    Review.objects.create(user=other, version=version, key="any")
    after(0)
    version.refresh_from_db()
    assert (list(Review.objects.values_list("user", flat=True)), version.uploaded_by) == ([other.pk], None)


def test_files_that_no_row_speaks_of_go_after_a_day(version):
    lost = default_storage.save("versions/aa/left-behind", ContentFile(b"draft"))
    picture = default_storage.save("pictures/nobody/abc", ContentFile(b"picture"))
    own = default_storage.save(f"pictures/{version.slug}/abc", ContentFile(b"picture"))
    now = datetime.now(UTC)
    retention.sweep(now)
    assert all(map(default_storage.exists, (lost, picture, own)))
    retention.sweep(now + timedelta(days=1, minutes=1))
    there = [default_storage.exists(name) for name in (lost, picture, own, version.file.name)]
    assert there == [False, False, True, True]


def test_it_is_done_once_a_day_by_one_of_all_sweeps():
    assert set(after(0)) == {rule.name for rule in SCHEDULE}
    assert after(0.9) == {}
    assert set(after(1.1)) == {rule.name for rule in SCHEDULE}
    assert Round.objects.get().begun_at == BEGAN + timedelta(days=1.1)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_sweep_does_it():
    call_command("sweep", "--once")
    assert Round.objects.filter(name="retention").exists()


def test_the_guide_prints_the_schedule():
    guide = Path(settings.BASE_DIR / "docs/guide/privacy.md").read_text(encoding="utf-8")
    printed = re.findall(r"^\| ([^|]+) \| (\d+) \| (\w+) \| (.+) \|$", guide, flags=re.MULTILINE)
    assert printed == [
        (rule.what, str(rule.days), rule.how, ", ".join(f"`{column}`" for column in rule.columns)) for rule in SCHEDULE
    ]
