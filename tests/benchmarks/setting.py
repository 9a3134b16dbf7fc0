"""Clauses as the pages of a plain-text draft."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Protocol

WIDTH, LINES = 72, 48
NOTICE = (
    "This document was made by a program to be measured on. It has the shape of a draft and the words of none. "
    "It is in full conformance with nothing, and may be updated, replaced, or made obsolete at any time."
)


class Set(Protocol):
    """What is set: `paragraphs` of sentences, in which `§KEY§` stands for the number of another clause."""

    @property
    def key(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]: ...


def set_in_pages(clauses: Sequence[Set], name: str) -> str:
    """The text with a cover, a table of contents, running heads and feet; a reference to no clause is to the first."""
    labels = numbers([clause.level for clause in clauses])
    label_of = {clause.key: label for clause, label in zip(clauses, labels, strict=True)}
    body: list[str] = []
    starts: list[int] = []
    for clause, label in zip(clauses, labels, strict=True):
        starts.append(len(body))
        body += [*_headed(f"{label}.  {clause.title}"), ""]
        for paragraph in clause.paragraphs:
            said = re.sub("§([^§]+)§", lambda key: label_of.get(key[1], labels[0]), "  ".join(paragraph))
            body += [*_wrapped(said), ""]
    front = 20 + len(clauses)
    entries = (
        _entry(f"{label}.  {clause.title}", clause.level, (front + start) // LINES + 1)
        for clause, label, start in zip(clauses, labels, starts, strict=True)
    )
    lines = [*_cover(name), "Table of Contents", "", *entries, "", *body]
    return "".join(_pages(lines, name))


def numbers(levels: Iterable[int]) -> list[str]:
    """The number of each clause, counted from 1 at each level."""
    counts: list[int] = []
    labels = []
    for level in levels:
        counts = (counts + [0] * level)[:level]
        counts[-1] += 1
        labels.append(".".join(str(max(count, 1)) for count in counts))
    return labels


def _cover(name: str) -> list[str]:
    return [
        f"{'Measuring Working Group':<40}{'A. Program, Ed.':>32}",
        f"{'Intended status: Standards Track':<40}{'20 March 2025':>32}",
        "",
        "",
        f"Made Transport Text {name}".center(WIDTH).rstrip(),
        f"draft-made-transport-{name.split()[-1]}".center(WIDTH).rstrip(),
        "",
        "Abstract",
        "",
        *_wrapped(NOTICE),
        "",
    ]


def _headed(heading: str) -> list[str]:
    return textwrap.wrap(heading, WIDTH, subsequent_indent=" " * (heading.index("  ") + 2))


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)


def _entry(heading: str, level: int, page: int) -> str:
    start = f"{' ' * (level * 2 + 1)}{heading} "[: WIDTH - 8]
    dots = ". . " * WIDTH
    return f"{start}{dots[len(start) % 2 : WIDTH - 5 - len(start) + len(start) % 2]}{page:>5}"


def _pages(lines: Sequence[str], name: str) -> Iterable[str]:
    head = f"{'Internet-Draft':<22}{'Made Transport Text':^28}{'March 2025':>22}"
    for page, start in enumerate(range(0, len(lines), LINES), 1):
        printed = lines[start : start + LINES]
        top = [] if page == 1 else [f"\f{head}", "", ""]
        foot = f"{'Program':<22}{'Expires 21 September 2025':^28}{f'[Page {page}]':>22}"
        yield "\n".join([*top, *printed, *[""] * (LINES - len(printed)), "", "", "", foot, ""])
