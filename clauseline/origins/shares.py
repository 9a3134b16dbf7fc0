"""How much of a draft is its own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from clauseline.comparing.details.generated import is_title_of_list
from clauseline.origins.values import Origin
from clauseline.origins.words import words_of
from clauseline.outline import Outline


def counts(kind: str, title: str) -> bool:
    """Whether the words of a clause of this kind and title count in shares.

    A list of sources or places, a history or thanks does not: who cites the same standards has taken nothing over.
    """
    return kind != "bibliography" and not is_title_of_list(title)


def own_share(outline: Outline, origins: Iterable[Origin]) -> float:
    """The share of the words of `outline` that come from nowhere, 0 to 1.

    Counted are the words of the clauses' texts, a Han sign or kana as a word. Those that lie in a passage of an origin
    come from there, also the few that the passage has and its source has not; those that lie only in passages that
    stand everywhere (`template`), and those of lists of sources (`counts`), are not counted at all; all others come
    from nowhere. 1 if no word is counted. What is only alike in meaning has no words from there.
    """
    by_clause: dict[int, list[Origin]] = {}
    for origin in (one for one in origins if one.method == "words"):
        by_clause.setdefault(origin.clause, []).append(origin)
    own = all_words = 0
    for clause, one in enumerate(outline.clauses):
        if not counts(one.kind, one.title):
            continue
        start = words_of(one.text).start
        lies = {is_template: np.zeros(start.size, bool) for is_template in (False, True)}
        for origin in by_clause.get(clause, ()):
            for span in origin.spans:
                lies[origin.template] |= (start >= span.start) & (start < span.end)
        nowhere = ~(lies[False] | lies[True])
        own += int(nowhere.sum())
        all_words += int((nowhere | lies[False]).sum())
    return own / all_words if all_words else 1.0
