"""What hands do with a keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST = 150


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until `place` has the focus; a failure if it never gets it."""
    _press_to(page, place, "Tab")


def tab_back_to(page: Page, place: Locator) -> None:
    """The same with Shift+Tab."""
    _press_to(page, place, "Shift+Tab")


def _press_to(page: Page, place: Locator, key: str) -> None:
    expect(place.first).to_be_attached()
    for _ in range(MOST):
        if place.first.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never came to {place}")


def press(page: Page, *keys: str) -> None:
    """One key after another."""
    for key in keys:
        page.keyboard.press(key)


def press_on(page: Page, place: Locator, key: str = "Enter") -> None:
    """Come to `place` by Tab and press a key there."""
    tab_to(page, place)
    page.keyboard.press(key)
