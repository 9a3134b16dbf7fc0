"""References that a change left without a target, or that now lead to another one than before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from clauseline.comparing.changes import Detail
from clauseline.comparing.details.generated import find_keys
from clauseline.comparing.details.pointers import Pointer, bare_label, find_pointers
from clauseline.comparing.details.sides import Place, overlap
from clauseline.comparing.sentences import Cut
from clauseline.outline import ClauseText, parents

NUMBERED = 0.5
"""A text that numbers fewer of the clauses that had a number lost them on its way, not its references."""
_WORD = re.compile(r"\w+")


class Labels:
    """The labels that no longer lead where they led: to no clause, or to another one."""

    def __init__(
        self, old: Sequence[ClauseText], new: Sequence[ClauseText], partner: Mapping[int, int], cut: Cut
    ) -> None:
        self._cut = cut
        before, after = _by_label(old), _by_label(new)
        known = _all_labels(new)
        is_numbered = _is_numbered(old, new, partner)
        self._lost = {label: old[i] for label, i in before.items() if is_numbered and label not in known}
        above = parents(clause.level for clause in new)
        self._taken = {
            label: (old[i], new[after[label]], after[label])
            for label, i in before.items()
            if label in after and _lives_elsewhere(partner.get(i), after[label], new, above)
        }
        self._changed = self._lost.keys() | self._taken.keys()

    def find(self, text: str, before: str) -> Iterator[Detail]:
        """The references of a new text that lead nowhere, and those in sentences that `before` has word for word
        and that lead elsewhere now; each label once.
        """
        if not self._changed:
            return
        seen: set[str] = set()
        kept = _KeptSentences(text, before, self._cut)
        for pointer in find_pointers(text, self._changed):
            if pointer.label in seen or any(overlap(pointer.place, key) > 0 for key in find_keys(text)):
                continue
            if detail := self._judge(pointer, kept):
                seen.add(pointer.label)
                yield detail

    def _judge(self, pointer: Pointer, kept: _KeptSentences) -> Detail | None:
        if pointer.label in self._lost:
            source = self._lost[pointer.label]
            if _leads_to(pointer, source):
                return Detail("dangling", _name(source), pointer.label, None, pointer.place)
            return None
        source, target, index = self._taken[pointer.label]
        if _leads_to(pointer, source) and _leads_to(pointer, target) and kept.has(pointer.place):
            return Detail("redirected", _name(source), _name(target), None, pointer.place, (index,))
        return None


def _lives_elsewhere(now: int | None, taker: int, new: Sequence[ClauseText], above: Sequence[int | None]) -> bool:
    """Whether a clause is another one now than `taker`, under another number, and not below it."""
    if now is None or now == taker or bare_label(new[now].number) in ("", bare_label(new[taker].number)):
        return False
    while now is not None:
        if now == taker:
            return False
        now = above[now]
    return True


def _leads_to(pointer: Pointer, clause: ClauseText) -> bool:
    """Whether the reference can be to a clause of this kind: an article is called one."""
    return pointer.to_article is None or pointer.to_article == (clause.kind == "article")


class _KeptSentences:
    """The sentences of a text that are in the one before, word for word."""

    def __init__(self, text: str, before: str, cut: Cut) -> None:
        self._text, self._before, self._cut = text, before, cut

    def has(self, place: Place) -> bool:
        """Whether the sentence at this place is among them."""
        home = next((one for one in self._cut[self._text] if one.start <= place[0] < one.end), None)
        return home is not None and (self._text == self._before or _words(home.text) in self._known)

    @cached_property
    def _known(self) -> set[str]:
        return {_words(one.text) for one in self._cut[self._before]}


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_numbered(old: Sequence[ClauseText], new: Sequence[ClauseText], partner: Mapping[int, int]) -> bool:
    had = [new[j] for i, j in partner.items() if old[i].number]
    return sum(bool(clause.number) for clause in had) > NUMBERED * len(had)


def _by_label(clauses: Sequence[ClauseText]) -> dict[str, int]:
    """Where each label stands; one that two clauses carry leads nowhere for certain and is left out."""
    labels = [bare_label(clause.number) for clause in clauses]
    often = Counter(labels)
    return {label: index for index, label in enumerate(labels) if label and often[label] == 1}


def _all_labels(clauses: Sequence[ClauseText]) -> set[str]:
    """Every label, and those that are above one by their number alone."""
    found: set[str] = set()
    for clause in clauses:
        label = bare_label(clause.number)
        while label:
            found.add(label)
            label = label.rpartition(".")[0]
    return found


def _name(clause: ClauseText) -> str:
    return " ".join(filter(None, (clause.number, clause.title)))
