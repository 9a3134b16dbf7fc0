from __future__ import annotations

import pytest

from proposals.refusals import TooOften
from proposals.services import guesses
from proposals.services.guesses import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(settings):
    settings.CELERY_BROKER_URL = "memory://localhost/"


def tries(account: str, client: Client, number: int, kind: str = "password") -> int:
    """How many of so many tries were let through."""
    let_through = 0
    for _ in range(number):
        try:
            guesses.begin(kind, account, client)
        except TooOften:
            continue
        let_through += 1
    return let_through


def test_strangers_share_five_tries_and_each_known_one_has_ten_of_its_own():
    guesses.know("ana", "198.51.100.7")
    assert [tries("ana", Client(f"203.0.113.{number}"), 2) for number in range(4)] == [2, 2, 1, 0]
    assert tries("ana", Client("198.51.100.7"), 12) == 10
    assert tries("ana", Client("203.0.113.9", device="laptop"), 12) == 10
    assert tries("ana", Client("203.0.113.9", device="phone"), 12) == 10


def test_an_address_that_one_account_knows_is_a_stranger_to_the_others():
    guesses.know("ana", "198.51.100.7")
    assert tries("ben", Client("198.51.100.7"), 9) == 5


def test_an_address_tries_ten_times_with_whatever_account():
    assert sum(tries(f"person-{number}", Client("203.0.113.9"), 1) for number in range(20)) == 10


def test_what_was_right_does_not_count():
    for _ in range(30):
        guesses.begin("password", "ana", Client("203.0.113.9")).was_right()


def test_codes_and_passwords_are_counted_apart():
    assert tries("ana", Client("203.0.113.1"), 9) == 5
    assert tries("ana", Client("203.0.113.1"), 9, kind="code") == 5


def test_all_strangers_together_have_fifty_tries_a_day(time_machine):
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    let_through = 0
    for number in range(40):
        let_through += tries("ana", Client(f"203.0.113.{number}"), 6)
        time_machine.shift(301)
    assert let_through == 50


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.9", "203.0.113.9"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"), ("", ""), ("unix:", "unix:")],
)
def test_of_ipv6_the_first_half_counts(address: str, network: str):
    assert guesses.network(address) == network
