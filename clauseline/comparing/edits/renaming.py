"""Terms that a whole draft calls otherwise now: found as a mapping over all changed sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clauseline.comparing.edits.language import INSIDE, Language
from clauseline.comparing.edits.naming import is_seat
from clauseline.comparing.edits.proving import TITLE, with_words_before, words_at
from clauseline.comparing.edits.reading import Difference, RewordedSentence, SentenceWord
from clauseline.comparing.edits.sameness import content
from clauseline.comparing.hashing import stands_alone
from clauseline.definitions import key_of, recognise
from clauseline.outline import Outline

MOST = 5
"""Words of a term."""
MOST_HAN = 10
"""Han characters of a term."""
TIMES = 2
"""So often at least a term was put for another one."""
LOOKS = 100
"""So many pairs of terms are looked for in the whole texts, at most."""
_AUTHORITY = f"{INSIDE}order"
"""The list of those on whose order something is done."""
NamedPlace = tuple[RewordedSentence, Difference]
"""Where a name was put for another one."""


def find_renamed(
    found: Iterable[RewordedSentence], old: Outline, new: Outline, language: Language
) -> Mapping[str, str]:
    """The new name of each term, both as `content` words joined by spaces.

    The old name stands nowhere in the new text any more, and the new one nowhere in the old. Where one word of a name
    in capitals changed, as in "Boat Register Scheme", the name is what must not be left, not the word. Another place,
    court or party is no other name of the same.
    """
    places: dict[tuple[str, str], list[NamedPlace]] = defaultdict(list)
    for one in found:
        for each in one.differences:
            for lead in range(TITLE + 1):
                wider = with_words_before(one, each, lead)
                if wider is None or (lead and not _is_title(one, wider)):
                    break
                names = _names(one, wider, language)
                if names:
                    places[names].append((one, wider))
    most = sorted(places, key=lambda names: -len(places[names]))[:LOOKS]
    often = [names for names in most if len(places[names]) >= TIMES]
    if not often:
        return {}
    texts = _whole(old), _whole(new)
    renamed: dict[str, str] = {}
    for names in often:
        before, after = _written(*places[names][0])
        if names[0] in renamed or _stands_in(texts[1], before) or _stands_in(texts[0], after):
            continue
        if _is_term(before, places[names], old, language):
            renamed[names[0]] = names[1]
    return renamed


def _is_term(name: str, places: Sequence[NamedPlace], old: Outline, language: Language) -> bool:
    """Whether a name is one of the draft's own: it is defined, or used in several clauses and no place; in one clause
    alone it may neither be an authority nor the proper name of anybody."""
    homes = {k for k, clause in enumerate(old.clauses) if _stands_in(clause.text.lower(), name)}
    if any(clause.kind == "term" and _stands_in(clause.title.lower(), name) for clause in old.clauses):
        return True
    is_place = any(is_seat(one, each, language) for one, each in places)
    if not is_place and len(homes) > 1:
        return True
    sides = (" | ".join(_written(one, each)) for one, each in places)
    is_own = any(_AUTHORITY in language.lists.find(both) for both in sides) or all(
        _is_proper(one, each, language) for one, each in places
    )
    if not is_place and not is_own:
        return True
    return any(key_of(one.term) == key_of(name) for one in recognise(old.clauses, homes))


def _is_proper(one: RewordedSentence, each: Difference, language: Language) -> bool:
    """Whether a name has a capital and no article; a language that writes all nouns so has none that can be told."""
    first = one.ours[each.old[0]]
    if not language.articles or not one.before[first.start].isupper():
        return False
    return not each.old[0] or one.ours[each.old[0] - 1].key not in language.articles


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


def _is_title(one: RewordedSentence, each: Difference) -> bool:
    """Whether the words are names of several words, each with a capital, which do not just begin the sentence."""
    sides = ((one.before, one.went(each)), (one.after, one.came(each)))
    return all(_has_capitals(text, words) for text, words in sides)


def _has_capitals(text: str, words: Sequence[SentenceWord]) -> bool:
    return all(word.start and text[word.start].isupper() for word in words)


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
