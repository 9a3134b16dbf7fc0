"""What goes wrong in a browser, whatever a test looks at."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

EXPECTED = ("net::ERR_ABORTED", "net::ERR_INTERNET_DISCONNECTED", "csp")
"""A page that is left breaks off what it was still asking for; without a network nothing comes; where scripts are off
none is fetched ahead. What the content policy forbids is said in the console as well.
"""
ANSWERED = ("Failed to load resource", "Response Status Error Code")
"""The browser says so of each answer from 400 on, and htmx once more of what it asked for. Some are expected: a row
that another person changed first, a session that ended.
"""


def watch(context: BrowserContext, faults: list[str]) -> None:
    """Write down each fault of each page of `context`.

    That is an error that a script throws or says, what the content policy forbids, a static file that does not come,
    and an answer that says the server broke (500).
    """

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(ANSWERED):
            faults.append(f"{said.text} ({said.location['url']}:{said.location['lineNumber']})")

    def look(answer: Response) -> None:
        if answer.status == 500 or (answer.status >= 400 and _is_static(answer.url)):
            faults.append(f"{answer.status} {answer.url}")

    def miss(asked: Request) -> None:
        if _is_static(asked.url) and asked.failure not in EXPECTED:
            faults.append(f"{asked.failure} {asked.url}")

    context.on("weberror", lambda fault: faults.append(fault.error.stack or str(fault.error)))
    context.on("console", hear)
    context.on("response", look)
    context.on("requestfailed", miss)


def _is_static(url: str) -> bool:
    return urlsplit(url).path.startswith("/static/")
