"""What became of the amounts of a sentence that stands on both sides: how long, how many, how much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from clauseline.comparing.duties.duty import Duty
from clauseline.comparing.duties.language.written import LANGUAGES, LATIN, phrases_of, words_of
from clauseline.comparing.duties.numbers import Number, mask_numbers
from clauseline.comparing.duties.words import content_words
from clauseline.vocabulary import Verdict


@cache
def _sanction() -> re.Pattern[str]:
    latin, han = ("|".join(phrases_of("sanctions", languages)) for languages in (LATIN, ["zh"]))
    return re.compile(rf"{han}|\b(?:{latin})\b", re.IGNORECASE)


@cache
def _money() -> frozenset[str]:
    """In what fines are counted."""
    return frozenset(word for language in LANGUAGES for word in words_of(language).listed("money"))


def tell_amounts(before: Duty, after: Duty) -> Verdict | None:
    """Which way the amounts went; None where none did.

    They are compared in a sentence that is otherwise the same, else where they have one unit and one bound.
    """
    ours, theirs = before.numbers, after.numbers
    if ours == theirs:
        return None
    is_same = content_words(mask_numbers(before.sentence)) == content_words(mask_numbers(after.sentence))
    if is_same and len(ours) == len(theirs):
        changed = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    else:
        changed = [pair for pair in _bounded(ours, theirs) if pair[0].value != pair[1].value]
    is_sanction = _sanction().search(before.sentence) is not None
    ways = {_sanction_way(one, two) if is_sanction else _way(one, two) for one, two in changed}
    if not ways:
        return None
    return ways.pop() if len(ways) == 1 else "ambiguous"


def _bounded(ours: Iterable[Number], theirs: Iterable[Number]) -> list[tuple[Number, Number]]:
    """The first amounts of each bound and unit that both sentences have."""
    one, two = ({(number.bound, number.unit): number for number in reversed([*side])} for side in (ours, theirs))
    return [(number, two[key]) for key, number in one.items() if all(key) and key in two]


def _way(one: Number, two: Number) -> Verdict:
    """Whether less is asked, or more left free, by the second amount than by the first."""
    if one.amount is None or two.amount is None or one.unit != two.unit or one.bound != two.bound or not one.bound:
        return "ambiguous"
    return "weakened" if (two.amount < one.amount) == (one.bound == "least") else "strengthened"


def _sanction_way(one: Number, two: Number) -> Verdict:
    """Whether a smaller or a larger sanction waits for who does not comply; a time in such a sentence may be either."""
    if one.amount is None or two.amount is None or one.unit != two.unit or one.unit not in _money():
        return "ambiguous"
    return "strengthened" if two.amount > one.amount else "weakened"
