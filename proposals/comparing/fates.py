"""What became of each clause, from the pairs: moved, modified, renumbered, unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proposals.comparing.order import longest_increasing
from proposals.comparing.pairing import Pair
from proposals.outline import BlockText, ClauseText, parents

INFORMATIVE_BLOCKS = ("note", "example", "footnote")


def find_moved(pairs: Sequence[Pair], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> set[int]:
    """Old indexes of the clauses that stand elsewhere.

    Their parent is not the pair of the old parent, or they left the order of their siblings. A clause that
    only came along with its parent is not among them.
    """
    partner: dict[int | None, int | None] = {None: None, **{pair.old: pair.new for pair in pairs}}
    above_old, above_new = parents(c.level for c in old), parents(c.level for c in new)
    families: dict[int | None, list[Pair]] = {}
    moved: set[int] = set()
    for pair in pairs:
        parent = above_old[pair.old]
        if partner.get(parent, -1) == above_new[pair.new]:
            families.setdefault(parent, []).append(pair)
        else:
            moved.add(pair.old)
    for family in families.values():
        kept = set(longest_increasing([pair.new for pair in family]))
        moved.update(pair.old for k, pair in enumerate(family) if k not in kept)
    return moved


def tell_fate(old: ClauseText, new: ClauseText, *, is_moved: bool) -> str:
    """The kind of change of a pair of clauses."""
    if is_moved:
        return "moved"
    if old.text != new.text or old.title != new.title or changes_status(old, new) or _pictures(old) != _pictures(new):
        return "modified"
    return "renumbered" if old.number != new.number else "unchanged"


def _pictures(clause: ClauseText) -> list[str]:
    return sorted(figure.sha256 for figure in clause.figures if figure.sha256)


def changes_status(old: ClauseText, new: ClauseText) -> bool:
    """Whether the clause, or a block of it with the very same words, became normative or informative."""
    if old.status != new.status:
        return True
    before, after = _is_informative(old), _is_informative(new)
    return any(before[words] != after[words] for words in before.keys() & after.keys())


def _is_informative(clause: ClauseText) -> Mapping[str, bool]:
    """For the words of each block whether it is a note, an example or a footnote."""
    return {_words(clause, block): is_informative(block) for block in clause.blocks}


def is_informative(block: BlockText) -> bool:
    """Whether a block binds nobody, whatever its verbs say: a note, an example or a footnote."""
    return block.kind in INFORMATIVE_BLOCKS


def _words(clause: ClauseText, block: BlockText) -> str:
    return clause.text[block.start : block.end]
