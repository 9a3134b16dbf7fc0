"""What the browser paints over the words of a text, which comes a moment after what asks for it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site import until


def painted(page: Page, name: str) -> str:
    """The words under the highlight of this name; "" where there is no such highlight."""
    return str(page.evaluate("name => [...(CSS.highlights.get(name) ?? [])].join('')", name))


def expect_painted(page: Page, name: str, words: str) -> None:
    """Wait until these words are under the highlight."""
    until(lambda: painted(page, name) == words)
