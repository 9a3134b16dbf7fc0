"""`python -m tests.benchmarks.diffing`: who finds the words that two clauses share, rapidfuzz or diff-match-patch.

Every pair of changed clauses of two made drafts is given to each alone, without a clock that would break it off: as
Clauseline does, with one character for a word, and to diff-match-patch also as it stands.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from clauseline.comparing import compare
from clauseline.comparing.tokens import tokenize
from clauseline.reading import read
from tests.benchmarks.making import drafts

Texts = tuple[str, str]
Kept = tuple[int, int]
"""How many characters of the old text stay, in how many runs."""


def by_rapidfuzz(texts: Texts) -> Kept:
    """The fewest removed and added words."""
    one, two = tokenize(*texts)
    blocks = Indel.editops(one.words, two.words).as_matching_blocks()
    runs = [one.starts[block.a + block.size] - one.starts[block.a] for block in blocks if block.size]
    return sum(runs), len(runs)


def by_words(texts: Texts) -> Kept:
    """The same words, by diff-match-patch."""
    one, two = tokenize(*texts)
    position, runs = 0, []
    for op, words in _diff(one.words, two.words):
        if op == 0:
            runs.append(one.starts[position + len(words)] - one.starts[position])
        position += len(words) if op <= 0 else 0
    return sum(runs), len(runs)


def by_characters(texts: Texts) -> Kept:
    """Its own way: character by character."""
    runs = [len(words) for op, words in _diff(*texts) if op == 0]
    return sum(runs), len(runs)


def _diff(old: str, new: str) -> list[tuple[int, str]]:
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    return list(differ.diff_main(old, new, False))


def changed_pairs() -> Iterator[Texts]:
    """The texts of the clauses whose words changed, in drafts of the size of a long Internet-Draft."""
    old, new = (read(text.encode(), f"{name}.txt") for name, text in zip(("old", "new"), drafts(), strict=True))
    for change in compare(old, new).changes:
        if len(change.old) == len(change.new) == 1:
            texts = old.clauses[change.old[0]].text, new.clauses[change.new[0]].text
            if texts[0] != texts[1] and all(texts):
                yield texts


def measure(name: str, way: Callable[[Texts], Kept], pairs: list[Texts]) -> str:
    """A line of the table."""
    longest, sums = 0.0, [0, 0]
    start = time.process_time()
    for pair in pairs:
        begun = time.process_time()
        sums = [before + now for before, now in zip(sums, way(pair), strict=True)]
        longest = max(longest, time.process_time() - begun)
    taken = time.process_time() - start
    return f"{name:34}{taken:9.3f}{longest:9.3f}{sums[0]:10,}{sums[1]:8,}"


if __name__ == "__main__":
    made = list(changed_pairs())
    print(f"{len(made)} pairs of clauses, {sum(len(old) + len(new) for old, new in made):,} characters")  # noqa: T201
    print(f"{'':34}{'CPU s':>9}{'longest':>9}{'kept':>10}{'runs':>8}")  # noqa: T201
    print(measure("rapidfuzz, words", by_rapidfuzz, made))  # noqa: T201
    print(measure("diff-match-patch, words", by_words, made))  # noqa: T201
    print(measure("diff-match-patch, characters", by_characters, made))  # noqa: T201
