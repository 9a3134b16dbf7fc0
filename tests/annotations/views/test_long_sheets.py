"""Sheets of many rows: what comes with the page, what behind it, what is drawn once."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from annotations.models import CommentSet, Consultation
from annotations.services import comments
from annotations.services.comments import RowEdit
from annotations.views import sheet_rows
from annotations.views.sheet_rows import FIRST, LONG, PORTION
from proposals.drawing.store import pages
from proposals.models import Role
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

ROWS = FIRST + PORTION + 30


@pytest.fixture
def editor(settings, tmp_path):
    settings.PAGES_DIR = tmp_path
    pages.cache_clear()
    yield factories.person("editor")
    pages.cache_clear()


@pytest.fixture
def long(editor) -> CommentSet:
    team = factories.team(editor, role=Role.EDITOR)
    version = factories.version(paragraphs("1", "Scope", "It is shared."), number="FGXW-O-047")
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    made = CommentSet.objects.create(consultation=consultation, made_by=editor)
    made.teams.add(team)
    rows = [{"clause": "1", "kind": "ge", "comment": f"This is what row {n} says."} for n in range(1, ROWS + 1)]
    comments.write(made, [RowEdit(None, row) for row in rows], by=editor)
    return made


@pytest.fixture
def browser(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def page_of(browser: Client, made: CommentSet, behind: str = "") -> str:
    return browser.get(f"/comment-sets/{made.slug}/{behind}").content.decode()


def orders(page: str) -> list[int]:
    return [int(order) for order in re.findall(r'data-order="(\d+)"', page)]


def drawn(page: str) -> list[str]:
    return re.findall(r"<tbody\s+id=.*?</tbody>", page, re.S)


def test_the_first_rows_come_with_the_page_and_the_others_behind_it(browser, long):
    page = page_of(browser, long)
    brought = re.findall(r'data-brings="([^"]+)"', page)
    said = [sheet_rows.RowPortion(FIRST + 1, FIRST + PORTION + 1), sheet_rows.RowPortion(FIRST + PORTION + 1, ROWS + 1)]
    assert orders(page) == list(range(1, FIRST + 1))
    assert sheet_rows.portions(ROWS, FIRST) == said
    assert f'data-count="{ROWS}"' in page
    behind = [browser.get(address.replace("&amp;", "&")).content.decode() for address in brought]
    assert [order for part in behind for order in orders(part)] == list(range(FIRST + 1, ROWS + 1))
    whole = page_of(browser, long, "?whole=1")
    assert orders(whole) == list(range(1, ROWS + 1))
    assert "data-brings" not in whole
    assert drawn("".join((page, *behind))) == drawn(whole)


def test_a_short_sheet_comes_whole(browser, long):
    long.comments.filter(order__gt=LONG).delete()
    page = page_of(browser, long)
    assert orders(page) == list(range(1, LONG + 1))
    assert "data-brings" not in page


def test_rows_are_drawn_once_until_one_says_something_else(browser, long, editor, monkeypatch):
    counted: list[int] = []
    draw = sheet_rows._draw

    def counting(lines, context):
        counted.append(len(lines))
        return draw(lines, context)

    monkeypatch.setattr(sheet_rows, "_draw", counting)
    first = page_of(browser, long, "?whole=1")
    assert counted == [50] * 5 + [30]
    counted.clear()
    assert orders(page_of(browser, long, "?whole=1")) == orders(first)
    assert counted == [30]
    counted.clear()
    row = long.comments.get(order=60)
    comments.write(long, [RowEdit(row, {"comment": "Row 60 says this now."})], by=editor)
    assert "Row 60 says this now." in page_of(browser, long, "?whole=1")
    assert counted == [50, 30]
    counted.clear()
    with translation.override("fr"):
        browser.get(f"/comment-sets/{long.slug}/?whole=1", headers={"accept-language": "fr"})
    assert counted == [50] * 5 + [30]


def test_a_row_that_is_led_to_is_there_without_scripts(browser, long):
    last = long.comments.get(order=ROWS)
    answer = browser.post(f"/comment-sets/{long.slug}/act/", {"act": f"up {last.slug}"})
    assert answer.url == f"/comment-sets/{long.slug}/?whole=1#row-{last.slug}"


@pytest.mark.parametrize("asked", ["from=x&to=9", "from=1", "from=1&to=-5", "from=1&to=99999999"])
def test_rows_that_nobody_can_name_are_not_there(browser, long, asked):
    assert browser.get(f"/comment-sets/{long.slug}/sheet/?{asked}").status_code == 404


def test_no_portion_is_larger_than_it_may_be(browser, long):
    part = page_of(browser, long, "sheet/?from=1&to=9999")
    assert orders(part) == list(range(1, PORTION + 1))
    assert orders(page_of(browser, long, "sheet/?from=9000&to=9100")) == []
