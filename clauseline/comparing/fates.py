"""What became of each clause, from the pairs: moved, modified, renumbered, unchanged."""

from __future__ import annotations

from collections.abc import Mapping

from clauseline.comparing.details.generated import is_title_of_list
from clauseline.outline import INFORMATIVE, BlockText, ClauseText, can_compare
from clauseline.vocabulary import BlockKind, ChangeKind

INFORMATIVE_BLOCKS: tuple[BlockKind, ...] = ("note", "example", "footnote")


def tell_fate(old: ClauseText, new: ClauseText, *, is_moved: bool) -> ChangeKind:
    """The kind of change of a pair of clauses."""
    if is_moved:
        return "moved"
    if old.text != new.text or old.title != new.title or changes_status(old, new) or _shows_other(old, new):
        return "modified"
    return "renumbered" if old.number != new.number else "unchanged"


def _shows_other(old: ClauseText, new: ClauseText) -> bool:
    """Whether a clause shows other pictures than before, as far as that can be told."""
    return _pictures(old) != _pictures(new) and can_compare((*old.figures, *new.figures))


def _pictures(clause: ClauseText) -> list[str]:
    return sorted(figure.sha256 for figure in clause.figures if figure.sha256)


def changes_status(old: ClauseText, new: ClauseText) -> bool:
    """Whether the clause, or a block of it with the very same words, became normative or informative.

    Nothing is said of what binds nobody wherever it stands: front matter, lists of sources, thanks.
    """
    if any(clause.kind in ("front", "bibliography") or is_title_of_list(clause.title) for clause in (old, new)):
        return False
    if old.status != new.status:
        return True
    if old.status == INFORMATIVE or not any(map(is_informative, (*old.blocks, *new.blocks))):
        return False
    before, after = _is_informative(old), _is_informative(new)
    return any(before[words] != after[words] for words in before.keys() & after.keys())


def _is_informative(clause: ClauseText) -> Mapping[str, bool]:
    """For the words of each block whether it is a note, an example or a footnote.

    What follows one of these, and what has no sentences, may belong to it: nothing is said of that.
    """
    found: dict[str, bool] = {}
    is_behind = False
    for block in clause.blocks:
        if is_informative(block):
            found[_words(clause, block)] = is_behind = True
        elif block.kind in ("paragraph", "item") and not is_behind:
            found[_words(clause, block)] = False
    return found


def is_informative(block: BlockText) -> bool:
    """Whether a block binds nobody, whatever its verbs say: a note, an example or a footnote."""
    return block.kind in INFORMATIVE_BLOCKS


def _words(clause: ClauseText, block: BlockText) -> str:
    return clause.text[block.start : block.end]
