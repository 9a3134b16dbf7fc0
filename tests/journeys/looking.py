"""One page in front of different eyes: wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, get_args

from playwright.sync_api import Page

from tests.journeys.axe import faults

Scheme = Literal["light", "dark"]
WIDTHS = (1440, 390)


@contextmanager
def at(*where: object) -> Iterator[None]:
    """What fails meanwhile says where it stood."""
    try:
        yield
    except BaseException as fault:
        fault.add_note(f"at {', '.join(map(str, where))}")
        raise


def in_each_width(page: Page, addresses: Sequence[str], widths: Sequence[int] = WIDTHS) -> Iterator[str]:
    """The page at each of these addresses in each of these widths, in which it is opened; where it is, in words."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            with at(width, address):
                page.emulate_media(color_scheme="light")
                page.goto(address)
            yield f"{width} px, {address}"


def in_each_theme(page: Page) -> Iterator[Scheme]:
    """The page as it is, in each theme. Without motion no colour is seen on its way from one to the other."""
    for scheme in get_args(Scheme):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        yield scheme
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def shut_out(page: Page) -> list[str]:
    """What shuts someone out of a page as it is, in both themes, and whether one has to scroll sideways."""
    found = [f"{scheme}: {fault}" for scheme in in_each_theme(page) for fault in faults(page)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("it is too wide")
    return found
