"""The lists of references that kramdown-rfc makes of a draft's head, of what its text names, and of boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clauseline.outline import canonical
from clauseline.reading.markdown.head import read_head
from clauseline.reading.markdown.source import Source

LONGEST = 200
"""No label of a source has more characters."""
KINDS = {"!": "normative", "?": "informative"}
_SOURCE = re.compile(r"(?i:rfc|bcp|std)\d+|[-A-Z0-9]+\.\S+")
"""What the tool fetches a description of. Clauseline does not: such an entry is its name alone."""
_NAMED = re.compile(
    r"\{\{(?:[^{}]{1,60}\sof\s)?(?:[\w./-]+@)?(?P<kind>[?!])(?P<alias>-)?(?P<name>[\w.-]+)"
    r"(?:=(?P<of>[\w./-]+))?(?:[ ,][^{}]{0,80})?\}\}"
)
_BOILERPLATE = re.compile(r"\{(?<![^\n]\{)::boilerplate(?P<name>\s[^{}]*)\}")
"""At the start of a line; it is found fast by its first sign."""
_KEYWORDS = re.compile(r"bcp14(?:info)?\+?(?:-tagged)?(?P<bcp>-bcp(?:14)?)?", re.I)
_STATUS = re.compile(r"rfc\s*7942(?:info)?", re.I)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list: the label in its brackets, and what the draft itself says of the source."""

    label: str
    words: str = ""

    def text(self) -> str:
        """The entry as a line."""
        return canonical(f"[{self.label}] {self.words}")


@dataclass(frozen=True, slots=True)
class ReferenceLists:
    """The entries of the normative and the informative list, and the labels that names in the text stand for."""

    normative: tuple[Listed, ...] = ()
    informative: tuple[Listed, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """All that the head of the file may have said."""
        return "\n".join(entry.text() for entry in (*self.normative, *self.informative))


def read_lists(source: Source) -> ReferenceLists:
    """The lists of a draft of kramdown-rfc; of other files none."""
    if not source.kramdown:
        return ReferenceLists()
    head = read_head(source.head)
    known = {kind: _map(head.get(kind)) for kind in ("ref", "normative", "informative")}
    every = {name: said for rows in known.values() for name, said in rows.items()}
    aliases = {alias: name for name, said in every.items() if (alias := _alias(said))}
    lists: dict[str, dict[str, Any]] = {kind: dict(known[kind]) for kind in KINDS.values()}
    for kind, name, of in _named("\n".join(source.original), aliases):
        lists[kind].setdefault(name, known["ref"].get(name) or of)
    shown = {name: _display(name, said) for name, said in every.items()}
    made = {kind: [Listed(shown.get(name, name), _words(said)) for name, said in lists[kind].items()] for kind in lists}
    if _is_sorted(head):
        made = {kind: sorted(rows, key=lambda row: row.label.upper()) for kind, rows in made.items()}
    labels = shown | {f"-{alias}": shown[name] for alias, name in aliases.items()}
    return ReferenceLists(tuple(made["normative"]), tuple(made["informative"]), labels)


def _map(said: object) -> dict[str, Any]:
    return {str(name): value for name, value in said.items()} if isinstance(said, dict) else {}


def _alias(said: object) -> str:
    """By what name beside its own the text may call a source."""
    alias = said.get("-") if isinstance(said, dict) else said
    return alias if isinstance(alias, str) else ""


def _display(name: str, said: object) -> str:
    display = said.get("display") if isinstance(said, dict) else None
    return display if isinstance(display, str) and display.strip() and len(display) <= LONGEST else name


def _is_sorted(head: Mapping[str, Any]) -> bool:
    """Whether the draft asks for entries in the order of their labels, as drafts for version 3 do by themselves."""
    asked = head.get("pi", ["sortrefs"] if "v" in head else [])
    if isinstance(asked, dict):
        return str(asked.get("sortrefs", "no")) in ("yes", "true", "")
    return "sortrefs" in asked if isinstance(asked, list) else False


def _named(text: str, aliases: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The list, the name and the source of each that the text puts in a list; one named for both is normative."""
    kinds: dict[str, str] = {}
    sources: dict[str, str] = {}
    for found in _NAMED.finditer(_BOILERPLATE.sub(_boilerplate, text)):
        name = aliases.get(found["name"], found["name"]) if found["alias"] else found["name"]
        kinds[name] = "!" if "!" in (found["kind"], kinds.get(name)) else "?"
        sources.setdefault(name, found["of"] or "")
    for name, kind in kinds.items():
        yield KINDS[kind], name, sources[name]


def _boilerplate(found: re.Match[str]) -> str:
    """The references in the words that the tool puts in the place of a line."""
    name = found["name"].strip()
    keywords = _KEYWORDS.fullmatch(name)
    if keywords:
        return "{{!BCP14}}" if keywords["bcp"] else "{{!RFC2119}} {{!RFC8174}}"
    return "{{?RFC7942}}" if _STATUS.fullmatch(name) else ""


def _words(said: object) -> str:
    """Who wrote a source, its title, where it stands, when: what is said of these."""
    if isinstance(said, str):
        return said if _SOURCE.fullmatch(said) else ""
    if not isinstance(said, dict):
        return ""
    authors = said.get("author")
    series = said.get("seriesinfo")
    parts = [
        said.get("="),
        *map(_author, authors if isinstance(authors, list) else [authors]),
        said.get("title"),
        said.get("refcontent", said.get("rc")),
        *(f"{name} {number}" for name, number in _map(series).items() if isinstance(number, str)),
        _date(said.get("date")),
        f"<{target}>" if isinstance(target := said.get("target"), str) and target.strip() else "",
        said.get("annotation", said.get("ann")),
    ]
    return ", ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())


def _author(said: object) -> str:
    names: Sequence[object] = [said.get(key) for key in ("name", "ins", "org")] if isinstance(said, dict) else [said]
    return next((name for name in names if isinstance(name, str) and name.strip()), "")


def _date(said: object) -> str:
    if isinstance(said, list):
        return " ".join(part for part in said if isinstance(part, str))
    return said if isinstance(said, str) and said != "false" else ""
