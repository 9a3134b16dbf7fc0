"""How the engine, which knows no framework, says something to people."""

from __future__ import annotations


def gettext_noop(words: str) -> str:
    """`words`, marked so that translators find them; pages show them in their reader's language. Imported as `N_`."""
    return words
