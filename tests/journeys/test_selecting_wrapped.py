"""Words that are a link or have a gloss are selected from their first half on, like all others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.factories import paragraphs
from tests.journeys.selecting import opened, select

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TERMS = [
    paragraphs("1", "Terms", "users: people who have an avatar."),
    paragraphs("2", "Use", "Operators tell users what they keep."),
]


def quoted(page: Page) -> str:
    page.keyboard.press("a")
    expect(page.locator("form[data-entry] [data-quote]")).to_be_visible()
    return page.locator("[data-quote]").text_content() or ""


def test_a_glossed_sign_is_selected_from_its_first_half_on(signed_in, reviewer, team):
    version = factories.version(paragraphs("1", "行为记录", "平台应当永久保存行为记录。"), language="zh")
    page = opened(signed_in(reviewer), version)
    expect(page.locator(".frame-text [data-gloss=shall]")).to_have_text("应当")
    select(page, "应当", "永久")
    assert quoted(page) == "应当永久"


def test_a_gloss_that_is_pressed_is_read(signed_in, reviewer, team):
    version = factories.version(paragraphs("1", "行为记录", "平台应当永久保存行为记录。"), language="zh")
    page = opened(signed_in(reviewer), version)
    gloss = page.locator(".frame-text [data-gloss=shall]")
    gloss.click()
    expect(gloss).to_be_focused()
