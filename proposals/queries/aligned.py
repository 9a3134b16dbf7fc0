"""What a comparison of two languages says of a pair of clauses, as it is stored and as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from clauseline.aligning.judging import Judged
from clauseline.aligning.quantities import Quantity, QuantityPair
from clauseline.comparing.changes import Detail, StrengthChange
from proposals.models import Comparison
from proposals.queries.comparisons import details_of, strength_rows

Values = dict[str, Any]


class SentencePlaces(NamedTuple):
    """Sentences of both clauses that say the same: [old_start, old_end) and [new_start, new_end) of their own texts.

    `sure`: one to one, with no other near.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    sure: bool


class TermPair(NamedTuple):
    """A term that both texts define, as either calls it, and in which clauses, by their places in the texts."""

    old: str
    new: str
    old_clause: int
    new_clause: int


@dataclass(frozen=True, slots=True)
class PairVerdicts:
    """What can be said of the clauses of a pair once a person confirmed it; places count in either clause's own text.

    `strength` as a comparison of one language has it, `amounts` that only one side has, `brackets` that only one side
    has open, `terms` that both define. `encoder` names what found which sentence is which; None if shared words and
    numbers did.
    """

    sentences: tuple[SentencePlaces, ...]
    strength: tuple[StrengthChange, ...]
    amounts: tuple[QuantityPair, ...]
    brackets: tuple[Detail, ...]
    terms: tuple[TermPair, ...] = ()
    encoder: str | None = None


def packed(judged: Judged) -> Values:
    """What is stored of a pair of clauses: what is empty is left out."""
    found = {
        "sentences": [
            [one.old.start, one.old.end, one.new.start, one.new.end, int(one.sure)] for one in judged.sentences.pairs
        ],
        "strength": [asdict(one) for one in judged.strength],
        "amounts": [_packed_amounts(one) for one in judged.amounts],
        "brackets": [asdict(one) for one in judged.brackets],
    }
    return {name: rows for name, rows in found.items() if rows}


def unpacked(stored: Mapping[str, Any], encoder: str | None, terms: Iterable[TermPair] = ()) -> PairVerdicts:
    """The same from what `packed` gave."""
    return PairVerdicts(
        sentences=tuple(
            SentencePlaces(old_start, old_end, new_start, new_end, bool(sure))
            for old_start, old_end, new_start, new_end, sure in stored.get("sentences", ())
        ),
        strength=strength_rows(stored.get("strength", ())),
        amounts=tuple(_amounts(one) for one in stored.get("amounts", ())),
        brackets=details_of(stored.get("brackets", ())),
        terms=tuple(terms),
        encoder=encoder,
    )


def terms_of(comparison: Comparison) -> list[TermPair]:
    """The terms that both texts define, in the order of the new one."""
    return [TermPair(*one) for one in comparison.terms]


def _packed_amounts(pair: QuantityPair) -> Values:
    sides = {"old": pair.old, "new": pair.new}
    return {name: side and {**asdict(side), "value": str(side.value)} for name, side in sides.items()} | {
        "sure": pair.sure
    }


def _amounts(stored: Mapping[str, Any]) -> QuantityPair:
    sides = (stored[name] and {**stored[name], "value": Decimal(stored[name]["value"])} for name in ("old", "new"))
    old, new = (Quantity(**side) if side else None for side in sides)
    return QuantityPair(old, new, stored["sure"])
