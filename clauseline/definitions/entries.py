"""Clauses whose title is the term that their text defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from clauseline.definitions.forms import end_of_number, is_name
from clauseline.definitions.headings import is_of_terms
from clauseline.definitions.values import bare
from clauseline.outline import ClauseText, parents

FEWEST = 3
"""So many headings below a section of terms are taken for terms, or none."""
LONG = 1_500
"""Characters of a text under such a heading, in the middle of all."""

_GENERAL = re.compile(
    r"(?:general|overview|introduction|scope|purpose|background|conventions?|requirements?|notations?|"
    r"(?:other )?(?:terms?|definitions?|terminolog\w{1,3})\b.{0,80}|abbreviat.{0,80}|"
    r"allgemeines|généralités|generalidades|总则|概述|一般规定)",
    re.IGNORECASE,
)


def of_titles(clauses: Sequence[ClauseText], zones: Sequence[bool]) -> dict[int, str]:
    """By the index of such a clause its term."""
    above = parents(clause.level for clause in clauses)
    below: dict[int, list[int]] = defaultdict(list)
    for index, parent in enumerate(above):
        if parent is not None:
            below[parent].append(index)
    numbered = [i for i, one in enumerate(clauses) if one.kind == "term"]
    found = {index: _term(clauses[index]) for index in numbered if _is_entry(clauses[index])}
    for parent, children in below.items():
        if zones[parent] and _is_plain(clauses[parent].title) and not any(child in below for child in children):
            plain = [i for i in children if clauses[i].kind == "clause"]
            if _are_entries([clauses[i] for i in plain]):
                found |= {i: _term(clauses[i]) for i in plain if _is_entry(clauses[i])}
    return found


def _is_plain(title: str) -> bool:
    """Whether headings below can be terms: "Terminology and concepts" has chapters."""
    return is_of_terms(title) and not re.search("concept", title, re.IGNORECASE)


def _is_entry(clause: ClauseText) -> bool:
    title = _term(clause)
    return bool(title and clause.text) and not _GENERAL.fullmatch(title) and is_name(title)


def _term(clause: ClauseText) -> str:
    """The title without a number that is a part of it."""
    return bare(clause.title[end_of_number(clause.title) :])


def _are_entries(clauses: Sequence[ClauseText]) -> bool:
    if sum(map(_is_entry, clauses)) < FEWEST:
        return False
    lengths = sorted(len(clause.text) for clause in clauses)
    holding = sum(any(block.kind in ("term", "row") for block in clause.blocks) for clause in clauses)
    return lengths[len(lengths) // 2] <= LONG and holding * 4 <= len(clauses)
