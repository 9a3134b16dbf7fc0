"""A fault of a script is seen, whatever a test looks at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

THROWS = "setTimeout(() => { throw new Error('thrown later'); })"
REJECTS = "Promise.reject(new Error('not caught')) && null"
MISSES = "document.head.append(Object.assign(document.createElement('script'), { src: '/static/project/gone.js' }))"
FORBIDDEN = "document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (THROWS, "Error: thrown later"),
        (REJECTS, "Error: not caught"),
        (MISSES, "404 "),
        (FORBIDDEN, "Content Security Policy"),
    ],
)
def test_a_fault_of_a_script_is_seen(visit, faults, act, told):
    page = visit()
    page.goto("/sign-in/")
    assert faults == []
    page.evaluate(act)
    seen(page, faults)
    assert [told in fault for fault in faults] == [True]
    faults.clear()


def test_what_a_script_says_in_passing_is_no_fault(visit, faults):
    page = visit()
    page.goto("/sign-in/")
    page.evaluate("console.warn('hm') || fetch('/nowhere/')")
    page.evaluate(THROWS)
    seen(page, faults)
    assert ["thrown later" in fault for fault in faults] == [True]
    faults.clear()


def seen(page: Page, faults: list[str]) -> None:
    """Wait for a fault. The browser tells what happens only while it is asked something."""
    until(lambda: page.title() and faults)
