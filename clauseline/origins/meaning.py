"""From which clauses in other languages a clause comes, by what it says: never a fact, always for a person to confirm.

A text is aligned as a whole with each source that says anything like it, as `clauseline.aligning` aligns two texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning import AlignedPair, Encoder, Known, Vectors, align
from clauseline.aligning.bands import LIKELY
from clauseline.aligning.vectors import CUT
from clauseline.comparing.sentences import sentences
from clauseline.definitions.headings import is_of_terms
from clauseline.origins.shared import Shared
from clauseline.origins.shares import counts
from clauseline.origins.values import Origin, Source
from clauseline.outline import ClauseText, Outline

Floats = NDArray[np.float32]

EDITION: Final = 2
"""Of how origins are found by meaning. Whoever changes which are found counts on."""
NEAR = 0.45
"""So like are the mean vectors of two clauses where one may have come from the other; those of strangers hardly are."""
BEHIND = 0.15
"""A clause comes from none that is so much less like it than another one of any source."""
HALF = 0.5
"""An older version that has so much of what the nearest version of its proposal has is looked at too."""
MOST = 12
"""So many sources are aligned with a text, those that say most of it."""


class Nearby(NamedTuple):
    """A source that says something like a text: of a `proposal`, the `given`-th, and how much of the text it says."""

    proposal: str
    given: int
    weight: float


def engine_of(encoder: str) -> str:
    """What origins by meaning follow from, with this encoder."""
    return f"{encoder}/{CUT}.{EDITION}"


def language_of(language: str) -> str:
    """Without what follows: British English is English. Only texts in two languages are compared by meaning."""
    return language.partition("-")[0].lower()


def raise_best(best: Floats, ours: Floats, theirs: Floats, owners: Sequence[int]) -> None:
    """Raise `best[s]` to how like each of our clauses is to the likest of theirs that source s has, by their means.

    `owners` has for each of theirs the source.
    """
    alike, each = theirs @ ours.T, np.array(owners, np.int64)
    for owner in np.unique(each).tolist():
        np.maximum(best[owner], alike[each == owner].max(axis=0), out=best[owner])


def weight(best: Floats) -> float:
    """How much of a text a source says, whose likest clause to each of the text's is so like it; 0: nothing."""
    return round(float(np.maximum(best - NEAR, 0).sum()), 4)


def chosen(nearby: Iterable[Nearby]) -> list[Nearby]:
    """Those worth aligning, what says most first: of each proposal the nearest, and the oldest that has half of it."""
    of_proposal: dict[str, list[Nearby]] = {}
    for one in sorted(nearby, key=lambda one: (-one.weight, one.given)):
        if one.weight > 0:
            of_proposal.setdefault(one.proposal, []).append(one)
    found: set[Nearby] = set()
    for some in of_proposal.values():
        close = (one for one in some if one.weight >= HALF * some[0].weight)
        found |= {some[0], min(close, key=lambda one: one.given)}
    return sorted(found, key=lambda one: (-one.weight, one.given))[:MOST]


def meant_pairs(
    source: Outline, outline: Outline, best: Floats, encoder: Encoder, known: Known
) -> Iterator[AlignedPair]:
    """The pairs of a source and a text of which the one clause may have come from the other; both have words, and
    neither is a formula.

    `best` says of each clause of the text how like it is to the likest of all sources.
    """
    vectors = Vectors(encoder, known)
    ours, theirs = (vectors.means([clause.text for clause in one.clauses]) for one in (outline, source))
    for pair in align(source, outline, encoder, known).pairs:
        is_near = float(ours[pair.new] @ theirs[pair.old]) >= max(NEAR, best[pair.new] - BEHIND)
        if is_near and not (is_formula(outline.clauses[pair.new]) or is_formula(source.clauses[pair.old])):
            yield pair


def is_formula(clause: ClauseText) -> bool:
    """Whether drafts on any matter have such a clause: a list of sources, a history, thanks, or the one sentence that
    heads a section of terms.
    """
    if not counts(clause.kind, clause.title):
        return True
    return is_of_terms(clause.title) and len(sentences(clause.text)) <= 1


def meant_origins(
    outline: Outline, *, among: Sequence[Source], encoder: Encoder, known: Known | None = None
) -> tuple[Origin, ...]:
    """The clauses of these sources, those in other languages, from which each clause may come: clause by clause, of
    each proposal the surest; versions of one proposal are given in their order.
    """
    known = {} if known is None else known
    best = _best(outline, among, Vectors(encoder, known))
    worth = chosen(Nearby(one.proposal, given, weight(best[given])) for given, one in enumerate(among))
    found: dict[tuple[int, str], Origin] = {}
    for given in sorted(one.given for one in worth):
        source = among[given]
        for one in meant_pairs(source.outline, outline, best.max(axis=0), encoder, known):
            before = found.get((one.new, source.proposal))
            if before is None or one.band == LIKELY != before.band:
                found[one.new, source.proposal] = _origin(outline, source, one)
    return tuple(sorted(found.values(), key=lambda one: (one.clause, one.band != LIKELY)))


def are_foreign(outline: Outline, source: Outline) -> bool:
    """Whether two texts are in two languages, as far as is known."""
    ours, theirs = language_of(outline.language), language_of(source.language)
    return bool(ours and theirs) and ours != theirs


def _best(outline: Outline, among: Sequence[Source], vectors: Vectors) -> Floats:
    """For each source and clause how like the clause is to the likest one there; 0 in its own language."""
    ours = vectors.means([clause.text for clause in outline.clauses])
    found = np.zeros((len(among), len(ours)), np.float32)
    for given, source in enumerate(among):
        if are_foreign(outline, source.outline):
            theirs = vectors.means([clause.text for clause in source.outline.clauses])
            raise_best(found, ours, theirs, [given] * len(theirs))
    return found


def _origin(outline: Outline, source: Source, pair: AlignedPair) -> Origin:
    ours, theirs = outline.clauses[pair.new].text, source.outline.clauses[pair.old].text
    span = Shared(0, len(ours), 0, len(theirs))
    return Origin(pair.new, source.name, source.proposal, pair.old, "meaning", pair.band, (span,), 0)
