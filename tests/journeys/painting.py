"""What the browser paints over the words of a text, which comes a moment after what asks for it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site import until


def painted(page: Page, name: str) -> list[str]:
    """The words under the highlight of this name; none where there is no such highlight."""
    found: list[str] = page.evaluate("name => [...(CSS.highlights.get(name) ?? [])].map(String)", name)
    return found


def expect_painted(page: Page, name: str, *words: str) -> None:
    """Wait until these words are under the highlight, each range by itself."""
    until(lambda: painted(page, name) == [*words])
