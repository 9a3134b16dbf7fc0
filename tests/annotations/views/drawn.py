"""What a page or fragment shows, as words."""

from __future__ import annotations

from typing import Any

from lxml import html


def words(response: Any, style: str) -> list[str]:
    """The text of each element of a class, white space as one space."""
    return [" ".join(element.text_content().split()) for element in _with_class(response, style)]


def values(response: Any, attribute: str) -> list[str]:
    """An attribute of each element that has it, in the order of the page."""
    return [str(value) for value in _tree(response).xpath(f"//@{attribute}")]


def text(response: Any) -> str:
    """All its words."""
    return " ".join(_tree(response).text_content().split())


def _with_class(response: Any, style: str) -> list[Any]:
    path = f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {style} ')]"
    return list(_tree(response).xpath(path))


def _tree(response: Any) -> Any:
    return html.fromstring(f"<div>{response.content.decode()}</div>")
