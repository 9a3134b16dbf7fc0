"""A comparison that need not be stored, as people read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from proposals.comparing.changes import Change
from proposals.exporting.redline import Redline
from proposals.models import Figure
from proposals.outline import ClauseText, FigureImage, Outline
from proposals.queries.documents import Section, placed
from proposals.queries.lines import NEW, OLD
from proposals.queries.redlines import Part, Particular
from proposals.queries.trails import Guide


def parts_of(redline: Redline, shown: Mapping[str, Figure] | None = None) -> list[Part]:
    """All changes with their clauses, whose keys are the letter of their side and their place in it.

    `shown` are the pictures that can be shown, by their SHA-256.
    """
    sides = {OLD: _sections(redline.old, "o", shown or {}), NEW: _sections(redline.new, "n", shown or {})}
    changes = redline.compared.changes
    leaders = {(side, k): _leader(change, sides) for change in changes for side, k in _places(change)}
    places = ((side, sides[side][k], leader) for (side, k), leader in leaders.items())
    guide = Guide(places, (asdict(passage) for change in changes for passage in change.passages))
    return [_part(order, change, sides, guide) for order, change in enumerate(changes)]


def counts(redline: Redline) -> Mapping[str, int]:
    """How many changes there are of each kind and each flag."""
    changes = redline.compared.changes
    return Counter([change.kind for change in changes] + [flag for change in changes for flag in change.flags])


def _sections(outline: Outline, letter: str, shown: Mapping[str, Figure]) -> list[Section]:
    bare = [_section(clause, order, letter, shown) for order, clause in enumerate(outline.clauses)]
    return placed(bare, [clause.level for clause in outline.clauses])


def _section(clause: ClauseText, order: int, letter: str, shown: Mapping[str, Figure]) -> Section:
    figures: dict[int, list[Figure]] = {}
    for figure in clause.figures:
        figures.setdefault(figure.block, []).append(_figure(figure, shown.get(figure.sha256)))
    told = clause.number, clause.title, clause.kind, clause.status, clause.text
    return Section(order, f"{letter}{order}", order, *told, blocks=clause.blocks, figures=figures)


def _figure(image: FigureImage, shown: Figure | None) -> Figure:
    facts = {"file": shown.file.name, "width": shown.width, "height": shown.height} if shown else {}
    return Figure(sha256=image.sha256, alt=image.alt, **facts)


def _places(change: Change) -> list[tuple[str, int]]:
    return [*((OLD, k) for k in change.old), *((NEW, k) for k in change.new)]


def _leader(change: Change, sides: Mapping[str, Sequence[Section]]) -> Section:
    return sides[NEW][change.new[0]] if change.new else sides[OLD][change.old[0]]


def _part(order: int, change: Change, sides: Mapping[str, Sequence[Section]], guide: Guide) -> Part:
    old, new = (tuple(sides[side][k] for k in own) for side, own in ((OLD, change.old), (NEW, change.new)))
    trails = guide.trails(asdict(passage) for passage in change.passages)
    told = (Particular(detail, tuple(sides[NEW][k] for k in detail.clauses)) for detail in change.details)
    words = change.spans, change.strength, change.confidence
    return Part(change.kind, frozenset(change.flags), order, *words, old, new, trails, tuple(told))
