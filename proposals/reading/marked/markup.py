"""HTML inside Markdown: read as a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError

from proposals.reading.account import Account
from proposals.reading.lines import Line, Row
from proposals.reading.markup.flow import Flow


def read_markup(source: str, table: int) -> Iterator[Line | Row]:
    """The lines and rows of an HTML fragment; its tables are numbered from `table`.

    What is left out of it is known by what is not in these: no account is taken here.
    """
    try:
        root = html.fromstring(f"<div>{source}</div>")
    except ParserError:
        return
    for item in Flow(Account()).read(root):
        yield item._replace(table=item.table + table - 1) if isinstance(item, Row) else item
