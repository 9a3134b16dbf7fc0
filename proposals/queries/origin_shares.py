"""How many words of a version come from where, so that it adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from clauseline.origins import counts
from clauseline.origins.words import words_of
from proposals.access import Person
from proposals.models import Body, Clause, Contributor, Proposal, Reading, Version
from proposals.queries.contributions import bringers
from proposals.queries.origins import Beginning, FoundOrigin, beginnings, origins_of

Named = TypeVar("Named", bound=Hashable)
Source = tuple[int, int, bool]
"""A proposal, its version, and whether it had the words earlier."""
WAYS = ("earlier", "unknown")
"""Words that others had later are a proposal's own; of those of which nobody said it, the earlier come first."""


@dataclass(frozen=True, slots=True)
class ProposalShare:
    """`words` come from a proposal; of so many, `earlier`, it is known that they stood there before."""

    proposal: Proposal
    words: int
    earlier: int


@dataclass(frozen=True, slots=True)
class BodyShare:
    """The same of all proposals of a body."""

    body: Body
    words: int
    earlier: int


@dataclass(frozen=True, slots=True)
class ContributorShare:
    """The same of what these contributors brought together, those of the first version with the words, or else those of
    its proposal; of what nobody is named for if there are none.
    """

    contributors: tuple[Contributor, ...]
    words: int
    earlier: int


@dataclass(frozen=True, slots=True)
class Shares:
    """The words of the clauses of a version: `own`, `template`, `common` and those of the proposals are `words`.

    So are these with the bodies, and with the contributors, in the place of the proposals. A Han sign counts as a word.
    Lists of sources, histories and thanks are not counted. Each other word is counted once, over all public proposals
    and no others:

    - with a proposal that has it in a passage which does not stand everywhere, and did not have it later. Of several it
      is the one that a person linked as where the text comes from, else the one with the earliest date, else, of those
      without two dates to tell by, the one that shares most with the clause;
    - else as `template` or `common` if it lies in a passage that stands in so many proposals;
    - else as `own`.
    """

    words: int
    own: int
    template: int
    common: int
    proposals: tuple[ProposalShare, ...]
    bodies: tuple[BodyShare, ...]
    contributors: tuple[ContributorShare, ...]


def shares_of(version: Version, reading: Reading, person: Person) -> Shares:
    """The shares of the clauses of `reading`: the same for everybody who may see it."""
    origins = origins_of(version, reading, person, public=True)
    found = {text: origins.all_of(text) for _, text in origins.shared.clauses}
    flat = [one for some in found.values() for one in some]
    begun = dict(zip(map(id, flat), beginnings(origins, flat, person), strict=True))
    texts = dict(origins.shared.clauses)
    total: Counter[Source | str] = Counter()
    of_text: dict[int, Counter[Source | str]] = {}
    for pk, kind, title, words in Clause.objects.filter(reading=reading).values_list("pk", "kind", "title", "text"):
        text = texts.get(pk)
        if not counts(kind, title):
            continue
        if text is None or not found[text]:
            total["own"] += len(words_of(words))
            continue
        if text not in of_text:
            of_text[text] = count_words(words, [(one, begun[id(one)]) for one in found[text]])
        total.update(of_text[text])
    return _shares(total, origins.shared.versions)


def count_words(text: str, rows: Iterable[tuple[FoundOrigin, Beginning]]) -> Counter[Source | str]:
    """How many words of a text come from where."""
    starts = words_of(text).start
    owners = np.full(starts.size, -1, np.int64)
    names: list[Source | str] = []
    everywhere = np.full(starts.size, -1, np.int64)
    kinds = ["common", "template"]
    for one, beginning in sorted(rows, key=lambda row: _order(*row)):
        names.append((one.proposal, one.first.version, beginning.direction.way == "earlier"))
        for span in one.spans:
            inside = (starts >= span.place.start) & (starts < span.place.end)
            if span.ubiquity:
                everywhere[inside] = np.maximum(everywhere[inside], kinds.index(span.ubiquity))
            elif beginning.direction.way in WAYS:
                owners[inside & (owners < 0)] = len(names) - 1
    unowned = owners < 0
    counted = Counter[Source | str]({"own": int((unowned & (everywhere < 0)).sum())})
    for number, kind in enumerate(kinds):
        counted[kind] = int((unowned & (everywhere == number)).sum())
    for number, name in enumerate(names):
        counted[name] += int((owners == number).sum())
    return counted


def _order(one: FoundOrigin, beginning: Beginning) -> tuple[int, int, int, int, int]:
    """Linked before dated before unknown; then the earliest; then what shares most."""
    way, reason = beginning.direction
    is_dated = way == "earlier" and reason == "dates"
    day = beginning.theirs.date.toordinal() if is_dated and beginning.theirs.date else 0
    return WAYS.index(way) if way in WAYS else 2, int(is_dated), day, -one.weight, one.standing.version


def _shares(total: Mapping[Source | str, int], versions: Mapping[int, Version]) -> Shares:
    sources = {key: words for key, words in total.items() if isinstance(key, tuple) and words}
    proposals = {key: versions[key[1]].proposal for key in sources}
    brought = {key: bringers(versions[key[1]]) for key in sources}
    return Shares(
        words=sum(total.values()),
        own=total["own"],
        template=total["template"],
        common=total["common"],
        proposals=tuple(ProposalShare(*row) for row in _sums(sources, proposals)),
        bodies=tuple(BodyShare(*row) for row in _sums(sources, {key: one.body for key, one in proposals.items()})),
        contributors=tuple(ContributorShare(*row) for row in _sums(sources, brought)),
    )


def _sums(sources: Mapping[Source, int], names: Mapping[Source, Named]) -> Iterator[tuple[Named, int, int]]:
    """Each name with all words of its sources and those known to be earlier, most words first."""
    words, earlier = Counter[Named](), Counter[Named]()
    for source, count in sources.items():
        words[names[source]] += count
        earlier[names[source]] += count if source[2] else 0
    for name, count in words.most_common():
        yield name, count, earlier[name]
