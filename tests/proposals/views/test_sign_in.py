"""Sign-in, passwords, addresses and the second factor, through the pages."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from proposals.models import AuditEvent, Letter, User
from proposals.queries import audit
from proposals.services import jobs, tokens
from tests import factories
from tests.clients import confirm

PASSWORD = "a good pass phrase"
NEW = "another good phrase"


@pytest.fixture(autouse=True)
def _nothing_was_tried():
    cache.clear()


def sign_in(client: Client, login: str = "ana", password: str = PASSWORD, **told: str):
    return client.post(reverse("sign-in"), {"login": login, "password": password, **told})


def found(pattern: str, text: object) -> str:
    """What the first group of the pattern holds."""
    match = re.search(pattern, str(text))
    assert match is not None
    return str(match.group(1))


def code_of(secret: str) -> str:
    """What an app with this secret shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def with_factor(client: Client) -> str:
    """Switch the second factor on for who is signed in, through the pages; its secret."""
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    if "Is it you?" in page.text:
        page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = found('<code class="wrap">([A-Z2-7]+)</code>', page.text)
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


def test_name_and_address_both_open(client):
    factories.person("ana", email="ana@example.org")
    assert sign_in(client)["Location"] == "/desk/"
    client.post(reverse("sign-out"))
    assert sign_in(client, "ANA@example.org")["Location"] == "/desk/"


def test_an_account_is_tried_five_times_in_five_minutes(client, time_machine, settings):
    settings.CELERY_BROKER_URL = "memory://localhost/"
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    factories.person("ana")
    for _ in range(5):
        assert "do not belong together" in sign_in(client, password="no").text
    assert "tried too often" in sign_in(client).text
    time_machine.shift(301)
    assert sign_in(client).status_code == 302


def test_the_session_is_a_new_one_after_sign_in(client):
    factories.person("ana")
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client)
    assert client.session.session_key != session.session_key


def test_nobody_leads_away_after_sign_in(client):
    factories.person("ana")
    assert sign_in(client, next="https://elsewhere.example/")["Location"] == "/desk/"


def test_a_new_password_needs_the_old_one_and_ends_other_sessions(page, editor):
    other = Client()
    other.force_login(editor)
    _token, secret = tokens.make(editor, "laptop")
    answer = page.post(reverse("account-password"), {"oldpassword": "no", "password1": NEW})
    assert "This is not your password. Nothing was changed." in answer.text
    assert page.post(reverse("account-password"), {"oldpassword": PASSWORD, "password1": NEW}).url == "/account/"
    editor.refresh_from_db()
    assert editor.check_password(NEW)
    assert page.get(reverse("account")).status_code == 200
    assert other.get(reverse("account")).status_code == 302
    assert tokens.owner(secret) is None
    assert AuditEvent.objects.filter(verb="changed-password", actor=editor.slug).count() == 1
    assert audit.check().fault == ""


def test_a_forgotten_password_is_set_anew_by_a_letter(client, settings):
    settings.SENDS_MAIL = True
    ana = factories.person("ana", email="ana@example.org")
    answer = client.post(reverse("account_reset_password"), {"email": "ana@example.org"}, follow=True)
    assert "Check your mail" in answer.text
    jobs.drain()
    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    link = found(r"http://127\.0\.0\.1(/sign-in/password/\S+)", letter.body)
    form = client.get(link, follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"password1": NEW}, follow=True)
    assert "Your password is set" in answer.text
    ana.refresh_from_db()
    assert ana.check_password(NEW)
    assert "is no longer valid" in Client().get(link, follow=True).text


@pytest.mark.postgres
def test_who_asks_for_an_unknown_address_learns_nothing(client, settings):
    settings.SENDS_MAIL = True
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"}, follow=True)
    jobs.drain()
    assert ("Check your mail" in answer.text, len(mail.outbox), Letter.objects.count()) == (True, 0, 0)


def test_without_a_mail_server_the_page_says_whom_to_ask(client):
    text = client.get(reverse("account_reset_password")).text
    assert ("This site sends no mail" in text, 'type="email"' in text) == (True, False)


@pytest.mark.postgres
def test_an_address_is_added_and_confirmed_by_a_letter(page, editor, settings):
    settings.SENDS_MAIL = True
    confirm(page)
    page.post(reverse("account_email"), {"action_add": "", "email": "ed@example.org"})
    jobs.drain()
    link = found(r"http://127\.0\.0\.1(/account/emails/\S+)", mail.outbox[0].body)
    assert "Is ed@example.org an address of the account eva?" in page.get(link).text
    assert not EmailAddress.objects.get(user=editor).verified
    page.post(link)
    assert EmailAddress.objects.get(user=editor).verified


@pytest.mark.postgres
def test_with_a_second_factor_the_password_does_not_do(client, django_capture_on_commit_callbacks):
    ana = factories.person("ana")
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        secret = with_factor(client)
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}
    client.post(reverse("sign-out"))
    assert sign_in(client)["Location"] == "/sign-in/code/"
    assert client.get(reverse("library")).status_code == 302
    assert "does not hold" in client.post("/sign-in/code/", {"code": "000000"}).text
    cache.clear()
    assert client.post("/sign-in/code/", {"code": code_of(secret)})["Location"] == "/desk/"
    assert client.get(reverse("library")).status_code == 200
    verbs = list(AuditEvent.objects.filter(actor=ana.slug).values_list("verb", flat=True))
    assert verbs == ["switched-on-second-factor"]


@pytest.mark.postgres
def test_a_recovery_code_opens_once(client):
    factories.person("ana")
    sign_in(client)
    with_factor(client)
    text = client.get(reverse("mfa_view_recovery_codes")).text
    code = found("<li><code>([^<]+)</code>", text)
    for answer in (302, 200):
        client.post(reverse("sign-out"))
        sign_in(client)
        assert client.post("/sign-in/code/", {"code": code}).status_code == answer


@pytest.mark.postgres
def test_switching_it_off_asks_for_it_once_more(client, time_machine):
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    ana = factories.person("ana")
    sign_in(client)
    with_factor(client)
    time_machine.shift(3600)
    answer = client.get(reverse("mfa_deactivate_totp"), follow=True)
    assert "Is it you?" in answer.text
    client.post(answer.redirect_chain[-1][0], {"password": PASSWORD})
    assert client.post(reverse("mfa_deactivate_totp"))["Location"] == reverse("mfa_index")
    assert Authenticator.objects.count() == 0
    assert AuditEvent.objects.filter(actor=ana.slug).last().verb == "switched-off-second-factor"


def test_the_admin_has_no_door_of_its_own(client):
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/sign-in/?next=%2Fadmin%2F"
    client.force_login(User.objects.create_superuser("root", password=PASSWORD))
    assert client.get("/admin/").status_code == 200


@pytest.mark.postgres
def test_pages_of_the_account_bring_no_script_of_their_own(page):
    for name in ("account", "account-password", "account_email", "mfa_index", "tokens", "account-close"):
        text = page.get(reverse(name)).text
        assert (text.count("<style"), text.count(" style="), text.count("<script>")) == (0, 0, 0)
