"""What a reworded clause gained or lost in binding force, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from proposals.comparing.changes import KEPT, Change, Span, Strength, StrengthChange
from proposals.comparing.sentences import Sentence, sentences
from proposals.comparing.strength import FORCE, find_strengths, strongest
from proposals.comparing.verbs import AMBIGUOUS, Verbs

_SIGNS = re.compile(r"[^\w<>=≤≥±%°-]+")
SHARED = 0.4
"""Sentences with less in common than this are not one sentence before and after."""


def compare_strength(
    old: str, new: str, spans: Sequence[Span], *, verbs_old: Verbs, verbs_new: Verbs
) -> list[StrengthChange]:
    """The changed sentences of a clause in which a verb of strength stands, before and after."""
    if old == new:
        return []
    gone, come = _changed(old, new)
    matches = _match(gone, come, spans)
    back = {j: i for i, j in matches.items()}
    rows: list[StrengthChange] = []
    for i, before in enumerate(gone):
        if i in matches:
            after = come[matches[i]]
            rows += _judge(before, after, find_strengths(before, verbs_old), find_strengths(after, verbs_new))
    lost = [strongest(find_strengths(one, verbs_old), one) for i, one in enumerate(gone) if i not in matches]
    won = [strongest(find_strengths(one, verbs_new), one) for j, one in enumerate(come) if j not in back]
    return rows + list(_one_sided(lost, won))


def drop_moved(change: Change) -> Change:
    """`change` without rows of sentences that only went to, or came from, another change.

    Its passages must be linked. What stays somewhere in the text binds as before.
    """
    rows = tuple(row for row in change.strength if not _is_moved(row, change))
    if len(rows) == len(change.strength):
        return change
    gone = {"weakened", "strengthened"} - {row.verdict for row in rows}
    return replace(change, strength=rows, flags=tuple(flag for flag in change.flags if flag not in gone))


def _is_moved(row: StrengthChange, change: Change) -> bool:
    if row.old and row.new:
        return False
    side, sentence, clauses = ("old", row.old, change.old) if row.old else ("new", row.new, change.new)
    if sentence is None or len(clauses) != 1:
        return False
    shared = sum(
        max(0, min(sentence.end, passage.end) - max(sentence.start, passage.start))
        for passage in change.passages
        if passage.side == side
    )
    return 2 * shared >= sentence.end - sentence.start


def _changed(old: str, new: str) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of either side that the other does not have word for word."""
    ours, theirs = _unlike(_lines(old), _lines(new), read=str)
    return _unlike(
        [sentence for line in ours for sentence in sentences(old, line.start, line.end)],
        [sentence for line in theirs for sentence in sentences(new, line.start, line.end)],
        read=_words_alone,
    )


def _lines(text: str) -> list[Sentence]:
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return [Sentence(start, start + len(line), line) for start, line in zip(starts, lines, strict=False)]


def _words_alone(text: str) -> str:
    return _SIGNS.sub("", text)


def _unlike(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], *, read: Callable[[str], str]
) -> tuple[list[Sentence], list[Sentence]]:
    """Those of either side that do not read the same as one of the other side."""
    one, two = ([read(sentence.text) for sentence in side] for side in (ours, theirs))
    same = Counter(one) & Counter(two)
    return list(_without(zip(ours, one, strict=True), Counter(same))), list(
        _without(zip(theirs, two, strict=True), same)
    )


def _without(found: Iterable[tuple[Sentence, str]], same: Counter[str]) -> Iterator[Sentence]:
    for sentence, words in found:
        if same[words] > 0:
            same[words] -= 1
        else:
            yield sentence


def _match(gone: Sequence[Sentence], come: Sequence[Sentence], spans: Sequence[Span]) -> dict[int, int]:
    """Old to new sentence where the redline keeps enough of both, best first."""
    shared: Counter[tuple[int, int]] = Counter()
    first_gone = first_come = 0
    for span in spans:
        if span.op != KEPT or not span.old or not span.new:
            continue
        while first_gone < len(gone) and gone[first_gone].end <= span.old[0]:
            first_gone += 1
        while first_come < len(come) and come[first_come].end <= span.new[0]:
            first_come += 1
        for i, j, count in _shared(span.old, span.new, gone, come, first_gone, first_come):
            shared[i, j] += count
    likeness = {(i, j): 2 * n / (len(gone[i].text) + len(come[j].text)) for (i, j), n in shared.items()}
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), alike in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if alike >= SHARED and i not in matches and j not in taken:
            matches[i] = j
            taken.add(j)
    return matches


def _shared(
    old: tuple[int, int],
    new: tuple[int, int],
    gone: Sequence[Sentence],
    come: Sequence[Sentence],
    first_gone: int,
    first_come: int,
) -> Iterator[tuple[int, int, int]]:
    """How many characters of a kept span lie in old sentence i and new sentence j."""
    shift = new[0] - old[0]
    j = first_come
    for i in range(first_gone, len(gone)):
        start, end = max(old[0], gone[i].start) + shift, min(old[1], gone[i].end) + shift
        if start >= new[1]:
            return
        while j < len(come) and come[j].start < end:
            count = min(end, come[j].end) - max(start, come[j].start)
            if count > 0:
                yield i, j, count
            if come[j].end > end:
                break
            j += 1


def _judge(
    before: Sentence, after: Sentence, ours: Sequence[Strength], theirs: Sequence[Strength]
) -> Iterator[StrengthChange]:
    if not ours and not theirs:
        return
    lost, won = _difference(ours, theirs), _difference(theirs, ours)
    old, new = strongest(lost or ours, before), strongest(won or theirs, after)
    if ours and theirs and bool(lost) != bool(won):
        binds = FORCE[strongest([*lost, *won], before).level] >= FORCE["recommendation"]
        verdict = ("weakened" if lost else "strengthened") if binds else "same"
    else:
        verdict = tell_verdict(old, new)
    yield StrengthChange(old, new, verdict)


def _difference(ours: Iterable[Strength], theirs: Iterable[Strength]) -> list[Strength]:
    """Ours without those that stand in theirs as well."""
    other = Counter((one.level, one.verb) for one in theirs)
    found = []
    for one in ours:
        if other[one.level, one.verb] > 0:
            other[one.level, one.verb] -= 1
        else:
            found.append(one)
    return found


def tell_verdict(old: Strength, new: Strength) -> str:
    """Which way a sentence went: weakened, strengthened, same, or ambiguous."""
    if (old.verb.lower() in AMBIGUOUS) != (new.verb.lower() in AMBIGUOUS):
        return "ambiguous"
    if old.level == new.level:
        return "same"
    if FORCE[old.level] == FORCE[new.level] or ("statement" in (old.level, new.level) and _is_free(old, new)):
        return "ambiguous"
    return "weakened" if FORCE[old.level] > FORCE[new.level] else "strengthened"


def _is_free(*both: Strength) -> bool:
    return max(FORCE[one.level] for one in both) < FORCE["recommendation"]


def _one_sided(lost: Iterable[Strength], won: Iterable[Strength]) -> Iterator[StrengthChange]:
    """Binding sentences that went or came, less those of one level that went and came."""
    balance = Counter(one.level for one in lost) & Counter(one.level for one in won)
    for rows, verdict in ((lost, "weakened"), (won, "strengthened")):
        rest = Counter(balance)
        for one in rows:
            if rest[one.level] > 0:
                rest[one.level] -= 1
            elif FORCE[one.level] >= FORCE["recommendation"]:
                old, new = (one, None) if verdict == "weakened" else (None, one)
                yield StrengthChange(old, new, verdict)
