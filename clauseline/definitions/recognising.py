"""From an outline to its definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from clauseline.definitions import blockwise, entries
from clauseline.definitions.headings import in_terms
from clauseline.definitions.sentences import Sentences
from clauseline.definitions.values import Definition, key_of
from clauseline.outline import ClauseText


def recognise(clauses: Sequence[ClauseText], only: Container[int] | None = None) -> tuple[Definition, ...]:
    """The definitions of an outline in its order, each with a slug of its own; `only` of clauses with these indexes."""
    return tuple(_named(_all(clauses, range(len(clauses)) if only is None else only)))


def _all(clauses: Sequence[ClauseText], only: Container[int]) -> Iterator[Definition]:
    zones = in_terms(clauses)
    sentences = Sentences({index: clause.text for index, clause in enumerate(clauses) if index in only})
    titled = entries.of_titles(clauses, zones)
    for index, (clause, inside) in enumerate(zip(clauses, zones, strict=True)):
        if index not in only or not clause.text or clause.kind == "bibliography":
            continue
        if index in titled:
            yield Definition(titled[index], clause.text, index, None, (0, len(clause.text)))
        else:
            yield from blockwise.find(clause, index, sentences, inside=inside)


def _named(found: Iterator[Definition]) -> Iterator[Definition]:
    count: Counter[str] = Counter()
    for one in found:
        if key := key_of(one.term):
            count[key] += 1
            yield replace(one, slug=key if count[key] == 1 else f"{key}-{count[key]}")
