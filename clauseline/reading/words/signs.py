"""Signs that are not of ASCII, taken out of a text at once: most texts have few of them, and only these need a look."""

from __future__ import annotations

_ASCII = bytes(range(128))


def beyond_ascii(data: bytes) -> str:
    """The signs of a text, given in UTF-8, that are not of ASCII, one behind the other."""
    return data.translate(None, _ASCII).decode(errors="surrogatepass")
