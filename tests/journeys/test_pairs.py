"""Clauses of two languages, paired by keys alone; a translation pasted beside one; glosses that are in nobody's way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import PairDecision, Translation
from tests.journeys.axe import faults, violations
from tests.proposals.two_languages import both, compared, keys
from tests.site import until

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")]),
]


@pytest.fixture
def comparison(team):
    return compared(*both())


def test_pairs_are_confirmed_and_taken_back_by_keys(signed_in, reviewer, comparison, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/comparisons/{comparison.slug}/")
    rows = page.locator("[data-deciding]")
    expect(rows).to_have_count(3)
    page.keyboard.press("n")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("1")
    expect(rows.nth(0)).to_contain_text("✓ confirmed")
    expect(rows.nth(0)).to_be_focused()
    expect(rows.nth(0)).to_contain_text("verb raised: “宜” to “shall”")
    expect(page.locator("#pair-counts")).to_contain_text("2 undecided")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(rows.nth(2)).to_be_focused()
    page.keyboard.press("0")
    expect(rows.nth(2)).to_contain_text("none of them")
    page.keyboard.press("p")
    expect(rows.nth(1)).to_be_focused()
    assert sorted(PairDecision.objects.values_list("state", flat=True)) == ["confirmed", "none"]
    page.goto(f"/comparisons/{comparison.slug}/#row-{keys(comparison.new_version)[0]}")
    page.reload()
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("u")
    expect(rows.nth(0)).not_to_contain_text("✓ confirmed")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []


def test_any_other_clause_is_found_and_a_translation_pasted(signed_in, reviewer, comparison, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/comparisons/{comparison.slug}/")
    row = page.locator("[data-deciding]").nth(2)
    row.get_by_text("Another clause, or a reason").click()
    row.get_by_label("Why").fill("Both are jokes.")
    row.get_by_label("Find a clause of the old text").press_sequentially("企鹅")
    row.locator("[data-found]").get_by_role("button").click()
    expect(row).to_contain_text("Both are jokes.")
    assert PairDecision.objects.get().old_key == keys(comparison.old_version)[2]
    side = page.locator("[data-deciding]").nth(0).locator(".pair-old")
    side.get_by_text("Translate", exact=True).click()
    side.get_by_label("Translation", exact=True).fill("It should delete <b>logs</b>.")
    side.get_by_role("button", name="Add this translation").click()
    expect(side.locator(".translation")).to_contain_text("It should delete <b>logs</b>.")
    assert Translation.objects.get().version == comparison.old_version
    assert violations(page) == []


def test_glosses_are_switched_and_no_part_of_the_text(signed_in, reviewer, comparison, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/versions/{comparison.old_version.slug}/")
    gloss = page.locator(".gloss.force").first
    expect(gloss).to_have_text("宜")
    written = "getComputedStyle(document.querySelector('.gloss.force'), '::after').position"
    assert page.evaluate(written) == "absolute"
    page.keyboard.press("l")
    until(lambda: page.evaluate(written) == "static")
    page.keyboard.press("l")
    content = "getComputedStyle(document.querySelector('.gloss.force'), '::after').content"
    until(lambda: page.evaluate(content) == "none")
    assert page.evaluate("document.querySelector('.clause .draft').textContent.trim()") == "平台宜删除访客的移动日志。"
    pieces = page.evaluate(
        "[...document.querySelector('.clause .draft').querySelectorAll('[data-start]')]"
        ".map((piece) => [Number(piece.dataset.start), piece.textContent])"
    )
    assert all("平台宜删除访客的移动日志。"[start : start + len(words)] == words for start, words in pieces)
    assert "".join(words for _start, words in pieces) == "平台宜删除访客的移动日志。"
