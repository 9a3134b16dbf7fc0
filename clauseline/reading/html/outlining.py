"""From a page of HTML to its outline: from the tools of standards bodies, from office programs, from converters."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline, canonical
from clauseline.reading.account import Account, weigh
from clauseline.reading.html.flow import PageFlow
from clauseline.reading.html.pages import NOTHING, parse
from clauseline.reading.html.shorthand import show_shorthand
from clauseline.reading.html.words import whole_text
from clauseline.reading.reader import Unreadable
from clauseline.reading.structure.building import build_outline
from clauseline.reading.structure.cover import read_cover

INCLUDED = N_(
    "This page takes text from other files (%s), which is missing here. Please upload the page as it is shown."
)


def outline_of(data: bytes) -> Outline:
    """The outline of a page. Raises `Unreadable` with a sentence for people."""
    root, account = parse(data), Account()
    characters = weigh(whole_text(root))
    show_shorthand(root, account)
    return outline_of_page(root, account, characters, reader="html")


def outline_of_page(root: etree._Element, account: Account, characters: int, *, reader: str) -> Outline:
    """The outline of a page that is parsed, of whose `characters` some may already be in the account.

    Raises `Unreadable` if it has no words.
    """
    lines = list(PageFlow(account).read(root))
    if not any(weigh(getattr(line, "text", "rows")) for line in lines):
        raise Unreadable(NOTHING)
    facts = read_cover(lines)
    title = canonical(root.findtext(".//title") or "")
    return build_outline(
        lines, reader=reader, characters=characters, account=account,
        facts={"title": title, **facts} if title else facts, warnings=_warnings(root),
    )  # fmt: skip


def _warnings(root: etree._Element) -> Iterable[str]:
    """What is said of parts for which the page only names a file, as authors write for ReSpec."""
    included = sum(1 for _ in root.iterfind(".//*[@data-include]"))
    if included:
        yield INCLUDED % included
