"""References of kramdown-rfc, "{{RFC2119}}" or "{{intro}}", as the tool that publishes the memo shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.markdown.blocks import Placed
from clauseline.reading.markdown.source import MARKS, Source

_REFERENCE = re.compile(r"\{\{(?P<said>[^{}\n]{1,200})\}\}")
_ANCHOR = re.compile(r"#(?P<name>[\w.-]+)")
_TITLE_OF_ANCHOR = re.compile(r"[^a-z0-9]+")
Part = TypeVar("Part", Line, Cell)


def section_anchors(source: Source, placed: Sequence[Placed], numbered: Sequence[Line | Row]) -> dict[str, str]:
    """What a reference to each heading shows: by its typed anchor, or the one made of its title."""
    found: dict[str, str] = {}
    for item, at in zip(numbered, placed, strict=True):
        if not isinstance(item, Line) or item.role != "heading" or not item.label:
            continue
        shown = item.label if item.label.startswith("Appendix ") else f"Section {item.label}"
        lines = source.original[at.place : at.place + 2]
        typed = next(filter(None, map(_typed, lines)), "")
        for name in (typed, _TITLE_OF_ANCHOR.sub("-", item.text.lower()).strip("-")):
            found.setdefault(name, shown)
    return found


def _typed(line: str) -> str:
    """The anchor in the attributes at the end of a line, or ""."""
    inside = line.rstrip().rpartition("{")[2]
    found = _ANCHOR.search(inside) if "{" in line and inside.find("}") == len(inside) - 1 else None
    return found["name"] if found else ""


def show_references(
    items: Sequence[Line | Row], anchors: Mapping[str, str], labels: Mapping[str, str], account: Account
) -> list[Line | Row]:
    """The same lines with what references show in their place; code stays as it is.

    `labels` are those of sources that are cited by another name.
    """

    def show(part: Part) -> Part:
        return _show(part, anchors, labels, account)

    return [
        item._replace(cells=tuple(map(show, item.cells))) if isinstance(item, Row)
        else item if item.role == "code" else show(item)
        for item in items
    ]  # fmt: skip


def _show(part: Part, anchors: Mapping[str, str], labels: Mapping[str, str], account: Account) -> Part:
    if "{{" not in part.text:
        return part
    added = 0

    def shown(found: re.Match[str]) -> str:
        nonlocal added
        words = _words(found["said"], anchors, labels)
        account.leave_out(MARKS, found.group())
        added += weigh(words)
        return words

    text = _REFERENCE.sub(shown, part.text)
    return part._replace(text=text, added=part.added + added)


def _words(said: str, anchors: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """What is shown for the inside of a reference: "Section 2 of RFC9110", "!RFC2119", "-alias", "intro"."""
    place, of, source = said.strip().rpartition(" of ")
    asked = source.strip().lstrip("!?").partition("=")[0].split("#")[0] or source.strip()
    name = asked.lstrip("-") or asked
    shown = anchors.get(name) if asked not in labels else None
    shown = shown or f"[{labels.get(asked) or labels.get(name) or name}]"
    return f"{place} of {shown}" if of else shown
