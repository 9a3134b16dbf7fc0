"""A reading as people read it: its clauses with their blocks, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from proposals.models import Clause, Figure, Reading
from proposals.outline import BlockText, parents, unpacked
from proposals.queries.lines import Line, pictured, plain

FIELDS = ("pk", "key", "order", "number", "title", "kind", "status", "text")


@dataclass(frozen=True, slots=True)
class Section:
    """A clause to be drawn. `depth` counts from 1; `says_status`: its status is not that of its parent.

    `figures` are pictures by the order of the block that shows them.
    """

    pk: int
    key: str
    order: int
    number: str
    title: str
    kind: str
    status: str
    text: str
    blocks: Sequence[BlockText] = ()
    figures: Mapping[int, Sequence[Figure]] | None = None
    depth: int = 1
    has_children: bool = False
    says_status: bool = False

    @property
    def heading(self) -> int:
        """The level of its heading on a page whose title is the first."""
        return min(self.depth + 1, 6)

    @property
    def lines(self) -> list[Line]:
        return pictured(plain(self.text, self.blocks), new=self.figures)

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of each block by its words."""
        return {self.text[block.start : block.end]: block.kind for block in self.blocks}

    @property
    def name(self) -> str:
        """What to call it in a list: number and title, or else its first words."""
        words = f"{self.number} {self.title}".strip()
        return words or self.text[:60] + "…" * (len(self.text) > 60)


def sections(reading: Reading) -> list[Section]:
    """All clauses of `reading`: two queries, however many there are."""
    rows = list(Clause.objects.filter(reading=reading).order_by("order").values(*FIELDS, "level", "packed"))
    figures = _figures(reading)
    bare = []
    for row in rows:
        told: dict[str, Any] = {name: row[name] for name in FIELDS}
        bare.append(Section(**told, blocks=unpacked(row["packed"]), figures=figures.get(row["pk"])))
    return placed(bare, [row["level"] for row in rows])


def placed(bare: Sequence[Section], levels: Sequence[int]) -> list[Section]:
    """The sections with what their levels, in order, say of their depth and parents."""
    found: list[Section] = []
    above = parents(levels)
    is_parent = set(above)
    for index, (section, parent) in enumerate(zip(bare, above, strict=True)):
        depth = 1 if parent is None else found[parent].depth + 1
        status = "normative" if parent is None else found[parent].status
        found.append(
            replace(section, depth=depth, has_children=index in is_parent, says_status=section.status != status)
        )
    return found


def _figures(reading: Reading) -> dict[int, dict[int, list[Figure]]]:
    found: dict[int, dict[int, list[Figure]]] = {}
    rows = Figure.objects.filter(reading=reading).order_by("pk").select_related("reading__version")
    for figure in rows:
        found.setdefault(figure.clause_id, {}).setdefault(figure.place, []).append(figure)
    return found
