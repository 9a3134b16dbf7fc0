"""A matrix of origins as a picture: how much of a clause stands in a proposal, by a number and a shade."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.queries.origin_entries import OriginChoice
from annotations.queries.origin_matrix import MatrixRow, OriginMatrix
from proposals.models import Proposal, Team

register = template.Library()

NAMES, HEAD, WIDTH, HEIGHT = 288, 44, 96, 26
"""Pixels for the names of rows, for those of columns, and of a cell."""
SHADES = 5
NAME = 40
"""Signs of the name of a row."""
CELL = (
    '<a class="s{}" href="?{}#rows" data-cell{} aria-label="{}, {}: {} %">'
    '<rect x="{}" y="{}" width="{}" height="{}"/><text x="{}" y="{}">{}</text></a>'
)


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A proposal, and where its column begins."""

    proposal: Proposal
    x: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """So many hundredths of the words of a row stand in a proposal; an empty one is not drawn."""

    proposal: Proposal
    percent: int
    x: int
    is_chosen: bool

    @property
    def shade(self) -> int:
        """From 1 to `SHADES`."""
        return -(-self.percent * SHADES // 100)


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row of the matrix, `percents` of all its columns, and its cells that have words."""

    row: MatrixRow
    y: int
    cells: tuple[MatrixCell, ...]
    percents: tuple[int, ...]

    @property
    def name(self) -> str:
        """Number and title of its clause, or of the first and the last."""
        first, last = self.row.first, self.row.last
        if first is last or last.level > first.level:
            return f"{first.number} {first.title}".strip() or _("a clause without a number")
        return " – ".join(one.number or one.title or "…" for one in (first, last))


@dataclass(frozen=True, slots=True)
class DrawnMatrix:
    """All of it in pixels: the names of the rows beside their cells."""

    columns: tuple[DrawnColumn, ...]
    rows: tuple[DrawnRow, ...]
    width: int
    height: int
    names: int = NAMES


@register.simple_tag
def matrix_name(drawn: DrawnRow) -> SafeString:
    """The name of a row, as far as there is room."""
    short = Truncator(drawn.name).chars(NAME)
    return format_html('<text class="matrix-name" x="0" y="{}" dy="17">{}</text>\n', drawn.y, short)


@register.simple_tag
def matrix_row(drawn: DrawnRow, team: Team | None) -> SafeString:
    """The cells of a row as links to their passages, in as few bytes as it takes."""
    cells = format_html_join("", CELL, (_facts(drawn, cell, team) for cell in drawn.cells))
    return SafeString(f"{cells}\n")


def _facts(drawn: DrawnRow, cell: MatrixCell, team: Team | None) -> tuple[object, ...]:
    asked = {"proposal": cell.proposal.slug, "first": drawn.row.first.key, "last": drawn.row.last.key}
    query = urlencode({"team": team.slug, **asked} if team else asked)
    chosen = SafeString(' aria-current="true"') if cell.is_chosen else ""
    place = (cell.x, drawn.y, WIDTH - 2, HEIGHT - 2, cell.x + WIDTH // 2 - 1, drawn.y + 17, cell.percent)
    return (cell.shade, query, chosen, drawn.name, cell.proposal, cell.percent, *place)


@register.simple_tag
def matrix_numbers(drawn: DrawnRow) -> SafeString:
    """The cells of a row of the same as a table."""
    shown = ((f"{one} %" if one else "",) for one in drawn.percents)
    return format_html_join("", '<td class="number">{}</td>', shown)


@register.simple_tag
def drawn_matrix(matrix: OriginMatrix, choice: OriginChoice) -> DrawnMatrix:
    """The picture, with the cell marked that is chosen; what has no words from any of its proposals has no row."""
    columns = tuple(DrawnColumn(one, WIDTH * place) for place, one in enumerate(matrix.proposals))
    shared = (row for row in matrix.rows if any(row.percent(one.pk) for one in matrix.proposals))
    rows = tuple(_row(row, HEAD + HEIGHT * place, columns, choice) for place, row in enumerate(shared))
    return DrawnMatrix(columns, rows, WIDTH * len(columns), HEAD + HEIGHT * len(rows))


def _row(row: MatrixRow, y: int, columns: tuple[DrawnColumn, ...], choice: OriginChoice) -> DrawnRow:
    percents = tuple(row.percent(one.proposal.pk) for one in columns)
    is_chosen = (choice.first, choice.last) == (row.first.key, row.last.key)
    cells = tuple(
        MatrixCell(column.proposal, percent, column.x, is_chosen and choice.proposal == column.proposal)
        for column, percent in zip(columns, percents, strict=True)
        if percent
    )
    return DrawnRow(row, y, cells, percents)
