"""Rows that run from right to left: the signs of print, from where they stand, back to the order they are read in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clauseline.reading.account import TATWEEL

PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
SPACE, SPACE_AT_MARKS = 0.16, 0.36
"""A gap of so many sizes of type is a space; the sides of letters with vowel signs are not told as surely."""

NEAR = 200
"""So many letters on either side of a vowel sign may be the one it stands at."""

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Marks around a raised number that stays one sign: code points that no text has."""

_ALEF = "اأإآٱ"
_SEPARATORS = ".,:/-–"
_OPEN = {"(": ")", "[": "]", "{": "}", "«": "»"}
_CLOSE = {close: open_ for open_, close in _OPEN.items()}
_DRAWN_OUT = re.compile(f"(?<=[\u0620-\u064a]){TATWEEL}+(?=[\u0620-\u064a])")
"""A word is drawn out in print to fill its row."""
_LABEL = re.compile(r"[()]\s?(\d{1,2}|[a-z])(?=\s|$)")


class Glyph(NamedTuple):
    """What one sign of print says, one or several characters, and its sides in points."""

    text: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle of it."""
        return (self.left + self.right) / 2


def as_glyphs(signs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """Characters that share one place are one ligature; Arabic presentation forms become letters."""
    found: list[Glyph] = []
    for sign in signs:
        text = sign.text
        if text > "\ufb4f" and PRESENTATION.search(text):
            text = unicodedata.normalize("NFKC", text).strip()
        last = found[-1] if found else None
        if last and sign.right > sign.left and (last.left, last.right) == (sign.left, sign.right):
            # A lam-alef is told in the order of print.
            both = text + last.text if last.text in _ALEF and text == "ل" else last.text + text
            found[-1] = Glyph(both, sign.left, sign.right)
        elif last and _is_shared_out(last, sign):
            alef = found.pop(-2) if len(found) > 1 and last.text == "ل" and _is_beside(found[-2], last) else None
            both = last.text + (alef.text if alef else "") + text
            found[-1] = Glyph(both, min(last.left, sign.left), last.right)
        else:
            found.append(Glyph(text, sign.left, sign.right))
    return tuple(found)


def _is_shared_out(letter: Glyph, mark: Glyph) -> bool:
    """Whether a letter and its vowel sign are one ligature, whose room was shared out among them."""
    if not mark.text or not all(map(unicodedata.combining, mark.text)) or letter.text.isspace():
        return False
    width = mark.right - mark.left
    steps = (letter.right - mark.right) / width if width > 0 else 0
    if not 0.9 < steps < 3.1 or abs(steps - round(steps)) > 0.1:
        return False
    return unicodedata.combining(letter.text[-1]) > 0 or abs(letter.right - letter.left - width) < 0.1


def _is_beside(alef: Glyph, lam: Glyph) -> bool:
    """Whether an alef has the room left of a lam, as wide as its own."""
    same = abs(alef.right - alef.left - lam.right + lam.left) < 0.1
    return same and alef.text in _ALEF and abs(alef.right - lam.left) < 0.1


def read_backwards(glyphs: Iterable[Glyph], size: float) -> str:
    """The words of a row or cell in reading order."""
    units = _spaced(_with_marks(glyphs), size)
    parts = _parts(units)[::-1]
    words = _DRAWN_OUT.sub("", _with_brackets(parts))
    label = _LABEL.match(words)
    return f"{label[1]}){words[label.end() :]}" if label and not _closes(words[label.end() :]) else words


def _closes(words: str) -> bool:
    return words.count(")") > words.count("(")


def _with_marks(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs from left to right, vowel signs behind the letter they stand at."""
    given = list(glyphs)
    marks = list(filter(_is_mark, given))
    bases = sorted((glyph for glyph in given if not _is_mark(glyph)), key=lambda glyph: glyph.left)
    lettered = [place for place, glyph in enumerate(bases) if not glyph.text.isspace()]
    lefts = [bases[place].left for place in lettered]
    for mark in marks:
        if lettered:
            beside = bisect(lefts, mark.middle)
            around = lettered[max(0, beside - NEAR) : beside + NEAR]
            near = min(around, key=lambda place: _distance(bases[place], mark))
            base = bases[near]
            bases[near] = Glyph(base.text + mark.text, min(base.left, mark.left), max(base.right, mark.right))
    return bases


