from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from proposals.drawing.comparison import ComparisonText
from proposals.drawing.entries import PortionLayout
from proposals.drawing.reader import ReaderText
from proposals.drawing.store import owner_of, pages
from proposals.models import Comparison, Job, Role, User, Version
from proposals.services import comparisons, drawing_ahead, drawing_orders, jobs, page_languages, versions
from proposals.signals import version_ready
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ahead(settings):
    settings.DRAWS_AHEAD = True
    cache.clear()
    # Rows of another test had the same keys.
    for place in pages().folder.glob("*/*"):
        place.unlink()


def drafts() -> tuple[Version, Version]:
    old = factories.version(*(paragraphs(str(k), f"Title {k}", f"Words {k}.") for k in range(200)))
    new = factories.version(
        *(paragraphs(str(k), f"Title {k}", f"Other words {k}.") for k in range(200)), proposal=old.proposal
    )
    return old, new


def readers() -> dict[str, Client]:
    """A browser of somebody in each language of the site."""
    found = {code: Client() for code, _ in settings.LANGUAGES}
    for code, client in found.items():
        client.force_login(factories.person(code, language=code))
    return found


def compared() -> Comparison:
    old, new = drafts()
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def kept() -> dict[str, int]:
    return {str(path): path.stat().st_ino for path in pages().folder.glob("*/*")}


def test_nobody_waits_for_the_first_drawing():
    clients = readers()
    made = compared()
    drawn = kept()
    assert drawn
    for client in clients.values():
        for row in (made, made.new_version):
            text = client.get(reverse(row._meta.model_name, args=[row.slug]), {"whole": 1}).text
            assert text.count('<section class="clause') == 200
        assert client.get(reverse("comparison", args=[made.slug]), {"only": "moved"}).status_code == 200
    assert kept() == drawn


def test_a_language_that_nobody_reads_is_drawn_when_asked_for_with_the_same_bytes():
    made = compared()
    ahead = kept()
    client = readers()["fr"]
    for row in (made, made.new_version):
        assert client.get(reverse(row._meta.model_name, args=[row.slug])).status_code == 200
    asked = {path: Path(path).read_bytes() for path in kept().keys() - ahead.keys()}
    for path in asked:
        Path(path).unlink()
    jobs.submit(drawing_orders.OF_COMPARISON, made.pk)
    jobs.drain()
    assert asked
    assert asked == {path: Path(path).read_bytes() for path in asked if Path(path).exists()}


@pytest.mark.postgres
def test_languages_are_those_of_the_site_of_accounts_and_of_who_signed_in():
    assert page_languages.in_use() == ["en"]
    factories.person("Chooser", language="fr")
    with translation.override("zh-hans"):
        Client().force_login(factories.person("Browser"))
    assert page_languages.in_use() == ["en", "fr", "zh-hans"]
    User.objects.update(is_active=False)
    assert page_languages.in_use() == ["en", "zh-hans"]


def test_it_waits_behind_all_that_people_wait_for():
    made = compared()
    found = Job.objects.filter(kind="drawing-changes").values_list("target", "queue", "state")
    assert list(found) == [(made.pk, "later", "done")]


def test_what_is_no_step_to_the_next_version_is_drawn_when_somebody_asks():
    old, _ = drafts()
    last = factories.version(paragraphs("1", "Title", "Last words."), proposal=old.proposal)
    made = comparisons.request(old=old, new=last)
    jobs.drain()
    assert not Job.objects.filter(kind="drawing-changes", target=made.pk).exists()
    assert not list((pages().folder / owner_of(made)).glob("*"))


def test_a_text_that_was_read_is_drawn():
    readers()
    version = factories.version(paragraphs("1", "Title", "Words."))
    version_ready.send(Version, version=version)
    jobs.drain()
    assert version.current_reading
    assert len(list((pages().folder / owner_of(version.current_reading)).glob("*"))) >= len(settings.LANGUAGES)


def test_what_was_withdrawn_meanwhile_is_not_drawn():
    version = factories.version(paragraphs("1", "Title", "Words."))
    reading = version.current_reading
    assert reading
    job = jobs.submit("drawing", version.pk)
    Version.objects.filter(pk=version.pk).update(current_reading=None)
    jobs.drain()
    job.refresh_from_db()
    assert (job.state, list((pages().folder / owner_of(reading)).glob("*"))) == ("done", [])


@pytest.mark.postgres
def test_a_site_can_do_without(settings):
    settings.DRAWS_AHEAD = False
    compared()
    assert not Job.objects.filter(kind__startswith="drawing").exists()


def test_each_portion_is_drawn_once_in_each_language(monkeypatch):
    asked: list[tuple[str | None, int]] = []
    draw = ComparisonText.portions

    def portions(self: ComparisonText, numbers: Sequence[int]) -> Iterator[PortionLayout]:
        asked.extend((get_language(), number) for number in numbers)
        return draw(self, numbers)

    monkeypatch.setattr(ComparisonText, "portions", portions)
    readers()
    compared()
    assert len(asked) == len(set(asked)) >= len(settings.LANGUAGES)


@pytest.mark.postgres
def test_a_version_that_is_being_compared_is_drawn_with_what_has_changed(monkeypatch):
    """Also where nothing else waits for the worker that could draw it before."""
    asked: list[tuple[bool, int]] = []
    draw = ReaderText.portions

    def portions(self: ReaderText, numbers: Sequence[int]) -> Iterator[PortionLayout]:
        asked.extend((self.came_by is not None, number) for number in numbers)
        return draw(self, numbers)

    monkeypatch.setattr(ReaderText, "portions", portions)
    team = factories.team()
    editor = factories.member(team, Role.OWNER, "editor")
    proposal = factories.proposal(keeper=team)
    for number in ("1", "2"):
        words = "\n\n".join(f"# {k} Title\n\nWords {number} of {k}." for k in range(200))
        file = SimpleUploadedFile("draft.md", words.encode())
        versions.add(proposal, file, versions.VersionFacts(number=number), by=editor)
        jobs.drain()
    assert asked == [(False, 1), (False, 2), (True, 1), (True, 2)]


def test_a_version_is_drawn_without_a_comparison_that_came_to_nothing():
    old, new = drafts()
    made = comparisons.request(old=old, new=new)
    drawn = []
    for state in ("queued", "failed"):
        Job.objects.filter(kind="comparison", target=made.pk).update(state=state)
        jobs.perform(jobs.submit("drawing", new.pk).slug, drawing_ahead.draw_text)
        drawn.append(bool(kept()))
    assert drawn == [False, True]


@pytest.mark.parametrize(("most", "are_drawn"), [(10_000, True), (1_000, False)])
def test_very_long_texts_are_drawn_when_somebody_asks(most, are_drawn, monkeypatch):
    monkeypatch.setattr(drawing_ahead, "AHEAD", most)
    made = compared()
    # No signal says that factories have read a version.
    version_ready.send(Version, version=made.new_version)
    asked = Job.objects.filter(kind__in=(drawing_orders.OF_VERSION, drawing_orders.OF_COMPARISON))
    assert (bool(kept()), asked.exists()) == (are_drawn, are_drawn)
