"""What the paragraph styles of a Word file mean, by their names and those they are based on."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from clauseline.reading.docx.names import VALUE, W, value
from clauseline.reading.limits import STYLE_CHAIN
from clauseline.reading.words.style_names import role_of_name
from clauseline.vocabulary import Role


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What a style makes of a paragraph. `number` is the id of its numbering, `ilvl` its level there, from 0."""

    role: Role = "text"
    level: int | None = None
    number: str | None = None
    ilvl: int | None = None
    ids: tuple[str, ...] = ()


class WordStyles:
    """The paragraph styles of one file."""

    def __init__(self, root: etree._Element | None) -> None:
        rows = [] if root is None else list(root.iter(W + "style"))
        paragraph = [row for row in rows if row.get(W + "type", "paragraph") == "paragraph"]
        self._rows = {row.get(W + "styleId", ""): row for row in paragraph}
        self._known: dict[str, WordStyle] = {}
        default = next((row.get(W + "styleId", "") for row in paragraph if row.get(W + "default") in ("1", "true")), "")
        self.default = default

    def get(self, style_id: str | None) -> WordStyle:
        """The style of this id; the default one for None, a plain one for an unknown id."""
        key = self.default if style_id is None else style_id
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, style_id: str) -> WordStyle:
        chain = list(self._chain(style_id))
        role, level = next(filter(None, (role_of_name(value(row, "name") or "") for row in chain)), ("text", None))
        if role == "text":
            role, level = next(filter(None, map(_outline, chain)), ("text", None))
        number = ilvl = None
        for row in chain:
            numbering = row.find(f"{W}pPr/{W}numPr")
            if numbering is not None:
                number = number if number is not None else value(numbering, "numId")
                ilvl = ilvl if ilvl is not None else _whole(value(numbering, "ilvl"))
        return WordStyle(role, level, number, ilvl, tuple(row.get(W + "styleId", "") for row in chain))

    def _chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        row = self._rows.get(style_id)
        while row is not None and row not in chain and len(chain) < STYLE_CHAIN:
            chain.append(row)
            row = self._rows.get(value(row, "basedOn") or "")
        return chain


def _outline(row: etree._Element) -> tuple[Role, int | None] | None:
    outline = row.find(f"{W}pPr/{W}outlineLvl")
    level = _whole(outline.get(VALUE)) if outline is not None else None
    return ("heading", level + 1) if level is not None and level < 9 else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