def _is_mark(glyph: Glyph) -> bool:
    return bool(glyph.text) and all(map(unicodedata.combining, glyph.text))


def _distance(base: Glyph, mark: Glyph) -> float:
    """How far a vowel sign is from a letter; one that stands between two belongs to that on its right."""
    if base.left <= mark.middle <= base.right:
        return abs(base.middle - mark.middle) / 1000
    return base.left - mark.middle if base.left > mark.middle else 3 * (mark.middle - base.right)


def _spaced(glyphs: Sequence[Glyph], size: float) -> list[str]:
    """The texts of glyphs, spaces where gaps are."""
    texts: list[str] = []
    end: float | None = None
    for glyph in glyphs:
        is_space = glyph.text.isspace()
        room = SPACE_AT_MARKS if _has_marks(glyph.text) or (texts and _has_marks(texts[-1])) else SPACE
        if end is not None and not is_space and glyph.left - end > room * size and texts[-1] != " ":
            texts.append(" ")
        if not is_space:
            texts.append(glyph.text)
        elif texts and texts[-1] != " ":
            texts.append(" ")
        end = glyph.right if end is None else max(end, glyph.right)
    return texts


def _has_marks(text: str) -> bool:
    return len(text) > 1 and unicodedata.combining(text[-1]) > 0


def _direction(text: str) -> str:
    """ "R" for letters that run from right to left, "L" for others, "N" for digits, "" for the rest."""
    way = unicodedata.bidirectional(text[text[0] == OPEN])
    return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}.get(way, "")


def _parts(units: Sequence[str]) -> list[tuple[str, bool]]:
    """Units from left to right, what runs from left to right joined; and whether a part does."""
    ways = [_direction(unit) for unit in units]
    parts: list[tuple[str, bool]] = []
    place = 0
    while place < len(units):
        end = _run_end(units, ways, place) if ways[place] in ("L", "N") else place + 1
        parts.append(("".join(units[place:end]), ways[place] in ("L", "N")))
        place = end
    return parts


def _run_end(units: Sequence[str], ways: Sequence[str], start: int) -> int:
    """Where the Latin words or the number that start at `start` end: numbers are parted by spaces, words are not."""
    lettered, end = ways[start] == "L", start + 1
    for place in range(start + 1, len(units)):
        if ways[place] == "R":
            break
        if not ways[place]:
            continue
        glued = place == end or (place == end + 1 and units[end] in _SEPARATORS)
        if (not lettered and not glued) or sum(unit in "()[]" for unit in units[end:place]) > 1:
            break
        lettered, end = lettered or ways[place] == "L", place + 1
    return end + 1 if end < len(units) and _is_open(units[start:end]) and units[end] in ")]" else end


def _is_open(units: Sequence[str]) -> bool:
    return sum(unit in ("(", "[") for unit in units) > sum(unit in (")", "]") for unit in units)


def _with_brackets(parts: Sequence[tuple[str, bool]]) -> str:
    """The parts in reading order; brackets among them open what comes first, whichever way they were drawn."""
    words = ""
    waiting: list[str] = []
    for place, (text, latin) in enumerate(parts):
        if latin or (text not in _OPEN and text not in _CLOSE):
            words += text
            continue
        opening = text if text in _OPEN else _CLOSE[text]
        following = parts[place + 1][0] if place + 1 < len(parts) else " "
        ends_earlier = bool(words) and not words[-1].isspace() and following[0] in " .,:;،؛"
        if opening in waiting or ends_earlier:
            words += _OPEN[opening]
            waiting = [one for one in waiting if one != opening]
        else:
            words += opening
            waiting.append(opening)
    return words
