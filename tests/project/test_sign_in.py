"""Attacks on the door, through addresses that everybody reaches."""

from __future__ import annotations

import base64
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing as closed_after
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from proposals.models import Invitation, Role, Team, Token, User
from proposals.services import accounts, invitations, jobs
from proposals.views.adapter import Adapter
from tests import factories

PASSWORD, WRONG = "a good pass phrase", "not the pass phrase"
TOKENS = "/api/v1/tokens/"


@pytest.fixture(autouse=True)
def _nothing_was_tried(settings: Any):
    cache.clear()
    settings.CELERY_BROKER_URL = "memory://localhost/"


def basic(name: str, password: str) -> dict[str, Any]:
    return {"HTTP_AUTHORIZATION": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def sign_in(client: Client, login: str, password: str, **headers: Any) -> Any:
    return client.post("/sign-in/", {"login": login, "password": password}, **headers)


@pytest.mark.django_db
def test_a_new_address_in_a_header_each_time_gives_no_new_guesses():
    factories.person("ana")
    guesses = [
        APIClient().get(TOKENS, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}", **basic("ana", f"guess {number}"))
        for number in range(30)
    ]
    assert sum(answer.status_code == 401 for answer in guesses) <= 5
    assert int(guesses[-1]["Retry-After"]) > 0


@pytest.mark.django_db
def test_addresses_of_one_household_count_as_one():
    for number in range(30):
        answer = APIClient().get(TOKENS, REMOTE_ADDR=f"2001:db8:1:2::{number}", **basic(f"person-{number}", WRONG))
    assert answer.status_code == 429


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["ana", "ana@example.org"])
def test_wrong_tries_from_elsewhere_keep_nobody_out_who_was_here_before(login: str):
    factories.person("ana", email="ana@example.org")
    own = Client()
    sign_in(own, "ana", PASSWORD)
    own.post("/sign-out/")
    for number in range(12):
        answer = sign_in(Client(), login, WRONG, REMOTE_ADDR=f"203.0.113.{number}")
    assert "tried too often" in answer.text
    assert "tried too often" in sign_in(Client(), "ana", PASSWORD, REMOTE_ADDR="203.0.113.99").text
    by_device = sign_in(own, login, PASSWORD, REMOTE_ADDR="198.51.100.7")
    by_address = sign_in(Client(), login, PASSWORD)
    assert (by_device.status_code, by_address.status_code) == (302, 302)
    assert APIClient().get(TOKENS, **basic("ana", PASSWORD)).status_code == 200


@pytest.mark.django_db
def test_a_device_of_the_old_password_is_a_stranger():
    ana = factories.person("ana")
    thief = Client(REMOTE_ADDR="203.0.113.1")
    sign_in(thief, "ana", PASSWORD)
    thief.post("/sign-out/")
    ana.set_password("another good phrase")
    ana.save()
    tries = [sign_in(thief, "ana", WRONG, REMOTE_ADDR=f"203.0.113.{number}").text for number in range(2, 9)]
    assert ["tried too often" in text for text in tries] == [False] * 5 + [True] * 2


def invited() -> str:
    owner = factories.person("owner")
    return invitations.invite(factories.team(owner, role=Role.OWNER, name="Charter"), by=owner)[1]


def all_together(number: int, patch: pytest.MonkeyPatch) -> None:
    """Each waits for the others when it has what it needs to store an account."""
    together, real = threading.Barrier(number), accounts.enter

    def enter(*args: Any, **told: Any) -> None:
        together.wait(20)
        real(*args, **told)

    patch.setattr(accounts, "enter", enter)


def one_by_one(number: int, patch: pytest.MonkeyPatch) -> None:
    """Each waits for the others when the site has let it in; then one stores its account after the other."""
    together, turn, real = threading.Barrier(number), threading.Lock(), Adapter.save_user

    def save_user(*args: Any, **told: Any) -> User:
        together.wait(20)
        with turn:
            return real(*args, **told)

    patch.setattr(Adapter, "save_user", save_user)


