"""What a page is drawn from names it: the same name means the same bytes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from proposals.drawing.shared import Shared
from proposals.models import Body, Comparison, Proposal, Version
from proposals.services import comparisons, drawn, jobs
from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

OTHERS: dict[type[models.Field[Any, Any]], Any] = {
    models.CharField: "other",
    models.TextField: "Other words.",
    models.FileField: "versions/aa/other",
    models.DateField: datetime.date(2001, 2, 3),
    models.DateTimeField: datetime.datetime(2001, 2, 3, tzinfo=datetime.UTC),
    models.BooleanField: True,
    models.PositiveIntegerField: 77,
    models.PositiveBigIntegerField: 77,
    models.JSONField: {"moved": 3, "tracked": "rejected"},
}
ROWS = {"old": Version, "new": Version, "proposal": Proposal, "body": Body, "comparison": Comparison}


def fields() -> list[tuple[str, str]]:
    """Each field of each row that a page draws, but for those of the texts themselves, which never change."""
    return [
        (row, field.name)
        for row, model in ROWS.items()
        for field in model._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    ]


@pytest.fixture
def world() -> dict[str, models.Model]:
    proposal = factories.proposal()
    old, new = (
        factories.version(paragraphs("1", "Scope", f"A record {verb} end."), proposal=proposal)
        for verb in ("shall", "should")
    )
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    return {"old": old, "new": new, "proposal": proposal, "body": proposal.body, "comparison": made}


def shown(world: dict[str, models.Model]) -> list[Callable[[], Shared]]:
    """The pages that these rows are on."""
    versions = Version.objects.select_related("proposal__body", "current_reading")
    sides = ("old", "new", "old_version__proposal__body", "new_version__proposal__body")

    def text() -> Shared:
        version = versions.get(pk=world["new"].pk)
        assert version.current_reading
        return drawn.text_of(version, version.current_reading)

    def changes() -> Shared:
        found = drawn.changes_of(Comparison.objects.select_related(*sides).get(pk=world["comparison"].pk), "side")
        assert isinstance(found, Shared)
        return found

    return [text, changes]


def words(text: Shared) -> tuple[str, list[str]]:
    found = text.load("tag")
    return found.frame(), [str(one.html) for one in found.portions(range(1, found.count + 1))]


@pytest.mark.parametrize(("row", "name"), fields())
def test_the_same_name_means_the_same_bytes(world, row, name):
    pages = shown(world)
    before = [((text := page()).tag, text.page_tag, words(text)) for page in pages]
    model = ROWS[row]
    other = next(OTHERS[kind] for kind in type(model._meta.get_field(name)).__mro__ if kind in OTHERS)
    if isinstance(other, str):
        other = other[: model._meta.get_field(name).max_length]
    if name == "warnings":
        other = ["A warning."]
    model._default_manager.filter(pk=world[row].pk).update(**{name: other})
    for page, (tag, page_tag, (frame, portions)) in zip(pages, before, strict=True):
        text = page()
        frame_now, portions_now = words(text)
        assert text.tag != tag or portions_now == portions
        assert text.page_tag != page_tag or frame_now == frame


def test_what_changes_on_a_page_gives_it_another_name(world):
    page, _ = shown(world)
    before = page().page_tag
    Version.objects.filter(pk=world["new"].pk).update(title="Another title")
    assert page().page_tag != before
    Version.objects.filter(pk=world["new"].pk).update(uploaded_at=timezone.now())
    assert page().tag == page().tag
