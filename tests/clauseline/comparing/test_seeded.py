"""Drafts reorganised on purpose: what was done to them has to come out again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from clauseline.comparing import compare
from clauseline.outline import BlockText, ClauseText, Outline

LETTERS = "abcdefghijklmnopqrstuvwxyz"
USUAL = "the of and a to in is that it for with as by be are this on or which shall may each person"


def _vocabulary(chance: random.Random) -> list[str]:
    """Words as rare and as common as those of a draft."""
    rare = ["".join(chance.choices(LETTERS, k=chance.randint(4, 10))) for _ in range(1500)]
    return [*rare, *(USUAL.split() * 40)]


def _clause(number: int, paragraphs: Sequence[str], title: str) -> ClauseText:
    text, blocks, start = "\n".join(paragraphs), [], 0
    for words in paragraphs:
        blocks.append(BlockText("paragraph", start, start + len(words)))
        start += len(words) + 1
    return ClauseText(str(number), title, 1, text=text, blocks=tuple(blocks))


def _draft(chance: random.Random, count: int) -> tuple[Outline, list[str]]:
    words = _vocabulary(chance)

    def paragraph() -> str:
        return " ".join(chance.choices(words, k=chance.randint(25, 60))) + "."

    clauses = (_clause(k, (paragraph(), paragraph()), " ".join(chance.choices(words, k=3))) for k in range(count))
    return Outline("test", "en", tuple(clauses)), words


def _edited(text: str, share: float, words: list[str], chance: random.Random) -> str:
    return " ".join(chance.choice(words) if chance.random() < share else word for word in text.split(" "))


@pytest.mark.parametrize(("seed", "share"), [(1, 0.15), (2, 0.15), (3, 0.15), (1, 0.3), (2, 0.3)])
def test_clauses_split_at_a_paragraph_are_found_again_and_so_are_merged_ones(seed: int, share: float):
    chance = random.Random(seed)
    whole, words = _draft(chance, 150)
    chosen = set(chance.sample(range(0, 150, 2), 20))
    parted: list[ClauseText] = []
    expected = {}
    for k, clause in enumerate(whole.clauses):
        if k in chosen:
            first, second = (_edited(one, share, words, chance) for one in clause.text.split("\n"))
            expected[k] = (len(parted), len(parted) + 1)
            parted += [_clause(k, [first], clause.title), _clause(k + 1000, [second], "New head of a part")]
        else:
            parted.append(clause)
    other = replace(whole, clauses=tuple(parted))
    splits = {change.old[0]: change.new for change in compare(whole, other).changes if change.kind == "split"}
    mergers = {change.new[0]: change.old for change in compare(other, whole).changes if change.kind == "merged"}
    assert splits == mergers
    assert splits.keys() <= expected.keys()
    assert sum(splits.get(k) == parts for k, parts in expected.items()) >= 18


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_clauses_put_elsewhere_and_edited_are_found_again_as_moved(seed: int):
    chance = random.Random(seed)
    old, words = _draft(chance, 236)
    moved = set(chance.sample(range(236), 20))
    order = [k for k in range(236) if k not in moved]
    for k in moved:
        order.insert(chance.randrange(len(order)), k)
    texts = {k: [_edited(one, 0.3, words, chance) for one in old.clauses[k].text.split("\n")] for k in order}
    new = replace(old, clauses=tuple(_clause(n, texts[k], old.clauses[k].title) for n, k in enumerate(order)))
    changes = [change for change in compare(old, new).changes if change.old and change.new]
    assert sum(order[change.new[0]] == change.old[0] for change in changes) >= 0.98 * 236
    assert sum(change.kind == "moved" and change.old[0] in moved for change in changes) >= 19


def test_the_two_directions_mirror_each_other():
    chance = random.Random(4)
    old, words = _draft(chance, 60)
    kept = [clause for clause in old.clauses if chance.random() > 0.1]
    new = replace(old, clauses=tuple(replace(one, text=_edited(one.text, 0.2, words, chance)) for one in kept))
    there = {(change.old, change.new) for change in compare(old, new).changes}
    back = {(change.new, change.old) for change in compare(new, old).changes}
    assert there == back
