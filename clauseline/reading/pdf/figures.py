"""Figures of a page: what is drawn above or below a caption that names it, and pictures that stand in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import islice, pairwise
from typing import NamedTuple

from clauseline.reading.lines import Line
from clauseline.reading.pdf.drawn import Box, Drawn, PageDrawing, PrintedFigure, around
from clauseline.reading.pdf.pieces import TextPiece
from clauseline.reading.pdf.rows import by_baseline
from clauseline.reading.structure.blocks import block_start

MOST, PIECES, CAPTIONS, GROUNDS = 20_000, 10_000, 50, 300
"""With more drawn on it than this, a page is looked at for pictures alone; with more pieces of text for none. No more
captions of a page have figures, and no more boxes are looked at for words that stand in them.
"""
NEAR, APART = 60.0, 24.0
"""A caption is not farther than so many points from its figure, nor the parts of one from one another."""
LABEL, SMALLER, ROUNDS = 5.0, 0.93, 4
"""Words so near to a figure belong to it, if they are set in smaller type than its caption; and those near to these."""
LARGE = 64_000_000
"""Pictures of more points of colour are not unpacked, and with them nothing of their page."""
SIZE, ICON = (60.0, 30.0), (60.0, 40.0)
"""A figure is wider and taller than this, and so is a picture that no caption names."""
FEW = 3
"""Fewer lines are a frame, or the rules of a heading; what stands on so many pages adorns them."""
MOST_OF_PAGE = 0.85
"""What takes so much of a page is its ground, or the scan of which the words are told; a picture as tall is a band."""
MARGIN = 0.1
"""Pictures in this part of a page at its top and bottom are emblems."""
LONG, FULL = 0.35, 36
"""Words in one row are of a paragraph if they take so much of the page and are so many characters; labels are less."""

Adornments = frozenset[tuple[int, ...]]
"""Where pictures stand that belong to all pages."""

_FIGURE = ("fig", "рис", "图", "الشكل")


class PrintedWords(NamedTuple):
    """Words that stand in one row without a wide gap, and what is behind them in that row as well."""

    box: Box
    text: str
    whole: str
    size: float
    fixed: bool
    pieces: tuple[TextPiece, ...]

    def is_caption(self) -> bool:
        """Whether they name a figure."""
        start = block_start(Line(self.whole)) if self.text.lower().lstrip().startswith(_FIGURE) else None
        return start is not None and start.kind == "caption"

    def is_prose(self, page: Box) -> bool:
        """Whether they are as long as rows of paragraphs."""
        return len(self.text) >= FULL and self.box.wide >= LONG * page.wide


def adornments(drawings: Iterable[PageDrawing]) -> Adornments:
    """Where pictures stand on several pages alike: emblems of running heads, grounds of pages."""
    found = Counter(spot for one in drawings for spot in {_spot(each.box) for each in one.drawn if each.pixels})
    return frozenset(spot for spot, count in found.items() if count >= FEW)


def take_out_figures(
    pieces: Sequence[TextPiece], drawing: PageDrawing, tables: Sequence[Box], adorning: Adornments
) -> tuple[list[TextPiece], list[PrintedFigure]]:
    """The pieces of a page outside its figures, and the figures from the top down. What rules `tables` is none."""
    if not drawing.drawn or len(pieces) > PIECES or any(one.pixels > LARGE for one in drawing.drawn):
        return list(pieces), []
    found = _Finder(pieces, drawing, tables, adorning).figures()
    gone = {id(piece) for _, own in found for words in own for piece in words.pieces}
    figures = [PrintedFigure(box, tuple(words.text for words in own)) for box, own in found]
    return [piece for piece in pieces if id(piece) not in gone], figures


class _Finder:
    """Looks for the figures of one page."""

    def __init__(
        self, pieces: Sequence[TextPiece], drawing: PageDrawing, tables: Sequence[Box], adorning: Adornments
    ) -> None:
        self._page = drawing.page
        self._drawn = [one for one in _clipped(drawing) if not self._is_aside(one, tables, adorning)]
        self._words = _words_of(pieces) if self._drawn else []
        self._captions = [words for words in self._words if words.is_caption()][:CAPTIONS]
        self._walls = self._found_walls()
        self._firm = set(map(id, self._walls))

    def figures(self) -> list[tuple[Box, list[PrintedWords]]]:
        """The box of each figure and the words in it, from the top down."""
        # Where captions stand above their figures, each but the first has one above as well.
        named, left = max((self._named(first) for first in (False, True)), key=lambda found: len(found[0]))
        whole = [self._with_labels(box, caption.size) for box, caption in named]
        return sorted([*whole, *((box, []) for box in self._unnamed(left))], key=lambda one: -one[0].high)

    def _named(self, first: bool) -> tuple[list[tuple[Box, PrintedWords]], list[Drawn]]:
        """What is drawn below captions or above, the one or the other tried `first`, and what is left."""
        found: list[tuple[Box, PrintedWords]] = []
        left, captions = self._drawn, self._captions
        for below in (first, not first):
            for caption in captions:
                room = self._room(caption, below=below)
                parts = _reached(caption, room, left, below=below)
                box = around(one.box for one in parts).within(room) if parts else room
                if parts and self._is_figure(box, parts):
                    found.append((box, caption))
                    taken = set(map(id, parts))
                    left = [one for one in left if id(one) not in taken]
            captions = [one for one in captions if not any(one is caption for _, caption in found)]
        return found, left

    def _is_aside(self, one: Drawn, tables: Sequence[Box], adorning: Adornments) -> bool:
        """Whether something drawn belongs to a table, to all pages, or to the ground of this one."""
        return (
            one.box.area > MOST_OF_PAGE * self._page.area
            or (bool(one.pixels) and one.box.tall > MOST_OF_PAGE * self._page.tall)
            or (bool(one.pixels) and _spot(one.box) in adorning)
            or any(table.has_centre_of(one.box) for table in tables)
        )

    def _found_walls(self) -> list[PrintedWords]:
        """The words beyond which no figure goes: captions, and rows of paragraphs that nothing is drawn around."""
        boxes = (one.box for one in self._drawn if one.box.tall > 2 * LABEL and one.box.wide > SIZE[0])
        grounds = nlargest(GROUNDS, boxes, key=lambda box: box.area)
        named = set(map(id, self._captions))
        return [
            words for words in self._words
            if id(words) in named
            or (words.is_prose(self._page) and not any(box.has_centre_of(words.box) for box in grounds))
        ]  # fmt: skip

    def _room(self, caption: PrintedWords, *, below: bool) -> Box:
        """Where the figure of a caption can stand: up to the next paragraph or caption, in its own column."""
        own, page = caption.box, self._page
        walls = [wall.box for wall in self._walls if wall is not caption]
        across = [box for box in walls if box.left < own.right and box.right > own.left]
        if below:
            low, high = max((box.high for box in across if box.high <= own.low), default=page.low), own.low
        else:
            low, high = own.high, min((box.low for box in across if box.low >= own.high), default=page.high)
        beside = [box for box in walls if box.low < high and box.high > low]
        left = max((box.right for box in beside if box.right <= own.left), default=page.left)
        right = min((box.left for box in beside if box.left >= own.right), default=page.right)
        return Box(left, low, right, max(low, high))

    def _is_figure(self, box: Box, parts: Sequence[Drawn]) -> bool:
        """Whether what is drawn in a box is more than a frame around text."""
        if box.wide < SIZE[0] or box.tall < SIZE[1]:
            return False
        if any(one.pixels for one in parts):
            return True
        inside = [words for words in self._words if box.has_centre_of(words.box)]
        prose = sum(len(words.text) for words in inside if words.is_prose(self._page) or words.fixed)
        return len(parts) >= FEW and 3 * prose <= sum(len(words.text) for words in inside)

    def _with_labels(self, box: Box, size: float) -> tuple[Box, list[PrintedWords]]:
        """A figure with the words that stand in it, or at it in smaller type than its caption has; words of paragraphs
        are only covered."""
        found: list[PrintedWords] = []
        left = [words for words in self._words if id(words) not in self._firm and not words.fixed]
        for _ in range(ROUNDS):
            own = [words for words in left if _is_at(words.box, box, LABEL if words.size < SMALLER * size else 0.0)]
            if not own:
                break
            box = around([box, *(words.box for words in own)]).within(self._page)
            taken = set(map(id, own))
            found, left = found + own, [words for words in left if id(words) not in taken]
        return box, [words for words in self._words if any(words is one for one in found)]

    def _unnamed(self, left: Sequence[Drawn]) -> Iterable[Box]:
        """Pictures in the text that no caption names, the pieces of one together, but those on which text stands."""
        page = self._page
        pictures = sorted((one.box for one in left if one.pixels), key=lambda box: -box.high)
        band = Box(page.left, page.low + MARGIN * page.tall, page.right, page.high - MARGIN * page.tall)
        prose = [words.box for words in self._words if words.is_prose(page)]
        large = (box for box in _joined(pictures) if box.wide >= ICON[0] and box.tall >= ICON[1])
        for box in islice(filter(band.has_centre_of, large), GROUNDS):
            if not any(box.has_centre_of(words) for words in prose):
                yield box


def _reached(caption: PrintedWords, room: Box, left: Sequence[Drawn], *, below: bool) -> list[Drawn]:
    """What is drawn in the room of a caption, from that nearest to it on to where nothing is for a while; what goes
    far beyond that room is of something else.
    """
    if room.tall < SIZE[1]:
        return []
    low, high = room.low - 2 * LABEL, room.high + 2 * LABEL
    own = [one for one in left if room.has_centre_of(one.box) and low <= one.box.low and one.box.high <= high]
    own.sort(key=lambda one: -one.box.high if below else one.box.low)
    edge = caption.box.low if below else caption.box.high
    parts: list[Drawn] = []
    for one in own:
        gap = edge - one.box.high if below else one.box.low - edge
        if gap > (APART if parts else NEAR):
            break
        parts.append(one)
        edge = min(edge, one.box.low) if below else max(edge, one.box.high)
    return parts


def _clipped(drawing: PageDrawing) -> list[Drawn]:
    """What is drawn on the page itself, pictures alone where there is too much."""
    drawn = drawing.drawn if len(drawing.drawn) <= MOST else [one for one in drawing.drawn if one.pixels][:MOST]
    page = drawing.page
    return [
        Drawn(one.box.within(page), one.pixels) for one in drawn
        if one.box.left < page.right and one.box.right > page.left
        and one.box.low < page.high and one.box.high > page.low
    ]  # fmt: skip


def _words_of(pieces: Sequence[TextPiece]) -> list[PrintedWords]:
    """The words of a page, parted where gaps are wide, and each turned piece for itself."""
    upright = [piece for piece in pieces if piece.upright and piece.text.strip()]
    turned = [[piece] for piece in pieces if not piece.upright and piece.text.strip()]
    groups = [_parted(sorted(group, key=lambda piece: piece.left)) for group in by_baseline(upright)]
    found = []
    for parts in [*groups, *([one] for one in turned)]:
        texts = [" ".join("".join(piece.text for piece in part).split()) for part in parts]
        for place, part in enumerate(parts):
            size = max(piece.size for piece in part)
            base, left = part[0].base, min(piece.left for piece in part)
            box = Box(left, base - 0.3 * size, max(piece.right for piece in part), base + 0.8 * size)
            fixed = all(piece.fixed for piece in part)
            found.append(PrintedWords(box, texts[place], "\t".join(texts[place:]), size, fixed, tuple(part)))
    return found


def _parted(group: Sequence[TextPiece]) -> list[list[TextPiece]]:
    parts = [[group[0]]]
    for one, other in pairwise(group):
        if other.left - one.right > 2 * max(one.size, other.size):
            parts.append([])
        parts[-1].append(other)
    return parts


def _is_at(words: Box, box: Box, room: float) -> bool:
    """Whether words stand in a box, or touch it but for so much room."""
    if not room:
        return box.holds(min(max((box.left + box.right) / 2, words.left), words.right), (words.low + words.high) / 2)
    return (
        words.left < box.right + room and words.right > box.left - room
        and words.low < box.high + room and words.high > box.low - room
    )  # fmt: skip


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of falling tops as one where they touch."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if last and box.high >= last.low - 2 and box.left < last.right + 2 and box.right > last.left - 2:
            found[-1] = around((last, box))
        else:
            found.append(box)
    return found


def _spot(box: Box) -> tuple[int, ...]:
    return tuple(round(side / 3) for side in box)
