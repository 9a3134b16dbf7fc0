"""HTML inside Markdown: read as a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from clauseline.reading.account import Account
from clauseline.reading.html.flow import PageFlow
from clauseline.reading.lines import Line, Row


def read_markup(source: str, table: int) -> Iterator[Line | Row]:
    """The lines and rows of an HTML fragment; its tables are numbered from `table`.

    What is left out of it is known by what is not in these: no account is taken here.
    """
    root = etree.fromstring(f"<div>{source}</div>", etree.HTMLParser())
    if root is None:
        return
    for item in PageFlow(Account()).read(root):
        yield item._replace(table=item.table + table - 1) if isinstance(item, Row) else item