def at_once(acts: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=closing(act), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """The database as the site has it. In memory, SQLite lets nobody wait for another."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, name, told = connection.connection, connection.settings_dict["NAME"], connection.settings_dict
    with closed_after(sqlite3.connect(tmp_path / "site.sqlite3")) as copy:
        in_memory.backup(copy)
    connection.connection, told["NAME"] = None, str(tmp_path / "site.sqlite3")
    yield
    connection.close()
    connection.connection, told["NAME"] = in_memory, name


def closing(act: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        act()
        connection.close()

    return run


@pytest.mark.postgres
def test_one_invitation_takes_one_of_several_accounts_at_once(on_disk: None):
    secret = invited()
    people = [factories.person(f"colleague-{number}") for number in range(4)]
    together, statuses = threading.Barrier(4), list[int]()

    def accepting(person: User) -> Callable[[], None]:
        browser = Client(raise_request_exception=False)
        browser.force_login(person)

        def accept() -> None:
            together.wait(20)
            statuses.append(browser.post(f"/invitation/{secret}/").status_code)

        return accept

    at_once([accepting(person) for person in people])
    assert sorted(statuses) == [302, 409, 409, 409]
    assert Team.objects.get().memberships.count() == 2


@pytest.mark.postgres
@pytest.mark.parametrize("schedule", [all_together, one_by_one])
def test_four_who_sign_up_at_once_with_one_invitation_are_one(
    schedule: Callable[[int, pytest.MonkeyPatch], None], on_disk: None, monkeypatch: pytest.MonkeyPatch
):
    secret = invited()
    schedule(4, monkeypatch)
    found = {"name": "A", "email": "", "password1": PASSWORD}
    statuses: list[int] = []

    def sign_up(number: int) -> Callable[[], None]:
        browser = Client(REMOTE_ADDR=f"203.0.113.{number}", raise_request_exception=False)
        browser.get(f"/invitation/{secret}/")
        fields = {**found, "username": f"newcomer-{number}"}
        return lambda: statuses.append(browser.post("/sign-up/", fields).status_code)

    at_once([sign_up(number) for number in range(4)])
    assert User.objects.filter(username__startswith="newcomer").count() == 1
    assert Team.objects.get().memberships.count() == 2
    assert Invitation.objects.get().accepted_by in User.objects.filter(username__startswith="newcomer")
    assert sorted(statuses) == [302, 409, 409, 409]


@pytest.mark.django_db
def test_a_token_ends_and_does_what_was_asked_for_alone():
    ana = factories.person("ana")
    factories.team(ana, role=Role.OWNER)
    ends = (timezone.now() + timedelta(days=7)).replace(microsecond=0)
    asked = {"name": "laptop", "scopes": ["read"], "expires_at": ends.isoformat()}
    made = APIClient().post(TOKENS, asked, **basic("ana", PASSWORD)).json()
    assert (made["scopes"], datetime.fromisoformat(made["expires_at"])) == (["read"], ends)
    program: dict[str, Any] = {"HTTP_AUTHORIZATION": f"Bearer {made['secret']}"}
    assert APIClient().get("/api/v1/me/", **program).status_code == 200
    assert APIClient().patch("/api/v1/me/", {"name": "Eve"}, **program).status_code == 403
    assert APIClient().post(TOKENS, {"name": "another"}, **program).status_code == 403
    assert (User.objects.get(username="ana").name, Token.objects.count()) == ("", 1)


@pytest.mark.django_db
def test_a_token_of_which_nobody_said_when_it_ends_ends(time_machine: Any):
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    factories.person("ana")
    made = APIClient().post(TOKENS, {"name": "laptop"}, **basic("ana", PASSWORD)).json()
    program: dict[str, Any] = {"HTTP_AUTHORIZATION": f"Bearer {made['secret']}"}
    time_machine.shift(timedelta(days=89))
    assert APIClient().get("/api/v1/me/", **program).status_code == 200
    time_machine.shift(timedelta(days=2))
    assert APIClient().get("/api/v1/me/", **program).status_code == 401


@pytest.mark.django_db
def test_who_sits_down_at_an_open_browser_makes_no_key_and_adds_no_address():
    ana = factories.person("ana")
    browser = Client()
    browser.force_login(ana)
    assert (
        "Is it you?"
        in browser.post("/account/tokens/", {"name": "mine", "scope": "read", "days": 90}, follow=True).text
    )
    answer = browser.post("/account/emails/", {"action_add": "", "email": "eve@example.org"}, follow=True)
    assert "Is it you?" in answer.text
    assert "Is it you?" in browser.get("/account/export/", follow=True).text
    program = APIClient()
    program.force_login(ana)
    assert program.post(TOKENS, {"name": "mine"}).status_code == 403
    assert (Token.objects.count(), EmailAddress.objects.filter(email="eve@example.org").count()) == (0, 0)


class Costs:
    """How often passwords are hashed, and the database is asked, while something is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch

    def of(self, act: Callable[[], object]) -> tuple[int, int]:
        hasher = type(hashers.get_hasher())
        real, counted = hasher.encode, []

        def encode(self: Any, password: str, *args: Any, **told: Any) -> str:
            counted.append(1)
            return str(real(self, password, *args, **told))

        with self.patch.context() as patch, CaptureQueriesContext(connection) as asked:
            patch.setattr(hasher, "encode", encode)
            act()
        return len(counted), len(asked.captured_queries)


@pytest.mark.django_db
@pytest.mark.parametrize("known", ["ana", "ana@example.org", "confirmed@example.org", "closed", "unusable"])
def test_a_wrong_password_costs_the_same_whether_there_is_an_account(known: str, monkeypatch: pytest.MonkeyPatch):
    ana = factories.person("ana", email="ana@example.org")
    EmailAddress.objects.create(user=ana, email="confirmed@example.org", verified=True)
    factories.person("closed", is_active=False)
    factories.person("unusable").set_unusable_password()
    costs = Costs(monkeypatch)

    def tried(login: str) -> tuple[int, int]:
        browser = Client()
        return costs.of(lambda: sign_in(browser, login, WRONG))

    unknown = "nobody@example.org" if "@" in known else "nobody"
    assert tried(known) == tried(unknown)
    for name in (known, unknown):
        assert APIClient().get(TOKENS, **basic(name, WRONG)).status_code == 401


@pytest.mark.postgres
@pytest.mark.django_db
def test_who_forgot_a_password_costs_the_same_whether_there_is_an_account(settings: Any, monkeypatch: Any):
    settings.SENDS_MAIL = True
    ana = factories.person("ana", email="ana@example.org")
    EmailAddress.objects.create(user=ana, email="confirmed@example.org", verified=True)
    costs = Costs(monkeypatch)

    def forgot(email: str) -> tuple[int, int]:
        return costs.of(lambda: Client().post("/sign-in/password/", {"email": email}))

    assert forgot("ana@example.org") == forgot("nobody@example.org") == forgot("confirmed@example.org")
    assert mail.outbox == []
    jobs.drain()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ana@example.org", "confirmed@example.org"]


@pytest.mark.django_db
def test_on_an_open_site_signing_up_tells_nobody_whose_addresses_are_known(settings: Any, monkeypatch: Any):
    settings.SENDS_MAIL = settings.OPEN_SIGN_UP = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    factories.person("ana", email="ana@example.org")
    costs, answers = Costs(monkeypatch), []

    def sign_up(name: str, email: str) -> tuple[int, int]:
        fields = {"name": "A", "username": name, "email": email, "password1": PASSWORD}
        browser = Client()
        return costs.of(lambda: answers.append(re.sub(email, "", browser.post("/sign-up/", fields, follow=True).text)))

    known, unknown = sign_up("one", "ana@example.org"), sign_up("two", "new@example.org")
    assert "Check your mail" in answers[0]
    assert "Check your mail" in answers[1]
    assert known[0] == unknown[0]
    assert abs(known[1] - unknown[1]) <= 4
    assert set(User.objects.values_list("username", flat=True)) == {"ana", "two"}
    for name in ("one", "two"):
        assert sign_in(Client(), name, PASSWORD)["Location" if name == "two" else "Content-Type"] != "/desk/"
