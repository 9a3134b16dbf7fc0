"""The words of a page's text nodes and pictures: white space as a browser has it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from urllib.parse import unquote_to_bytes

from lxml import etree

from clauseline.reading.account import Account
from clauseline.reading.html.drawings import drawing_of
from clauseline.reading.html.elements import BLOCKS, NUMBER_CLASSES, left_out_by, tokens
from clauseline.reading.lines import Picture

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BETWEEN_HAN = re.compile(r"(?<=[　-〿一-鿿！-｠])[ \t]*[\r\n]\s*(?=[　-〿一-鿿！-｠])")
_NUMBER = re.compile(
    r"\s*第[零〇一二三四五六七八九十百千两\d]{1,9}[编編章节節条條](?:之[一二三四五六七八九十]{1,3})?[ \t]*$"
)
_FAR = 40
"""No number of an article ends farther from the start of its line, white space before it included."""


def spaced(text: str | None) -> str:
    """The text of a node with its line ends as spaces; a tab that office programs write stays one."""
    if not text:
        return ""
    return _SPACE.sub(_space, _BETWEEN_HAN.sub(_joined, text))


def _joined(found: re.Match[str]) -> str:
    """Han text goes on behind a line end without a space, but where that sets a number apart from its words."""
    start = found.string[: found.start()] if found.start() <= _FAR else ""
    return " " if _NUMBER.fullmatch(start) else ""


def _space(found: re.Match[str]) -> str:
    run = found.group()
    return "\t" if "\t" in run and "\n" not in run and "\r" not in run else " "


def whole_text(element: etree._Element, *, comments: bool = True) -> str:
    """All text in an element, that of comments only if asked for."""
    parts: list[str | None] = []
    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start" or (comments and event != "end"):
            parts.append(part.text)
        if event != "start" and part is not element:
            parts.append(part.tail)
    return "".join(filter(None, parts))


def picture_of(element: etree._Element) -> Picture:
    """The picture that an `img` shows, with its hash if its bytes stand in the page."""
    head, _, data = (element.get("src") or "").partition(",")
    return Picture(_hash(head, data) if head.startswith("data:") else "", element.get("alt") or "")


def _hash(head: str, data: str) -> str:
    try:
        raw = base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        return ""
    return hashlib.sha256(raw).hexdigest()


def flatten(element: etree._Element, account: Account) -> tuple[str, tuple[Picture, ...]]:
    """The words and pictures in an element as one paragraph; what is left out by rule goes to `account`."""
    parts: list[str] = []
    pictures: list[Picture] = []
    skipped: etree._Element | None = None
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walker:
        if event == "start":
            rule = left_out_by(part) if part is not element else None
            if rule:
                account.leave_out(rule, whole_text(part))
                pictures += filter(None, [drawing_of(part)])
                walker.skip_subtree()
                skipped = part
                continue
            parts.append(_break(part) + spaced(part.text))
            if part.tag == "img":
                pictures.append(picture_of(part))
        elif part is not element:
            if event in ("comment", "pi"):
                account.leave_out("comments", part.text or "")
            elif part is not skipped:
                parts.append(_closed(part))
            parts.append(spaced(part.tail))
    return "".join(parts), tuple(pictures)


def _break(element: etree._Element) -> str:
    return "\n" if element.tag == "br" else " " if element.tag in BLOCKS else ""


def _closed(element: etree._Element) -> str:
    """What stands after an element: a number and its title are set apart, blocks too."""
    return "\t" if tokens(element) & NUMBER_CLASSES else " " if element.tag in BLOCKS else ""
