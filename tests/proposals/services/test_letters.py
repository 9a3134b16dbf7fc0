from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation

from proposals.models import Job, Letter
from proposals.services import jobs, letters
from tests import factories

pytestmark = pytest.mark.django_db


class Away(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


def test_a_letter_leaves_by_a_job_and_is_forgotten():
    letters.post("ana@example.org", subject="Hello", text="https://example.org/secret")
    assert mail.outbox == []
    jobs.drain()
    assert [(one.to, one.subject, one.body) for one in mail.outbox] == [
        (["ana@example.org"], "Hello", "https://example.org/secret")
    ]
    assert (Letter.objects.count(), Job.objects.get().state) == (0, "done")


def test_a_link_for_a_new_password_is_stored_nowhere(settings):
    settings.SITE_URL = "https://drafts.example.org"
    ana = factories.person("ana", email="ana@example.org")
    with translation.override("fr"):
        letters.post_reset("ana@example.org")
    assert "http" not in str(Letter.objects.values("subject", "text").get())
    jobs.drain()
    (letter,) = mail.outbox
    assert "https://drafts.example.org/sign-in/password/" in letter.body
    assert letter.subject.startswith("Clauseline: ")
    assert "drafts.example.org" in letter.body.splitlines()[-1]
    assert ana.username in letter.body


def test_who_is_closed_or_unknown_gets_none():
    factories.person("ana", email="ana@example.org", is_active=False)
    for to in ("ana@example.org", "nobody@example.org"):
        letters.post_reset(to)
    jobs.drain()
    assert (mail.outbox, Letter.objects.count()) == ([], 0)


def test_while_the_mail_server_is_away_it_is_tried_again_later(settings, time_machine):
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    letters.post("ana@example.org", subject="Hello", text="secret")
    jobs.drain()
    letters.sweep()
    assert (Letter.objects.get().tries, Job.objects.count()) == (1, 1)
    time_machine.shift(11)
    letters.sweep()
    jobs.drain()
    assert Letter.objects.get().tries == 2
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    time_machine.shift(61)
    letters.sweep()
    jobs.drain()
    assert ([one.subject for one in mail.outbox], Letter.objects.count()) == (["Hello"], 0)


@pytest.mark.postgres
def test_after_a_day_nobody_keeps_it(settings, time_machine):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    letters.post("ana@example.org", subject="Hello", text="secret")
    jobs.drain()
    time_machine.move_to(timezone.now() + timedelta(days=1, seconds=1))
    letters.sweep()
    assert Letter.objects.count() == 0


def test_a_letter_whose_job_was_lost_leaves_within_the_hour(time_machine):
    letters.post("ana@example.org", subject="Hello", text="secret")
    Job.objects.all().delete()
    time_machine.move_to(timezone.now() + timedelta(hours=1, seconds=1))
    letters.sweep()
    jobs.drain()
    assert len(mail.outbox) == 1
