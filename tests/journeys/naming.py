"""How concerns are named in the form of a remark."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def name_concern(page: Page, words: str) -> None:
    """Type some words of a concern, and take what completes them first."""
    chips = page.get_by_role("list", name="Chosen concerns").get_by_role("listitem")
    before = chips.count()
    page.get_by_role("combobox", name="Find a concern").press_sequentially(words)
    page.keyboard.press("Enter")
    expect(chips).to_have_count(before + 1)
