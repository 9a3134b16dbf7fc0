"""Which instruments of rights the marks of a ledger touch, by the concerns they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.queries.ledger import Ledger
from clauseline.concerns import VOCABULARY, Concern
from clauseline.concerns.instruments import INSTRUMENTS, articles, citations


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument, the articles of it that the marked concerns cite, and how many marks stand in each column."""

    instrument: str
    articles: Sequence[str]
    standing: Sequence[int]


def concerns_citing(instrument: str) -> list[Concern]:
    """The concerns of the vocabulary that cite an article of `instrument`."""
    return [one for one in VOCABULARY.concerns if any(said.instrument == instrument for said in citations(one))]


def instrument_rows(found: Ledger) -> list[InstrumentRow]:
    """The instruments that standing marks touch anywhere, in their order."""
    return list(_rows(found))


def _rows(found: Ledger) -> Iterator[InstrumentRow]:
    cited = {one.id: {said.instrument for said in citations(one)} for one in VOCABULARY.concerns}
    said = set().union(*found.concerns.values())
    named = [one for one in VOCABULARY.concerns if one.id in said]
    touched = {pk: set().union(*(cited.get(one, ()) for one in some)) for pk, some in found.concerns.items()}
    counts = [
        Counter(
            instrument
            for mark in found.marks[column.version.pk]
            if mark.is_standing
            for instrument in touched.get(mark.annotation.pk, ())
        )
        for column in found.columns
    ]
    for instrument in INSTRUMENTS:
        standing = [count[instrument] for count in counts]
        if any(standing):
            citing = [concern for concern in named if instrument in cited[concern.id]]
            yield InstrumentRow(instrument, articles(citing, instrument), standing)
