"""Which old clause is which new clause: by words, titles and surroundings together, never by number alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.comparing.candidates import propose, propose_around
from clauseline.comparing.distinct import DistinctTexts
from clauseline.comparing.evidence import Evidence, OutlineColumns, Signals
from clauseline.comparing.hashing import Integers
from clauseline.comparing.overlap import ENOUGH, LEAST, Floats, Overlap
from clauseline.comparing.surroundings import Surroundings
from clauseline.outline import ClauseText

ROUNDS = 4
FIRST_THRESHOLD, THRESHOLD = 0.42, 0.33
CONTEXT = 0.18
DOUBT = 0.59
"""The confidence of a pair that has a rival nearly as good, at most: a person should look."""


@dataclass(frozen=True, slots=True)
class ClausePair:
    """Old clause `old` is new clause `new`; `alike` and `confidence` are 0 to 1."""

    old: int
    new: int
    alike: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """One-to-one pairs in old order, how much of their words any two clauses share, and the words themselves."""

    pairs: tuple[ClausePair, ...]
    overlap: Overlap
    texts: DistinctTexts


def pair(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> Pairing:
    """The pairs of two outlines. `pair(new, old)` is the mirror image; time grows with the size of the texts."""
    evidence = Evidence(OutlineColumns.of(old), OutlineColumns.of(new))
    if not old or not new:
        return Pairing((), evidence.overlap, evidence.texts)
    signals = evidence.judge(*np.divmod(propose(evidence), len(new)))
    partners, signals = _settle(evidence, signals)
    around = Surroundings(evidence.old, evidence.new, partners)
    scores = _scores(signals, around)
    partners = _add_heirs(evidence, signals, around, partners)
    partners = _add_leftovers(evidence, signals, around, partners)
    pairs = tuple(_with_confidence(signals, scores, partners))
    return Pairing(pairs, evidence.overlap, evidence.texts)


def _settle(evidence: Evidence, signals: Signals) -> tuple[Integers, Signals]:
    partners = np.full(len(evidence.old), -1, np.int64)
    for turn in range(ROUNDS):
        around = Surroundings(evidence.old, evidence.new, partners)
        scores = _scores(signals, around)
        allowed = _is_plausible(evidence, signals, around)
        allowed &= scores >= (THRESHOLD if turn else FIRST_THRESHOLD)
        settled = _assign(signals, scores, allowed, np.full(partners.size, -1, np.int64))
        if turn and np.array_equal(settled, partners):
            break
        partners = settled
        known = signals.old * len(evidence.new) + signals.new
        fresh = np.setdiff1d(propose_around(partners, evidence), known, assume_unique=True)
        signals = signals + evidence.judge(*np.divmod(fresh, len(evidence.new)))
    return partners, signals


def _scores(signals: Signals, around: Surroundings) -> Floats:
    kin = around.parents(signals.old, signals.new)
    return signals.base + CONTEXT * around.support(signals.old, signals.new) + np.where(kin, signals.namesake, 0)


def _is_plausible(evidence: Evidence, signals: Signals, around: Surroundings) -> NDArray[np.bool_]:
    support = around.support(signals.old, signals.new)
    namesakes = around.parents(signals.old, signals.new) & (signals.namesake > 0)
    both_have_text = evidence.has_text_old[signals.old] & evidence.has_text_new[signals.new]
    floor = (signals.text >= 0.10) | (signals.title > 0.5) | (support >= 0.95) | namesakes
    floor |= (signals.text >= LEAST) & (signals.title > 0.3) & (support >= 0.7)
    return np.asarray(floor & (both_have_text | (signals.title >= 0.9) | (support >= 0.3)))


def _assign(signals: Signals, scores: Floats, allowed: NDArray[np.bool_], partners: Integers) -> Integers:
    """`partners` and, best first, every allowed pair whose clauses are both still free."""
    chosen = partners.tolist()
    taken = {j for j in chosen if j >= 0}
    rows = np.flatnonzero(allowed)
    old, new, score = signals.old[rows], signals.new[rows], np.round(scores[rows], 9)
    # Sums and distances of the positions, so that exchanging the two sides exchanges the result.
    order = np.lexsort((np.abs(old - new), old + new, -score))
    for i, j in zip(old[order].tolist(), new[order].tolist(), strict=True):
        if chosen[i] < 0 and j not in taken:
            chosen[i] = j
            taken.add(j)
    return np.array(chosen, np.int64)


def _add_heirs(evidence: Evidence, signals: Signals, around: Surroundings, partners: Integers) -> Integers:
    """Pairs of headings that have no words of their own in common but most of their children."""
    share = around.children(signals.old, signals.new)
    bare = ~(evidence.has_text_old[signals.old] & evidence.has_text_new[signals.new])
    family = around.largest_family(signals.old, signals.new)
    return _assign(signals, share, bare & (share * np.maximum(family, 1) ** -0.2 >= 0.6), partners)


def _add_leftovers(evidence: Evidence, signals: Signals, around: Surroundings, partners: Integers) -> Integers:
    """Pairs of clauses nobody else wants that still share a good part of their words.

    What surrounds them weighs as before: an article that punishes repeats the words of the one that it guards.
    """
    overlap = evidence.overlap
    dice = overlap.dice(signals.old, signals.new)
    heavy = np.minimum(overlap.weight_old[signals.old], overlap.weight_new[signals.new]) >= ENOUGH
    scores = dice + 0.3 * signals.title + CONTEXT * around.support(signals.old, signals.new)
    return _assign(signals, scores, heavy & (dice >= 0.25), partners)


def _with_confidence(signals: Signals, scores: Floats, partners: Integers) -> Iterator[ClausePair]:
    margin = _margins(signals, scores)
    chosen = partners[signals.old] == signals.new
    # Between clauses of the very same words a mix-up would change nothing.
    is_close = (margin < 0.1) & (signals.text < 1)
    sure = np.where(is_close, np.minimum(scores, DOUBT), scores + 0.4 * np.clip(margin, 0, 0.4))
    order = np.flatnonzero(chosen)[np.argsort(signals.old[chosen], kind="stable")]
    columns = (signals.old, signals.new, np.round(signals.text, 4), np.round(np.clip(sure, 0, 1), 3))
    for i, j, alike, confidence in zip(*(column[order].tolist() for column in columns), strict=True):
        yield ClausePair(i, j, alike, confidence)


def _margins(signals: Signals, scores: Floats) -> Floats:
    """How far each candidate is ahead of the best other candidate for either of its clauses."""
    rival_old, rival_new = _rivals(signals.old, scores), _rivals(signals.new, scores)
    return np.asarray(scores - np.maximum(rival_old, rival_new))


def _rivals(one: Integers, scores: Floats) -> Floats:
    """For each candidate the best score of another one for the same clause; -1 where there is none."""
    order = np.lexsort((-scores, one))
    grouped, ranked = one[order], scores[order]
    first = np.searchsorted(grouped, grouped)
    runner_up = np.full_like(ranked, -1.0)
    has_second = np.flatnonzero(grouped[1:] == grouped[:-1])
    runner_up[has_second] = ranked[has_second + 1]
    found = np.empty_like(scores)
    found[order] = np.where(np.arange(grouped.size) == first, runner_up, ranked[first])
    return found
