"""The definitions of a text, each with the clauses that use its term: found once, and kept where its pages are."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from django.conf import settings

from clauseline.definitions import Definition, key_of
from clauseline.redline.sections import Section
from proposals.access import Person
from proposals.drawing.build import build
from proposals.drawing.shared import digest
from proposals.drawing.store import HERE, PATIENCE, InUse, TooMuch, owner_of, pages
from proposals.models import Reading, Version
from proposals.queries.definitions import Glossary, glossary_of
from proposals.queries.siblings import siblings_with
from proposals.services import drawing_orders


@dataclass(frozen=True, slots=True)
class ClauseName:
    """What a clause is called, and its key."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptTerm:
    """A definition, as `clauseline.definitions.Definition` has it, the clause it stands in, and those with its term."""

    slug: str
    term: str
    text: str
    term_at: tuple[int, int] | None
    text_at: tuple[int, int]
    section: ClauseName
    users: Sequence[ClauseName]


@dataclass(frozen=True, slots=True)
class KeptGlossary:
    """All definitions of a text in order; `is_cut` if not all places of their terms were looked for."""

    terms: Sequence[KeptTerm]
    is_cut: bool

    def find(self, slug: str) -> KeptTerm | None:
        """The definition of this name."""
        return next((one for one in self.terms if one.slug == slug), None)


@dataclass(frozen=True, slots=True)
class ElsewhereDefined:
    """A definition in the newest version of another draft."""

    version: Version
    definition: KeptTerm


@dataclass(frozen=True, slots=True)
class FoundElsewhere:
    """How other drafts define a term, and how many are still being looked at."""

    definitions: Sequence[ElsewhereDefined]
    awaited: int


def of(version: Version, reading: Reading, *, patience: float = PATIENCE) -> KeptGlossary:
    """The definitions of the current `reading` of `version`.

    Raises `InUse` where somebody else looks for them for longer than `patience` seconds, and `TooMuch` where that is no
    work for a request: a worker, whose patience is `inf`, was asked for it.
    """
    owner, name = owner_of(reading), _name(reading)
    if (data := _kept(owner, name)) is None:
        if patience < inf and reading.characters > HERE:
            drawing_orders.ask(version)
            raise TooMuch
        with pages().alone(owner, patience=patience):
            if (data := _kept(owner, name)) is None:
                data = _packed(glossary_of(reading))
                pages().put(owner, name, data)
                if not Reading.objects.filter(pk=reading.pk).exists():
                    # Who erased the words looked before.
                    pages().forget(owner)
    return _read(data)


def elsewhere(term: str, version: Version, person: Person) -> FoundElsewhere:
    """How other drafts define `term`, by its folded name: those of the same body, and those that links lead to or from,
    as far as `person` may see them. A request looks at as much of them as it may; a worker looks at the others.
    """
    found, awaited, left, name = [], 0, HERE, key_of(term)
    for sibling in siblings_with(term, version, person):
        reading = sibling.current_reading
        if reading is None:
            continue
        try:
            terms = _bounded(sibling, reading, left).terms
        except InUse:
            awaited += 1
        else:
            found += [ElsewhereDefined(sibling, one) for one in terms if key_of(one.term) == name]
        left -= reading.characters
    return FoundElsewhere(found, awaited)


def _bounded(version: Version, reading: Reading, left: int) -> KeptGlossary:
    """Its definitions, found here only if it has at most so many characters."""
    if reading.characters > left and _kept(owner_of(reading), _name(reading)) is None:
        drawing_orders.ask(version)
        raise TooMuch
    return of(version, reading)


def _name(reading: Reading) -> str:
    """The same name means the same words, found in the same way."""
    return f"terms-{digest(reading.pk, reading.made_at, build())}"


def _kept(owner: str, name: str) -> bytes | None:
    return None if settings.DEBUG else pages().get(owner, name)


def _packed(glossary: Glossary) -> bytes:
    places: dict[str, int] = {}
    names: list[tuple[str, str]] = []

    def place(section: Section) -> int:
        if section.key not in places:
            places[section.key] = len(names)
            names.append((section.key, section.name))
        return places[section.key]

    terms = [
        [*_own(one), place(glossary.section_of(one)), [place(user) for user in glossary.users_of(one)]]
        for one in glossary.definitions
    ]
    return zlib.compress(json.dumps([glossary.found.is_cut, names, terms]).encode())


def _own(one: Definition) -> Iterable[object]:
    return one.slug, one.term, one.text, one.term_at, one.text_at


def _read(data: bytes) -> KeptGlossary:
    is_cut, names, terms = json.loads(zlib.decompress(data))
    clauses = [ClauseName(*name) for name in names]
    return KeptGlossary([_term(row, clauses) for row in terms], is_cut)


def _term(row: Sequence[Any], clauses: Sequence[ClauseName]) -> KeptTerm:
    slug, term, text, term_at, text_at, home, users = row
    at = None if term_at is None else (term_at[0], term_at[1])
    return KeptTerm(slug, term, text, at, (text_at[0], text_at[1]), clauses[home], [clauses[user] for user in users])
