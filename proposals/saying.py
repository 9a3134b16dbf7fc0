"""How parts that know no framework say something to people. Pure."""

from __future__ import annotations


def said(words: str) -> str:
    """`words`, marked so that translators find them; pages show them in the reader's language by the filter `told`."""
    return words
