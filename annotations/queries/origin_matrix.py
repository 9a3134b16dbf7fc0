"""How much of the clauses of a version stands in which proposals: a matrix that stays small however long a draft is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from django.db.models.functions import Length

from clauseline.origins.stretches import Stretch, length, merged
from proposals.models import Proposal, Reading
from proposals.queries.origin_rows import OriginList

COLUMNS = 8
"""So many proposals have a column: those with most words."""
SINGLE = 60
"""So many clauses have a row each; of a longer draft chapters have, or stretches of it."""
GROUPS = 40


@dataclass(frozen=True, slots=True)
class MatrixClause:
    """A clause by its primary key, with its labels and the length of its text in code points."""

    pk: int
    key: str
    number: str
    title: str
    level: int
    length: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A clause, or several in a row of which the first and the last are named; `shared` is by proposal how many code
    points of their texts stand there too, in passages that do not stand everywhere.
    """

    clauses: tuple[MatrixClause, ...]
    shared: Mapping[int, int]

    @property
    def first(self) -> MatrixClause:
        return self.clauses[0]

    @property
    def last(self) -> MatrixClause:
        return self.clauses[-1]

    @property
    def length(self) -> int:
        return sum(one.length for one in self.clauses)

    def percent(self, proposal: int) -> int:
        """Of the words: 0 where nothing is shared, else 1 at least."""
        shared = self.shared.get(proposal, 0)
        return min(100, max(1, round(100 * shared / self.length))) if shared else 0


@dataclass(frozen=True, slots=True)
class OriginMatrix:
    """Rows in the order of the text, and the proposals with most words; `others` have no column."""

    proposals: tuple[Proposal, ...]
    rows: tuple[MatrixRow, ...]
    others: int
    is_grouped: bool


def origin_matrix(listed: OriginList, reading: Reading) -> OriginMatrix:
    """The matrix of what is listed, in all proposals that the person may see: one query."""
    shared = _shared(listed)
    weights: Counter[int] = Counter()
    for by_proposal in shared.values():
        weights.update(by_proposal)
    proposals = [listed.origins.shared.proposals[key] for key, _ in weights.most_common(COLUMNS)]
    clauses = _clauses(reading)
    groups = _groups(clauses)
    rows = tuple(MatrixRow(tuple(some), _sum(shared.get(one.pk, {}) for one in some)) for some in groups)
    return OriginMatrix(tuple(proposals), rows, len(weights) - len(proposals), any(len(some) > 1 for some in groups))


def clauses_between(reading: Reading, first: str, last: str) -> frozenset[int]:
    """The primary keys of the clauses from one key to another; none if one of them is not there."""
    orders = dict(reading.clauses.filter(key__in=(first, last)).values_list("key", "order"))
    if not orders.keys() >= {first, last}:
        return frozenset()
    found = reading.clauses.filter(order__gte=orders[first], order__lte=orders[last])
    return frozenset(found.values_list("pk", flat=True))


def _shared(listed: OriginList) -> dict[int, dict[int, int]]:
    """By clause and proposal the code points that both have: what may say the same in another language has no words
    from there.
    """
    stretches: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
    for row in (one for one in listed.rows if one.found.match.method == "words"):
        places = ((span.place.start, span.place.end) for span in row.found.spans if not span.ubiquity)
        stretches[row.clause, row.found.proposal].extend(places)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for (clause, proposal), some in stretches.items():
        if some:
            found[clause][proposal] = length(merged(some))
    return found


def _clauses(reading: Reading) -> list[MatrixClause]:
    rows = reading.clauses.annotate(size=Length("text")).order_by("order")
    return [MatrixClause(*row) for row in rows.values_list("pk", "key", "number", "title", "level", "size")]


def _groups(clauses: Sequence[MatrixClause]) -> list[list[MatrixClause]]:
    """Each clause alone, without those that have no words; of many clauses chapters, or else stretches of one size."""
    with_words = [one for one in clauses if one.length]
    if len(with_words) <= SINGLE:
        return [[one] for one in with_words]
    top = min(one.level for one in clauses)
    numbers, number = {}, 0
    for one in clauses:
        number += one.level == top
        numbers[one.pk] = number
    chapters = [list(some) for _, some in groupby(clauses, key=lambda one: numbers[one.pk])]
    having = [some for some in chapters if any(one.length for one in some)]
    if 1 < len(having) <= GROUPS:
        return having
    size = ceil(len(with_words) / GROUPS)
    return [with_words[start : start + size] for start in range(0, len(with_words), size)]


def _sum(some: Iterable[Mapping[int, int]]) -> Mapping[int, int]:
    total: Counter[int] = Counter()
    for one in some:
        total.update(one)
    return total
