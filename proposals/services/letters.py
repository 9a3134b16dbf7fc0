"""Mail leaves by a job: nobody waits for a mail server, nor learns from the time whether a letter was written.

What a letter says may open an account. It is kept until it has left, at most a day.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from proposals.models import Job, Letter, User
from proposals.services import jobs, site

logger = logging.getLogger(__name__)

KIND = "mail"
PATIENCE = timedelta(days=1)
"""For how long a mail server may be away."""
PAUSES = (10, 60, 300, 900, 3600)
"""Seconds between two tries, the last one again and again."""
RESET = "account/email/password_reset_key"


@transaction.atomic
def post(to: str, *, subject: str, text: str) -> None:
    """Send this."""
    _hand_over(Letter(to=to, subject=subject[:200], text=text))


@transaction.atomic
def post_reset(to: str) -> None:
    """Send the link for a new password to whoever has an account with this address.

    Whether somebody has is looked up when the letter leaves.
    """
    _hand_over(Letter(to=to))


def send(job: Job) -> None:
    """Let the letter go that the job names. If the mail server does not take it, it is tried again later."""
    letter = Letter.objects.filter(pk=job.target).first()
    if letter is not None:
        _try(letter)
    jobs.finish(job)


@transaction.atomic
def sweep() -> None:
    """Hand over again what the mail server did not take, and give up what waited for a day."""
    now = timezone.now()
    if not Letter.objects.filter(due_at__lte=now).exists():
        return
    for letter in Letter.objects.filter(due_at__lte=now).select_for_update():
        if now - letter.made_at > PATIENCE:
            logger.warning("A letter did not leave within a day: the mail server did not take it.")
            letter.delete()
        else:
            _hand_over(letter)


def _hand_over(letter: Letter) -> None:
    """It is tried by a job. Should that be lost, the sweep sees to it within the longest pause."""
    letter.language = letter.language or translation.get_language() or settings.LANGUAGE_CODE
    letter.due_at = timezone.now() + timedelta(seconds=PAUSES[-1])
    letter.save()
    jobs.submit(KIND, letter.pk)


def _try(letter: Letter) -> None:
    try:
        with translation.override(letter.language):
            for message in _written(letter):
                message.send()
    except OSError as problem:
        pause = PAUSES[min(letter.tries, len(PAUSES) - 1)]
        logger.warning("The mail server did not take a letter (%s); it is tried again.", type(problem).__name__)
        letter.tries, letter.due_at = letter.tries + 1, timezone.now() + timedelta(seconds=pause)
        letter.save(update_fields=["tries", "due_at"])
    else:
        letter.delete()


def _written(letter: Letter) -> Iterator[EmailMessage]:
    if letter.subject:
        yield EmailMessage(letter.subject, letter.text, to=[letter.to])
        return
    for person in filter_users_by_email(letter.to, is_active=True, prefer_verified=True, for_login=True):
        yield _reset(letter.to, person)


def _reset(to: str, person: User) -> EmailMessage:
    at = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    context = {
        "user": person,
        "current_site": {"domain": site.host()},
        "password_reset_url": site.address(reverse("account_reset_password_from_key", kwargs=at)),
    }
    subject = " ".join(render_to_string(f"{RESET}_subject.txt", context).split())
    text = render_to_string(f"{RESET}_message.txt", context).strip()
    return EmailMessage(settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject, text, to=[to])
