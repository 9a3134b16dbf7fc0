"""Recognises plain text, and has it read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.reading.files.decoding import is_text

_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<(?:!doctype|\?xml|html|head|body|svg)\b|\{\\rtf|%PDF|%!PS)", re.I)


class PlainTextReader:
    """Text without markup, in any encoding. Takes no options."""

    name = "txt"
    version = "9"
    label = N_("plain text")
    suffixes = (".txt", ".text")
    is_typed = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is text that is not written in a markup language; a broken file counts by its name."""
        if _MARKUP.match(data[:200]):
            return False
        return is_text(data) or filename.lower().endswith(self.suffixes)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a text. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.txt.outlining import outline_of

        return outline_of(data)
