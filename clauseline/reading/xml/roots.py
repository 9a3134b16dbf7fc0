"""The root of a draft in XML, which tells its format, without parsing it."""

from __future__ import annotations

import re

_START = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_PROLOG = re.compile(rb"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*", re.S)
_SNIFFED = 200_000
_PLAIN_BYTES = (b"\xff\xfe", b"\xfe\xff")


def root_name(data: bytes) -> str:
    """The local name of the root element of what looks like XML, or ""."""
    head = data[:_SNIFFED]
    if head.startswith(_PLAIN_BYTES):
        head = head.decode("utf-16", errors="ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"<"):
        return ""
    place = 0
    while before := _PROLOG.match(head, place):
        place = before.end()
    found = _START.match(head, place)
    return found[1].decode() if found else ""
