"""What a browser needs to keep unsent words, and a door that stands within a page."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from proposals.models import Unsent, User
from proposals.services import unsent

pytestmark = pytest.mark.django_db


def test_each_account_has_a_key_of_its_own_which_no_cache_keeps(client: Client, reviewer: User, editor: User):
    keys = {}
    for who in (reviewer, editor):
        client.force_login(who)
        answer = client.get(reverse("unsent-key"))
        assert answer.json()["account"] == who.slug
        assert "no-store" in answer.headers["Cache-Control"]
        keys[who.slug] = b64decode(answer.json()["key"])
    assert [len(key) for key in keys.values()] == [32, 32]
    assert keys[reviewer.slug] != keys[editor.slug]
    client.force_login(reviewer)
    assert b64decode(client.get(reverse("unsent-key")).json()["key"]) == keys[reviewer.slug]


def test_the_key_hangs_on_the_secret_of_the_site(client: Client, reviewer: User, settings):
    client.force_login(reviewer)
    before = client.get(reverse("unsent-key")).json()["key"]
    settings.SECRET_KEY = "another-secret-of-fifty-letters-or-a-few-more-than-that"
    client.force_login(reviewer)
    assert client.get(reverse("unsent-key")).json()["key"] != before


@pytest.mark.parametrize("name", ["sign-in", "sign-in-here"])
def test_the_door_stands_within_pages_of_this_site_alone(client: Client, reviewer: User, name: str):
    if name == "sign-in-here":
        client.force_login(reviewer)
    answer = client.get(reverse(name))
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert client.get(reverse("front")).headers["X-Frame-Options"] == "DENY"


def test_it_says_as_whom_one_is_signed_in_and_leads_who_is_not_to_the_door(client: Client, reviewer: User):
    assert client.get(reverse("sign-in-here")).headers["Location"] == "/sign-in/?next=/sign-in/here/"
    client.force_login(reviewer)
    assert f'data-signed-in-as="{reviewer.slug}"' in client.get(reverse("sign-in-here")).text


def test_within_a_page_the_door_has_no_bar(client: Client):
    within = '<body class="within">'
    assert within in client.get(reverse("sign-in"), headers={"sec-fetch-dest": "iframe"}).text
    assert within not in client.get(reverse("sign-in")).text


@pytest.mark.parametrize("told", [{"clauseline-language": "en"}, {"hx-request": "true"}])
def test_scripts_are_told_that_nobody_is_signed_in(client: Client, told: dict[str, str]):
    for address in (reverse("unsent-key"), reverse("library")):
        answer = client.get(address, headers=told)
        assert (answer.status_code, answer.text) == (401, "Please sign in.")
        assert client.get(address).status_code == 302


def handed_in(client: Client) -> dict[str, object]:
    """What the server gives back."""
    words = client.get(reverse("unsent-key")).json()["words"]
    assert isinstance(words, dict)
    return words


def hand_in(client: Client, words: object, seen: object = None) -> Any:
    told = {"words": json.dumps(words), "seen": json.dumps(seen or {})}
    return client.post(reverse("unsent-words"), told)


def test_what_is_handed_in_is_there_for_that_account_alone(client: Client, reviewer: User, editor: User):
    client.force_login(reviewer)
    cell = {"base": "", "text": "so", "isOpen": True}
    seen = hand_in(client, {"reply a ": "half", "cell s r comment": cell}).json()["seen"]
    assert client.get(reverse("unsent-key")).json()["seen"] == seen
    again = hand_in(client, {"reply a ": "half a reply", "cell s r comment": None}, seen)
    assert (again.status_code, list(again.json()["seen"]), again.json()["elsewhere"]) == (200, ["reply a "], {})
    assert handed_in(client) == {"reply a ": "half a reply"}
    client.force_login(editor)
    assert handed_in(client) == {}
    assert hand_in(client, {"reply a ": None}, again.json()["seen"]).status_code == 200
    client.force_login(reviewer)
    assert handed_in(client) == {"reply a ": "half a reply"}


def test_no_window_writes_over_what_it_has_not_seen(client: Client, reviewer: User):
    client.force_login(reviewer)
    first = hand_in(client, {"reply a ": "one"}).json()["seen"]
    second = hand_in(client, {"reply a ": "one and two"}, first).json()["seen"]
    for words in ("one and three", None):
        answer = hand_in(client, {"reply a ": words, "reply b ": words}, first).json()
        stands = {"value": "one and two", "seen": second["reply a "]}
        assert answer["elsewhere"] == ({"reply a ": stands} if words else {})
        assert handed_in(client)["reply a "] == "one and two"
    same = hand_in(client, {"reply a ": "one and two"}, first).json()
    assert (list(same["seen"]), same["elsewhere"]) == (["reply a "], {})
    hand_in(client, {"reply a ": None}, same["seen"])
    assert handed_in(client) == {"reply b ": "one and three"}


def test_words_that_were_sent_elsewhere_are_kept_when_one_writes_on(client: Client, reviewer: User):
    client.force_login(reviewer)
    seen = hand_in(client, {"reply a ": "one"}).json()["seen"]
    hand_in(client, {"reply a ": None}, seen)
    assert hand_in(client, {"reply a ": "one more"}, seen).json()["elsewhere"] == {}
    assert handed_in(client) == {"reply a ": "one more"}


def test_a_page_of_somebody_else_hands_nothing_in(client: Client, reviewer: User, editor: User):
    client.force_login(reviewer)
    told = {"account": editor.slug, "words": json.dumps({"a": "half"})}
    assert client.post(reverse("unsent-words"), told).status_code == 403
    assert not Unsent.objects.exists()


def test_who_hands_in_too_often_waits(client: Client, reviewer: User, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unsent, "A_MINUTE", 1)
    client.force_login(reviewer)
    assert hand_in(client, {"a": "half"}).status_code == 200
    late = hand_in(client, {"a": "whole"})
    assert (late.status_code, late.text.count("Please wait a minute.")) == (429, 1)
    assert handed_in(client) == {"a": "half"}


@pytest.mark.parametrize("long", [{"a" * 301: "half"}, {"a": "x" * 400_000}])
def test_what_is_too_long_is_told_and_the_rest_kept(client: Client, reviewer: User, long: dict[str, str]):
    client.force_login(reviewer)
    seen = hand_in(client, {"a": "half"}).json()["seen"]
    answer = hand_in(client, {**long, "b": "whole"}, seen).json()
    assert list(answer["seen"]) == ["b"]
    assert [*answer["refused"]] == [*long]
    assert all("characters" in sentence for sentence in answer["refused"].values())
    assert handed_in(client) == {"a": "half", "b": "whole"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([], 400),
        ("half", 400),
        ({str(n): "half" for n in range(201)}, 409),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_of_it_kept(
    client: Client, reviewer: User, words: object, status: int
):
    client.force_login(reviewer)
    assert hand_in(client, words).status_code == status
    assert handed_in(client) == {}


def test_strangers_hand_nothing_in(client: Client):
    assert hand_in(client, {"a": "half"}).status_code == 302
    assert not Unsent.objects.exists()
