"""What names a text."""

from __future__ import annotations

from hashlib import sha256

DIGITS = 24
"""Hexadecimal digits of the digest of a text."""


def digest(text: str) -> str:
    """The same for the same code points alone."""
    return sha256(text.encode()).hexdigest()[:DIGITS]
