"""Single signs of a text as numbers: what each folds to, and of what kind it is."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

from clauseline.outline import UNSEEN

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]

OTHER, LETTER, DIGIT, SCRIPT, SIGN, SEVERAL, UNMET = range(7)
"""No part of a word; a letter of an alphabet, with capitals or once with them; a digit; a letter of another script;
Han and kana, which are words by themselves; what folds to several signs, or to none; what no text had yet.
"""
_ALPHABETS = 0x590
"""Before this stand Latin, Greek, Cyrillic and Armenian letters."""
_ALONE = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Han and kana."""
_TYPED = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
"""Forms of print, and the sign of a typewriter that stands for each."""
_UNSEEN = re.compile(f"[{UNSEEN}]")


class _Folds(dict[int, str]):
    """What stands for each code point; found when one is met. Threads may share one."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = "" if _UNSEEN.match(sign) else unicodedata.normalize("NFKC", _TYPED.get(sign, sign)).casefold()
        return self.setdefault(code, plain)


FOLDS = _Folds()
_FOLDED = np.arange(0x110000, dtype=np.uint32)
_KINDS = np.full(0x110000, UNMET, np.uint8)
"""For each code point the one that it folds to, and the kind of that, as far as one has been met."""


def fold(text: str) -> str:
    """`text` without what two copies of it may differ in, sign by sign: case, full width, ligatures, forms of print."""
    return text.lower() if text.isascii() else text.translate(FOLDS)


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def kinds_of(codes: Codes) -> tuple[Codes, Kinds]:
    """What each code point folds to, and of what kind that is."""
    kinds = _KINDS[codes]
    if kinds.size and kinds.max() == UNMET:
        for code in np.unique(codes[kinds == UNMET]).tolist():
            _meet(code)
        kinds = _KINDS[codes]
    return _FOLDED[codes], kinds


def _meet(code: int) -> None:
    plain = FOLDS[code]
    if len(plain) == 1:
        _FOLDED[code] = ord(plain)
        _KINDS[code] = _kind(plain)
    else:
        # An ellipsis and such may stay one sign: only words count.
        _KINDS[code] = SEVERAL if not plain or any(map(str.isalnum, plain)) else OTHER


def _kind(sign: str) -> int:
    code = ord(sign)
    if not sign.isalnum():
        return OTHER
    if sign.isdigit():
        return DIGIT
    if any(first <= code <= last for first, last in _ALONE):
        return SIGN
    return LETTER if code < _ALPHABETS else SCRIPT
