"""Terms that a whole draft calls otherwise now: found as a mapping over all changed sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.proving import words_at
from clauseline.comparing.edits.reading import Difference, RewordedSentence
from clauseline.comparing.edits.sameness import content
from clauseline.comparing.hashing import stands_alone
from clauseline.outline import Outline

MOST = 5
"""Words of a term."""
MOST_HAN = 10
"""Han characters of a term."""
TIMES = 2
"""So often at least a term was put for another one."""
LOOKS = 100
"""So many pairs of terms are looked for in the whole texts, at most."""


def find_renamed(
    found: Iterable[RewordedSentence], old: Outline, new: Outline, language: Language
) -> Mapping[str, str]:
    """The new name of each term, both as `content` words joined by spaces.

    The old name stands nowhere in the new text any more, and the new one nowhere in the old.
    """
    counted: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[RewordedSentence, Difference]] = {}
    for one in found:
        for each in one.differences:
            names = _names(one, each, language)
            if names:
                counted[names] += 1
                first.setdefault(names, (one, each))
    often = [names for names, times in counted.most_common(LOOKS) if times >= TIMES]
    if not often:
        return {}
    texts = _whole(old), _whole(new)
    renamed: dict[str, str] = {}
    for names in often:
        before, after = _written(*first[names])
        if names[0] not in renamed and not _stands_in(texts[1], before) and not _stands_in(texts[0], after):
            renamed[names[0]] = names[1]
    return renamed


def _names(one: RewordedSentence, each: Difference, language: Language) -> tuple[str, str] | None:
    """What may be a term and its new name, where one stretch of words stands for another."""
    if each.old[0] == each.old[1] or each.new[0] == each.new[1]:
        return None
    sides = [content(words, language) for words in (one.went(each), one.came(each))]
    if any(not side or len(side) > _most(side) for side in sides):
        return None
    if any(word in language.fixed or any(map(str.isdigit, word)) for side in sides for word in side):
        return None
    ours, theirs = (" ".join(side) for side in sides)
    return (ours, theirs) if ours != theirs else None


def _most(side: list[str]) -> int:
    return MOST_HAN if stands_alone(side[0]) else MOST


def _written(one: RewordedSentence, each: Difference) -> tuple[str, str]:
    return words_at(one.before, one.went(each)).lower(), words_at(one.after, one.came(each)).lower()


def _whole(outline: Outline) -> str:
    """What a text says, and the terms that it defines; other headings bind nobody."""
    titles = (clause.title for clause in outline.clauses if clause.kind == "term")
    return "\n".join((*(clause.text for clause in outline.clauses), *titles)).lower()


def _stands_in(text: str, name: str) -> bool:
    """Whether a name stands there, in whatever form that begins with it."""
    at = text.find(name)
    while at >= 0 and not stands_alone(name[0]) and text[at - 1 : at].isalnum():
        at = text.find(name, at + 1)
    return at >= 0
