"""A text with proposed edits made in it: what a draft would say if a body took up what is asked of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from clauseline.outline import BlockText, Cell, ClauseText, Outline
from clauseline.rewording import WordEdit, apply


@dataclass(frozen=True, slots=True)
class _Map:
    """Where places of a text are once edits were made in it, none of which reaches into another."""

    edits: Sequence[WordEdit]

    def start(self, place: int) -> int:
        """Where what begins there begins."""
        return self._moved(place, [one for one in self.edits if one.start < place])

    def end(self, place: int) -> int:
        """Where what ends there ends: with what was put in behind it."""
        return self._moved(place, [one for one in self.edits if one.start <= place])

    def joins(self, before: BlockText, block: BlockText) -> bool:
        """Whether what stood between two blocks was taken out."""
        return any(one.start <= before.end and block.start <= one.end for one in self.edits if one.start < one.end)

    @staticmethod
    def _moved(place: int, before: Iterable[WordEdit]) -> int:
        return place + sum(len(one.words) - (min(one.end, place) - one.start) for one in before)


def without_clashes(edits: Iterable[WordEdit]) -> tuple[list[WordEdit], list[int]]:
    """Those that can be made together, in the order of the text, and the places of the others among `edits`.

    Of two that are laid on the same words the first one counts. One that takes nothing out may stand at an edge.
    """
    kept: list[WordEdit] = []
    clashing: list[int] = []
    for place, edit in enumerate(edits):
        if any(_clash(edit, other) for other in kept):
            clashing.append(place)
        else:
            kept.append(edit)
    return sorted(kept), clashing


def amended(outline: Outline, edits: Mapping[int, Sequence[WordEdit]]) -> Outline:
    """The outline with these edits by the index of their clause; none of a clause reaches into another."""
    clauses = tuple(
        _amended(clause, _flat(edits[index])) if index in edits else clause
        for index, clause in enumerate(outline.clauses)
    )
    return replace(outline, clauses=clauses)


def _clash(one: WordEdit, other: WordEdit) -> bool:
    if one.start == one.end or other.start == other.end:
        return other.start < one.start < other.end or one.start < other.start < one.end or one[:2] == other[:2]
    return one.start < other.end and other.start < one.end


def _flat(edits: Sequence[WordEdit]) -> list[WordEdit]:
    """In the order of the text; words of several paragraphs are one: a clause's text knows its blocks by line feeds."""
    return [WordEdit(one.start, one.end, " ".join(one.words.split("\n"))) for one in sorted(edits)]


def _amended(clause: ClauseText, edits: Sequence[WordEdit]) -> ClauseText:
    places = _Map(edits)
    blocks: list[BlockText] = []
    last: BlockText | None = None
    for block in clause.blocks:
        if blocks and last and places.joins(last, block):
            blocks[-1] = replace(blocks[-1], end=places.end(block.end))
        else:
            blocks.append(_moved(block, places))
        last = block
    # What shows pictures stays the block that it is: where blocks were joined, nobody can say which one does.
    figures = clause.figures if len(blocks) == len(clause.blocks) else ()
    return replace(clause, text=apply(clause.text, edits), blocks=tuple(blocks), figures=figures)


def _moved(block: BlockText, places: _Map) -> BlockText:
    facts = block.facts
    if facts.cells or facts.call is not None or facts.lines:
        facts = replace(
            facts,
            cells=tuple(_cell(cell, places) for cell in facts.cells),
            call=None if facts.call is None else places.start(facts.call),
            lines=tuple((places.start(start), number) for start, number in facts.lines),
        )
    return replace(block, start=places.start(block.start), end=places.end(block.end), facts=facts)


def _cell(cell: Cell, places: _Map) -> Cell:
    return replace(cell, start=places.start(cell.start), end=places.end(cell.end))
