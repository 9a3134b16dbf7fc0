from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from proposals.services import people, sessions
from proposals.templatetags.browsers import browser
from tests import factories

PASSWORD = "a good pass phrase"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


def signed_in(name: str = "ria", agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post(reverse("sign-in"), {"login": name, "password": PASSWORD})
    return client


def test_ones_browsers_are_listed_by_what_they_are(reader):
    laptop, _phone = signed_in(), signed_in(agent=SAFARI)
    factories.person("ben")
    signed_in("ben")
    text = laptop.get(reverse("sessions")).text
    assert text.index("Firefox, Linux") < text.index("this browser") < text.index("Safari, iPhone")
    assert text.count('class="entry-name"') == 2
    assert "127.0.0.1" not in text


def test_the_address_of_the_computer_is_not_stored(reader):
    signed_in()
    assert UserSession.objects.get().ip == "0.0.0.0"


def test_one_of_them_is_signed_out(reader):
    laptop, phone = signed_in(), signed_in(agent=SAFARI)
    (other,) = [one for one in sessions.places(reader, here=laptop.session.session_key) if not one.is_here]
    assert laptop.post(reverse("sessions-end"), {"session": other.name}).status_code == 302
    assert (phone.get("/account/").status_code, laptop.get("/account/").status_code) == (302, 200)
    assert laptop.post(reverse("sessions-end"), {"session": other.name}).status_code == 404


def test_another_persons_are_not_there(reader):
    factories.person("ben")
    ben, laptop = signed_in("ben"), signed_in()
    (place,) = sessions.places(reader, here=None)
    assert ben.post(reverse("sessions-end"), {"session": place.name}).status_code == 404
    assert laptop.get("/account/").status_code == 200


def test_all_others_are_signed_out(reader):
    laptop, phone, third = signed_in(), signed_in(agent=SAFARI), signed_in()
    laptop.post(reverse("sessions-end"))
    assert [one.get("/account/").status_code for one in (laptop, phone, third)] == [200, 302, 302]
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)


def test_a_new_password_ends_the_others_and_they_are_not_listed(reader):
    laptop, phone = signed_in(), signed_in(agent=SAFARI)
    fields = {"oldpassword": PASSWORD, "password1": "another good phrase"}
    laptop.post(reverse("account-password"), fields)
    reader.refresh_from_db()
    assert [one.is_here for one in sessions.places(reader, here=laptop.session.session_key)] == [True]
    assert phone.get("/account/").status_code == 302


def test_a_password_that_was_set_by_somebody_else_ends_them_all(reader):
    laptop = signed_in()
    people.set_password(reader, "another good phrase")
    assert (sessions.places(reader, here=None), laptop.get("/account/").status_code) == ([], 302)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(reader, number, django_assert_num_queries):
    clients = [signed_in() for _ in range(number)]
    with django_assert_num_queries(2):
        assert len(sessions.places(reader, here=clients[0].session.session_key)) == number


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.14.1", "curl/8.14.1"),
        ("", "a browser that does not say which"),
    ],
)
def test_what_a_browser_says_is_put_in_words(agent, words):
    assert browser(agent) == words
