"""Lines of a text as HTML: each block shown for what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from proposals.comparing.changes import KEPT
from proposals.queries.lines import Line, Piece
from proposals.templatetags import grids, redline
from proposals.templatetags.pictures import picture

register = template.Library()

TAGS = {"code": "pre", "example": "div", "note": "div", "figure": "figure"}
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """What the lines of one clause share: its key, and where removed words stood."""

    key: str
    gone_from: str = ""


@register.filter
def direction(language: str) -> str:
    """The value of `dir` for a text in this language: what is not known to run right to left finds out for itself."""
    return "rtl" if language.partition("-")[0] in settings.LANGUAGES_BIDI else "auto"


@register.simple_tag
def blocks(lines: Iterable[Line], key: str, gone_from: str = "") -> SafeString:
    """The lines of the clause `key`."""
    lines = list(lines)
    place = Place(escape(key), gone_from)
    calls = _calls(lines)
    drawn = (_draw(kind, list(run), place, calls) for kind, run in groupby(lines, _gathering))
    return SafeString("".join(drawn))


def _gathering(line: Line) -> tuple[str, object]:
    """Rows of one table and items of one list are drawn together."""
    if line.kind == "row":
        return "row", line.row.frame if line.row else (line.side, line.facts.get("table"))
    return ("item", None) if line.kind == "item" else ("", line)


def _draw(gathered: tuple[str, object], lines: Sequence[Line], place: Place, calls: Sequence[Line]) -> str:
    if gathered[0] == "row":
        drawn = grids.table(lines, place.gone_from) if lines[0].row else _table(lines, place)
        return drawn + _beneath(lines)
    if gathered[0] == "item":
        return f'<ul class="items" role="list">{"".join(_item(line, place, calls) for line in lines)}</ul>'
    return "".join(_block(line, place, calls) for line in lines)


def _item(line: Line, place: Place, calls: Sequence[Line]) -> str:
    depth = min(int(line.facts.get("depth", 1)), DEEPEST)
    marker = f'<span class="marker">{escape(line.marker or "–")}</span>'
    words = _words(line, place, calls)
    return f'<li class="item depth-{depth}{_fate(line)}">{marker} <span>{words}</span></li>'


def _block(line: Line, place: Place, calls: Sequence[Line]) -> str:
    tag = TAGS.get(line.kind, "p")
    words = _words(line, place, calls)
    marker = f'<span class="marker">{escape(line.marker)}</span> ' if line.marker else ""
    name = f' id="{place.key}-{line.order}"' if line.kind == "footnote" else ""
    pictures = "".join(picture(op, figure) for op, figure in line.figures)
    classes = f"block {escape(line.kind)}{_editors(line)}{_fate(line)}"
    return f'<{tag} class="{classes}"{name}>{pictures}{marker}{words}</{tag}>'


def _editors(line: Line) -> str:
    """An editor's note stands apart from the notes of the text."""
    return " editors" if line.facts.get("editor") else ""


def _table(lines: Sequence[Line], place: Place) -> str:
    rows = "".join(f'<tr class="block{_fate(line)}">{_cells(line, place)}</tr>' for line in lines)
    return (
        f'<div class="scroll-x" role="group" tabindex="0" aria-label="{_("Table")}">'
        f'<table class="draft-table"><tbody>{rows}</tbody></table></div>'
    )


def _beneath(lines: Sequence[Line]) -> str:
    """The pictures in the cells of a table, behind it."""
    shown = "".join(picture(op, figure) for line in lines for op, figure in line.figures if figure.file)
    return f'<div class="table-pictures">{shown}</div>' if shown else ""


def _cells(line: Line, place: Place) -> str:
    drawn = []
    for facts, runs in line.cells():
        tag = "th" if facts.get("head") else "td"
        drawn.append(f"<{tag}{_bounds(facts)}>{redline.pieces(runs, gone_from=place.gone_from)}</{tag}>")
    return "".join(drawn)


def _bounds(facts: Mapping[str, Any]) -> str:
    columns, rows = int(facts.get("columns") or 1), int(facts.get("rows") or 1)
    spans = f' colspan="{columns}"' if columns > 1 else ""
    spans += f' rowspan="{rows}"' if rows > 1 else ""
    return spans + (' scope="col"' if facts.get("head") else "")


def _fate(line: Line) -> str:
    return "" if line.op == KEPT else f" all-{line.op}"


def _calls(lines: Sequence[Line]) -> list[Line]:
    """The footnotes that say where they are called, in the order of their calls."""
    called = [line for line in lines if line.kind == "footnote" and isinstance(line.facts.get("call"), int)]
    return sorted(called, key=lambda line: int(line.facts["call"]))


def _words(line: Line, place: Place, calls: Sequence[Line]) -> str:
    own = [call for call in calls if call is not line and call.side == line.side]
    if not own:
        return redline.pieces(line.pieces, gone_from=place.gone_from)
    return "".join(_with_calls(line, place, own))


def _with_calls(line: Line, place: Place, calls: Sequence[Line]) -> Iterator[str]:
    """The words, cut where a footnote is called, with a link to it."""
    for piece in line.pieces:
        at = 0
        for call in calls:
            cut = int(call.facts["call"]) - piece.start
            if at < cut <= len(piece.text) and piece.side == call.side:
                yield _run(piece, at, cut, place)
                yield _link(call, place)
                at = cut
        yield _run(piece, at, len(piece.text), place)


def _run(piece: Piece, start: int, end: int, place: Place) -> str:
    if start == end:
        return ""
    return redline.pieces([piece.cut(start, end)], gone_from=place.gone_from)


def _link(call: Line, place: Place) -> str:
    marker = escape(call.marker or "*")
    return f'<sup class="call"><a href="#{place.key}-{call.order}">{marker}</a></sup>'
