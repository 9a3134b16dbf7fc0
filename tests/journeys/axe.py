"""What axe finds in a page that shuts someone out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERY = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")
RUN = "async (options) => (await axe.run(options)).violations"


def violations(page: Page, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The rules that a page breaks, of these or of all that axe asks by itself, with the elements that break them."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    # It would look for the sheets that others import beside the page; no rule that it asks by itself reads sheets.
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    options |= {"runOnly": list(rules)} if rules else {}
    found: list[dict[str, Any]] = page.evaluate(RUN, options)
    return found


def faults(page: Page, rules: Sequence[str] = EVERY) -> list[str]:
    """The same in short: of each rule the first element."""
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in violations(page, rules)]
