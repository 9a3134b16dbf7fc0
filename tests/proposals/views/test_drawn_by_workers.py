"""A request works with no more of a text than takes a moment: a worker draws what is longer, its plain words stand
there meanwhile.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from proposals.drawing.portions import SHORT
from proposals.drawing.shared import ALL
from proposals.drawing.store import HERE, owner_of, pages
from proposals.models import Comparison, Job, Reading, Version
from proposals.services import jobs
from tests import factories
from tests.factories import paragraphs
from tests.proposals.views.test_shared import address, asked, compared, draft

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


Row = TypeVar("Row", Version, Comparison)


@pytest.fixture(autouse=True)
def _signed_in(client, reviewer_signed_in):
    pass


def heavy(row: Row, characters: int = HERE + 1) -> Row:
    """The same, with a text that has so many characters."""
    readings = (row.old, row.new) if isinstance(row, Comparison) else (row.current_reading,)
    for reading in readings:
        assert reading
        Reading.objects.filter(pk=reading.pk).update(report={"characters": characters})
        pages().forget(owner_of(reading))
    pages().forget(owner_of(row))
    return row


def kept(version: Version) -> set[Path]:
    """What is kept of its text."""
    assert version.current_reading
    return set((pages().folder / owner_of(version.current_reading)).glob("*"))


def drawing() -> list[tuple[str, str, dict[str, str]]]:
    """The jobs that draw: queue, state and options."""
    rows = Job.objects.filter(kind__startswith="drawing").order_by("pk")
    return list(rows.values_list("queue", "state", "options"))


def is_plain(client: Client, place: str) -> bool:
    answer = client.get(place)
    assert (answer.status_code, "The words of clause 1." in answer.text) == (200, True)
    return "This page is being prepared." in answer.text


@pytest.mark.parametrize("make", [draft, compared])
def test_a_long_text_is_drawn_by_a_worker_and_asked_for_once(make, client):
    place = address(heavy(make()))
    assert [is_plain(client, place) for _ in range(3)] == [True] * 3
    assert [(queue, state) for queue, state, _ in drawing()] == [("people", "queued")]
    jobs.drain()
    assert not is_plain(client, place)
    assert len(drawing()) == 1


def test_it_is_drawn_in_the_language_and_the_view_of_who_asks(client):
    row = heavy(compared())
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    for view in ("unified", "side"):
        client.get(address(row), {"view": view})
    assert [options for *_, options in drawing()] == [
        {"language": "fr", "view": "unified"},
        {"language": "fr", "view": "side"},
    ]
    jobs.drain()
    assert [is_plain(client, f"{address(row)}?view={view}") for view in ("unified", "side")] == [False, False]


def test_a_choice_of_what_was_not_drawn_yet_is_work_of_a_worker(client):
    row = heavy(compared(), HERE // 2 // ALL + 1)
    place = f"{address(row)}?only=modified"
    assert [is_plain(client, address(row)), client.get(place).has_header("ETag")] == [False, False]
    jobs.drain()
    assert client.get(place).has_header("ETag")


def test_of_a_long_text_a_portion_is_drawn_alone_and_a_worker_draws_the_others(client):
    row = heavy(draft(3 * SHORT), HERE // ALL + 1)
    first, second, *_ = asked(client.get(address(row)).text)
    drawn = kept(row)
    assert client.get(first).status_code == 200
    assert len(kept(row) - drawn) == 1
    jobs.drain()
    assert len(kept(row) - drawn) > 3
    assert client.get(second).status_code == 200


def test_a_portion_that_is_gone_from_the_store_is_there_soon(client):
    row = draft(SHORT + 1)
    (place,) = asked(client.get(address(row)).text)
    heavy(row)
    answer = client.get(place)
    assert (answer.status_code, answer["Retry-After"]) == (503, "1")
    jobs.drain()
    assert client.get(place).status_code == 200


@pytest.mark.parametrize(("state", "minutes"), [("done", 1), ("failed", 11), ("cancelled", 0)])
def test_what_could_not_be_drawn_or_kept_is_tried_again_later(client, state, minutes):
    place = address(heavy(draft()))
    client.get(place)
    Job.objects.filter(kind="drawing").update(state=state, finished_at=timezone.now())
    assert is_plain(client, place)
    assert Job.objects.filter(kind="drawing", state="queued").exists() is (state == "cancelled")
    Job.objects.filter(kind="drawing", state=state).update(finished_at=timezone.now() - timedelta(minutes=minutes))
    assert is_plain(client, place)
    assert Job.objects.filter(kind="drawing", state="queued").count() == 1


def test_definitions_of_a_long_text_are_looked_for_by_a_worker(client):
    terms = paragraphs("2", "Terms", "avatar: picture of a person"), paragraphs("3", "Rules", "An avatar has a name.")
    version = heavy(factories.version(*terms))
    places = [reverse("definitions", args=[version.slug]), reverse("definition", args=[version.slug, "avatar"])]
    by_program = f"/api/v1/versions/{version.slug}/definitions/"
    assert ["This page is being prepared." in client.get(place).text for place in places] == [True, True]
    answer = client.get(by_program)
    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    jobs.drain()
    assert ["This page is being prepared." in client.get(place).text for place in places] == [False, False]
    (told,) = client.get(by_program).json()
    assert (told["term"], told["text"], len(told["used_in"]), told["used_in_is_cut"]) == (
        "avatar",
        "picture of a person",
        1,
        False,
    )


def test_long_texts_of_other_drafts_are_searched_for_a_term_by_workers(client):
    ours = factories.version(paragraphs("2", "Terms", "avatar: picture of a person"))
    other = factories.proposal(body=ours.proposal.body)
    heavy(factories.version(paragraphs("2", "Terms", "avatar: body of a person"), proposal=other))
    place = reverse("definition", args=[ours.slug, "avatar"])
    told = client.get(place).text
    assert ["1 other draft is still being searched" in told, "No other draft" in told] == [True, False]
    jobs.drain()
    told = client.get(place).text
    assert ["still being searched" in told, 'id="other-1"' in told] == [False, True]
