"""Bytes to the tree of a page: the encoding by mark, by what the page says, by what its bytes are."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.files.decoding import decode
from clauseline.reading.files.trees import ELEMENTS, TOO_LONG
from clauseline.reading.reader import Unreadable

START = 4096
"""A page names its encoding in so many bytes."""

_STATED = re.compile(rb"""(?:charset\s*=|<\?xml[^>]{0,80}encoding\s*=)\s*["']?\s*([\w.:-]+)""", re.I)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_DECLARATION = re.compile(r"<\?xml[^<>]{0,1000}\?>")

NOTHING = N_("There is no text in this web page.")
TOO_DEEP = N_("This web page is too deeply built to be read. Please save it again from a browser or an office program.")


def parse(data: bytes) -> etree._Element:
    """The root of a page. Raises `Unreadable` for empty pages and for those too deep to be kept whole."""
    return parse_text(text_of(data))


def text_of(data: bytes) -> str:
    """The text of a page with its markup, without signs that no page has."""
    return _HIDDEN.sub("", _DECLARATION.sub("", _decoded(data), count=1))


def parse_text(text: str) -> etree._Element:
    """The same as `parse` for a page that is decoded."""
    if not text.strip():
        raise Unreadable(NOTHING)
    if text.count("<") - text.count("</") > ELEMENTS:
        raise Unreadable(TOO_LONG)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_blank_text=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError as problem:
        raise Unreadable(NOTHING) from problem
    if any(problem.type_name == "ERR_RESOURCE_LIMIT" for problem in parser.error_log):
        raise Unreadable(TOO_DEEP)
    if root is None:
        raise Unreadable(NOTHING)
    return root


def _decoded(data: bytes) -> str:
    stated = None if data.startswith(_MARKS) else _STATED.search(data[:START])
    if stated:
        try:
            name = codecs.lookup(stated[1].decode("ascii")).name
            return data.decode(_WIDER.get(name, name))
        except (LookupError, UnicodeDecodeError):
            pass  # Pages are saved again without their first lines being changed.
    return decode(data)
