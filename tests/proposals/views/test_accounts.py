from __future__ import annotations

import logging

import pytest
from django.urls import reverse

from proposals.models import Membership, User
from proposals.services import accounts
from tests import factories
from tests.flat import flat

TOLD = {"username": "ada", "name": "Ada", "password": "a good pass phrase", "team": "First team", "member_code": "XA"}


def test_who_is_not_signed_in_is_led_to_the_door(client):
    answer = client.get(reverse("library"))
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/library/")


def test_the_first_sentence_says_what_this_is_for(client):
    factories.person()
    assert "<h1>Read every version of a standards draft" in flat(client.get(reverse("sign-in")).text)


def test_signing_in_leads_to_where_one_wanted_to_go(client):
    factories.person("ada")
    fields = {"login": "ada", "password": "a good pass phrase", "next": "/proposals/new/"}
    answer = client.post(reverse("sign-in"), fields)
    assert (answer.status_code, answer["Location"]) == (302, "/proposals/new/")


@pytest.mark.parametrize("wanted", [{}, {"next": "/"}])
def test_who_wanted_nothing_special_comes_to_the_desk(client, wanted):
    factories.person("ada")
    answer = client.post(reverse("sign-in"), {"login": "ada", "password": "a good pass phrase", **wanted})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_a_wrong_password_is_said_in_words(client):
    factories.person("ada")
    answer = client.post(reverse("sign-in"), {"login": "ada", "password": "no"})
    assert "do not belong together" in answer.text


def test_signing_out_ends_at_the_door(page):
    answer = page.post(reverse("sign-out"))
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    assert page.get(reverse("library")).status_code == 302


def test_the_first_account_is_an_admin_and_owns_a_team(client):
    answer = client.post(reverse("first-account"), {**TOLD, "code": accounts.first_account_code()})
    assert (answer.status_code, answer["Location"]) == (302, "/library/")
    ada = User.objects.get()
    assert (ada.username, ada.is_superuser) == ("ada", True)
    own = Membership.objects.get()
    assert (own.user, own.team.name, own.role) == (ada, "First team", "owner")
    assert client.get(reverse("library")).status_code == 200


def test_without_the_code_there_is_no_first_account(client):
    answer = client.post(reverse("first-account"), {**TOLD, "code": "000000000000"})
    assert answer.status_code == 400
    assert "Nothing was made" in answer.text
    assert User.objects.count() == 0


def test_a_weak_password_is_no_first_account(client):
    answer = client.post(
        reverse("first-account"), {**TOLD, "password": "12345678", "code": accounts.first_account_code()}
    )
    assert answer.status_code == 400
    assert User.objects.count() == 0


def test_once_there_is_an_account_the_page_is_gone(client):
    factories.person()
    code = accounts.first_account_code()
    assert client.get(reverse("first-account")).status_code == 404
    assert client.post(reverse("first-account"), {**TOLD, "code": code}).status_code == 404
    assert User.objects.count() == 1


def test_the_code_is_told_to_the_log_of_a_new_site_alone(caplog):
    with caplog.at_level(logging.WARNING):
        accounts.announce_first_account()
        factories.person()
        accounts.announce_first_account()
    assert [accounts.first_account_code() in record.getMessage() for record in caplog.records] == [True]


def test_the_screen_speaks_the_language_one_chose(page):
    page.post(reverse("set_language"), {"language": "fr", "next": "/"})
    assert '<html lang="fr">' in page.get("/library/").text
