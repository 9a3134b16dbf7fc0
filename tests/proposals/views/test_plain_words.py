"""Nobody holds a thread for long where somebody else draws the same words: their plain words are the page meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from proposals.drawing import shared
from proposals.drawing.portions import SHORT
from proposals.drawing.store import InUse, owner_of, pages
from proposals.models import Comparison, Version
from proposals.queries import documents
from tests import factories
from tests.factories import paragraphs
from tests.proposals.views.test_shared import address, asked, compared, draft
from tests.site import until


@pytest.fixture(autouse=True)
def _signed_in(client, reviewer_signed_in):
    pass


def owner(row: Version | Comparison) -> str:
    """Under which name the page of `row` is kept."""
    if isinstance(row, Comparison):
        return owner_of(row)
    assert row.current_reading
    return owner_of(row.current_reading)


@contextmanager
def drawn_elsewhere(row: Version | Comparison) -> Iterator[None]:
    """Somebody else, as in another process, draws the words of `row` just now."""
    entered, done = Event(), Event()

    def draw() -> None:
        with pages().alone(owner(row)):
            entered.set()
            done.wait()

    other = Thread(target=draw)
    other.start()
    entered.wait()
    try:
        yield
    finally:
        done.set()
        other.join()


def test_what_somebody_else_draws_is_shown_in_plain_words_meanwhile(client):
    version = factories.version(paragraphs("1", "A <title>", "An avatar: <b>a picture</b>."))
    with drawn_elsewhere(version):
        answer = client.get(address(version))
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        told = answer.text
    assert "This page is being prepared." in told
    assert "<h2>1 A &lt;title&gt;</h2>" in told
    assert "<p>An avatar: &lt;b&gt;a picture&lt;/b&gt;.</p>" in told
    assert f'href="{address(version)}">Show the page</a>' in told
    assert "The text goes on." not in told
    assert "This page is being prepared." not in client.get(address(version)).text


def test_of_a_comparison_the_words_of_its_new_text_are_shown(client):
    comparison = compared()
    with drawn_elsewhere(comparison):
        told = client.get(f"{address(comparison)}?only=modified").text
    assert "<p>The words of clause 3.</p>" in told
    assert f'href="{address(comparison)}?only=modified">' in told


def test_no_more_than_a_page_of_plain_words_is_shown(client, monkeypatch):
    monkeypatch.setattr(documents, "PLAIN", 35)
    version = draft(3)
    with drawn_elsewhere(version):
        told = client.get(address(version)).text
    assert ["The words of clause 1." in told, "The wo</p>" in told, "Title 3" in told] == [True, True, False]
    assert "The text goes on." in told


def test_a_portion_that_somebody_else_draws_is_asked_for_again_soon(client):
    version = draft(SHORT + 1)
    (place,) = asked(client.get(address(version)).text)
    pages().forget(owner(version))
    with drawn_elsewhere(version):
        answer = client.get(place)
    assert (answer.status_code, answer["Retry-After"], answer.content) == (503, "1", b"")
    assert client.get(place).status_code == 200


def test_what_is_kept_is_there_whoever_draws(client):
    version = draft()
    tag = client.get(address(version))["ETag"]
    with drawn_elsewhere(version):
        assert client.get(address(version))["ETag"] == tag


def in_french(client: Client, row: Version | Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get(address(row))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"


def after_an_upgrade(client: Client, row: Version | Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get(address(row))
    monkeypatch.setattr(shared, "build", lambda: "another build")


def evicted(client: Client, row: Version | Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get(address(row))
    pages().forget(owner(row))


def never_drawn(client: Client, row: Version | Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    pass


def older(client: Client, row: Version | Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = row.proposal if isinstance(row, Version) else row.new_version.proposal
    draft(proposal=proposal)


@pytest.mark.parametrize("comes_about", [never_drawn, evicted, after_an_upgrade, in_french, older])
@pytest.mark.parametrize("make", [draft, compared])
def test_no_page_is_empty(make, comes_about, client, monkeypatch):
    row = make()
    comes_about(client, row, monkeypatch)
    with drawn_elsewhere(row):
        meanwhile = client.get(address(row))
    drawn = client.get(address(row))
    assert [(answer.status_code, "The words of clause 1." in answer.text) for answer in (meanwhile, drawn)] == [
        (200, True),
        (200, True),
    ]
    assert f'lang="{"fr" if comes_about is in_french else "en"}"' in drawn.text


def test_of_many_who_ask_one_waits_and_the_others_are_answered_at_once():
    row = draft()
    answers: list[str] = []

    def ask() -> None:
        try:
            with pages().alone(owner(row), patience=60):
                answers.append("in")
        except InUse:
            answers.append("in use")

    with drawn_elsewhere(row):
        askers = [Thread(target=ask) for _ in range(5)]
        for one in askers:
            one.start()
        until(lambda: len(answers) == 4)
        assert answers == ["in use"] * 4
    for one in askers:
        one.join()
    assert answers == ["in use"] * 4 + ["in"]


def test_definitions_are_looked_for_for_one_person_at_a_time(client):
    version = factories.version(paragraphs("2", "Terms", "avatar: picture of a person"))
    places = [reverse("definitions", args=[version.slug]), reverse("definition", args=[version.slug, "avatar"])]
    asked_by_program = f"/api/v1/versions/{version.slug}/definitions/"
    with drawn_elsewhere(version):
        assert ["<p>avatar: picture of a person</p>" in client.get(place).text for place in places] == [True, True]
        answer = client.get(asked_by_program)
        assert (answer.status_code, answer["Retry-After"], answer.json()["code"]) == (429, "1", "too-often")
    assert ["This page is being prepared." in client.get(place).text for place in places] == [False, False]
    assert client.get(asked_by_program).status_code == 200
