"""Bytes to text: the encodings that drafts come in, and what is no text at all."""

from __future__ import annotations

import codecs

from clauseline.messages import gettext_noop as N_
from clauseline.reading.reader import Unreadable

BINARY = N_(
    "This is not a text file: it holds bytes that are no characters. Please upload the draft in its own format."
)
UNKNOWN = N_("Clauseline cannot tell how the characters of this file are encoded. Please save it as UTF-8.")
EMPTY = N_("This file is empty.")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL_BYTES = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
SAMPLE = 20_000


def decode(data: bytes) -> str:
    """The text of a file, without a byte order mark. Raises `Unreadable` for binary files and unknown encodings."""
    if not data.strip():
        raise Unreadable(EMPTY)
    text = _decoded(data)
    if _count_controls(text) > len(text) / 1000:
        raise Unreadable(BINARY)
    return text


def _count_controls(text: str) -> int:
    typed = text.encode("utf-8", "surrogatepass")
    return len(typed) - len(typed.translate(None, _CONTROL_BYTES))


def is_text(data: bytes) -> bool:
    """Whether `data` is text of any encoding known here."""
    try:
        return bool(decode(_beginning(data)))
    except Unreadable:
        return False


def _beginning(data: bytes) -> bytes:
    """A part of a long file that is enough to tell what it is, cut where no character is cut."""
    head = data[:SAMPLE]
    end = head.rfind(b"\n") + 1
    return head if len(data) <= SAMPLE or b"\0" in head or not head.strip() else head[:end] if end else data


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _strict(data, wide)
    if b"\0" in data[:SAMPLE]:
        raise Unreadable(BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Only here: what tells older encodings apart takes as long to load as a short file to read.
        from clauseline.reading.files.older import decode_older

        return decode_older(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Unreadable(UNKNOWN) from problem


def _wide(data: bytes) -> str | None:
    """The UTF-16 of a text without a mark, told by the zero bytes of its spaces and line ends."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if b"\0" not in sample:
        return None
    spaces = {"utf-16-le": (0, b" \n\r"), "utf-16-be": (1, b" \n\r")}
    for encoding, (place, signs) in spaces.items():
        low, high = sample[place::2], sample[1 - place :: 2]
        pairs = sum(1 for sign, zero in zip(low, high, strict=False) if sign in signs and zero == 0)
        if pairs > len(sample) / 400 and sample.count(0) >= pairs and low.count(0) * 10 <= len(low):
            return encoding
    return None
