"""How much room words take on paper, and words cut to the room they have.

Nobody knows in which font a file will be drawn, so widths are those of a wide one (DejaVu Sans, which Linux takes where
Arial is missing), in hundredths of the size of the font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

from clauseline.comparing.changes import KEPT, Span

MORE = "…"
BEFORE = 6
"""So many pieces of unchanged words stand before the first that changed, where not all fit."""
_WIDE = frozenset("mwMWQO@%&—…")
_NARROW = {**dict.fromkeys("ijl.,:;'|! ", 34), **dict.fromkeys("ftr()[]-/", 42)}
"""Of the signs that are most frequent."""
_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf"\s+|[{_HAN}]|[^\s{_HAN}]{{1,24}}")
_ENDLESS = re.compile(rf"[^\s{_HAN}]{{25,}}")
_BREAK = "\u200b"
PART = 8
"""So many signs of an endless word stay together."""


def width(words: str) -> int:
    """How wide they are."""
    return sum(map(_width, words))


def room(lines: int, line: int) -> int:
    """How wide words may be on so many lines of such a width: some of it is lost where lines end at words."""
    return line * lines * (98 if lines == 1 else 93) // 100


def lines_of(words: int, line: int) -> int:
    """How many lines of such a width words take that are so wide."""
    return 1 if words <= room(1, line) else max(2, -(-words * 100 // (line * 93)))


def cut(words: Sequence[Span], room: int) -> tuple[Span, ...]:
    """As much of them as there is room for, from a little before the first that changed; "…" stands for the rest.

    A word that is longer than others may be broken: else it left the line before it empty.
    """
    return _cut([Span(one.op, _ENDLESS.sub(_breakable, one.text)) for one in words], room)


def shortened(words: str, room: int) -> str:
    """The same for words of which nothing changed, and which are never broken: an address, a title."""
    return "".join(one.text for one in _cut((Span(KEPT, words),), room))


def facts_within(facts: str, room: int) -> str:
    """The same for facts with " · " between them; one of which its name alone had room is left out."""
    found = shortened(facts, room)
    before, _, last = found.rpartition(" · ")
    return before if before and last.endswith(MORE) and last.rstrip(f" {MORE}").endswith((":", "：")) else found


def _cut(words: Sequence[Span], room: int) -> tuple[Span, ...]:
    pieces = [Span(one.op, piece) for one in words for piece in _PIECES.findall(one.text.replace("\n", " "))]
    if _wide(pieces) <= room:
        return _joined(pieces)
    start = _start(pieces, room)
    kept: list[Span] = [Span(KEPT, f"{MORE} ")] if start else []
    left = room - _wide(kept) - width(f" {MORE}")
    for piece in pieces[start:]:
        left -= width(piece.text)
        if left < 0:
            return _joined([*_without_last_space(kept), Span(KEPT, f" {MORE}")])
        kept.append(piece)
    return _joined(kept)


def _breakable(word: re.Match[str]) -> str:
    """With signs without width, behind which a line may end."""
    return _BREAK.join(word[0][at : at + PART] for at in range(0, len(word[0]), PART))


def _width(sign: str) -> int:
    if combining(sign) or sign == _BREAK:
        return 0
    if sign in _WIDE or east_asian_width(sign) in "WF":
        return 100
    if sign.isascii() and not sign.isupper():
        return _NARROW.get(sign, 63)
    return 75


def _wide(pieces: Iterable[Span]) -> int:
    return sum(width(one.text) for one in pieces)


def _start(pieces: Sequence[Span], room: int) -> int:
    """Where to begin: at the first piece unless what changed would then be beyond half of the room."""
    first = next((at for at, one in enumerate(pieces) if one.op != KEPT), 0)
    if _wide(pieces[:first]) <= room // 2:
        return 0
    return max(0, first - 2 * BEFORE)


def _without_last_space(pieces: list[Span]) -> list[Span]:
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    return pieces


def _joined(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Pieces of one fate that follow one another as one."""
    return tuple(_runs(pieces))


def _runs(pieces: Iterable[Span]) -> Iterator[Span]:
    run: Span | None = None
    for one in pieces:
        if run and run.op == one.op:
            run = Span(run.op, run.text + one.text)
        else:
            if run:
                yield run
            run = Span(one.op, one.text)
    if run:
        yield run
