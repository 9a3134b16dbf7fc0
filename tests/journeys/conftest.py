"""A real browser in front of Django's live server."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from proposals.models import User
from tests import tools
from tests.at_work import requests_at_work
from tests.journeys.faults import watch
from tests.site import PATIENCE, until

expect.set_options(timeout=PATIENCE / 5 * 1000)
# Else each answer of the live server waits 40 ms for the browser to say that it has the first half of it.
WSGIRequestHandler.disable_nagle_algorithm = True


@pytest.fixture(scope="session")
def faults() -> list[str]:
    """What went wrong in the browser since the test began. A test that brings a fault about takes it out."""
    return []


@pytest.fixture(autouse=True)
def no_faults(faults: list[str]) -> Iterator[None]:
    """A test in a browser fails with each fault that `watch` saw meanwhile, whatever it looked at itself."""
    faults.clear()
    yield
    assert faults == []


@pytest.fixture(scope="session")
def browser(faults: list[str]) -> Iterator[Browser]:
    chromium = tools.browser() or tools.tool("chromium-headless-shell", "chromium-headless-shell")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    patched = pytest.MonkeyPatch()
    patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        open_context = browser.new_context

        def watched(**facts: Any) -> BrowserContext:
            context = open_context(**facts)
            context.set_default_timeout(PATIENCE / 5 * 1000)
            watch(context, faults)
            return context

        patched.setattr(browser, "new_context", watched)
        yield browser
        browser.close()
    patched.undo()


@pytest.fixture(scope="session", autouse=True)
def lone_session(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL drops no database that is in use: what a browser's closing left open in the live server is ended."""
    yield
    if connection.vendor == "postgresql" and str(connection.settings_dict["NAME"]).startswith("test_"):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


def _is_quiet() -> bool:
    """Whether the live server works on nothing that a closed browser asked for.

    PostgreSQL would not let go of it; on SQLite the server's threads share the test's connection, and what rolls back
    there would bring back the rows that the test's end deletes.
    """
    if requests_at_work():
        return False
    if connection.vendor != "postgresql":
        return True
    at_work = "datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {at_work}")
        return bool(cursor.fetchone() == (0,))


NEWS = re.compile(r"/news/(\?|$)")


def nothing_new(route: Route) -> None:
    route.fulfill(status=304)


HANDED_IN = re.compile(r"/account/unsent/words/$")


def all_kept(route: Route) -> None:
    route.fulfill(json={"seen": {}, "elsewhere": {}, "refused": {}})


@pytest.fixture
def hands_in() -> None:
    """What is typed in pages goes to the server some seconds later.

    Elsewhere it stays in the browser: on SQLite the server's threads share the test's connection, and what comes by
    itself comes into the midst of what the test does.
    """


@pytest.fixture
def live() -> Callable[[Page], Page]:
    """`live(page)`: from now on the page hears what is new."""

    def hear(page: Page) -> Page:
        page.context.unroute(NEWS, nothing_new)
        return page

    return hear


@pytest.fixture
def visit(
    browser: Browser, live_server: Any, settings: Any, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """`visit(**viewport)`: a page of someone who is not signed in."""
    settings.SITE_URL, contexts = live_server.url, []

    def open_page(*, width: int = 1440, height: int = 900, **facts: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": height}, **facts)
        contexts.append(context)
        # What others do comes to a page when the person turns to it, unless it is `live`.
        context.route(NEWS, nothing_new)
        if "hands_in" not in request.fixturenames:
            context.route(HANDED_IN, all_kept)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    time.sleep(0.05)  # For what is on its way.
    until(_is_quiet)


@pytest.fixture
def signed_in(visit: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """`signed_in(person, **viewport)`: a page of that person's browser, as `visit` opens it."""

    def open_page(person: User, **facts: Any) -> Page:
        client = Client()
        client.force_login(person)
        page = visit(**facts)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return page

    return open_page
