"""For whom a part of a sentence stands: whether more of it protects people, or frees those who are bound."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from clauseline.comparing.duties.duty import LONGEST
from clauseline.comparing.duties.strength import find_strengths, strongest
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.reading import Difference, RewordedSentence
from clauseline.comparing.edits.word_lists import Found
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import StrengthLevel

_SIGN = re.compile(r"[,;:，；：]")
_NEAR = 400
"""So many characters before and behind words that changed at most stand with them between commas."""
_BEHIND = 40
"""So many characters behind a verb of force tell what it asks for."""


class PartStanding(NamedTuple):
    """1 for words that protect people, by a duty of others or a right of theirs; -1 for words that bind them, or let
    others do more to them; 0 for what no word tells. `text` are the words, in lower case, and `level` their force.

    Of words by which nothing is told the sign is that of their whole sentence.
    """

    sign: int
    text: str
    level: StrengthLevel
    is_of_people: bool | None


def standing_of(one: RewordedSentence, each: Difference, language: Language, verbs: Verbs) -> PartStanding:
    """How the part of a sentence in which words came, went or changed stands; the whole sentence if no word tells."""
    text, at = (
        (one.after, _at(one, each, is_old=False)) if not one.came(each) else (one.before, _at(one, each, is_old=True))
    )
    found = _judged(_part(text, at), language, verbs)
    return found if found.sign else found._replace(sign=_judged(text, language, verbs).sign)


def standing_of_whole(text: str, language: Language, verbs: Verbs) -> PartStanding:
    """How a sentence stands as a whole."""
    return _judged(text, language, verbs)


def _at(one: RewordedSentence, each: Difference, *, is_old: bool) -> int:
    words, first = (one.ours, each.old[0]) if is_old else (one.theirs, each.new[0])
    last = words[first - 1].end if first else 0
    has_words = bool(one.went(each) if is_old else one.came(each))
    return words[first].start if has_words else last


def _part(text: str, at: int) -> str:
    """The words around a place up to the next commas, as far as these are near."""
    first, last = max(0, at - _NEAR), min(len(text), at + _NEAR)
    start = max((match.end() for match in _SIGN.finditer(text, first, max(first, at - 1))), default=first)
    end = _SIGN.search(text, at, last)
    return text[start : end.start() if end else last]


@lru_cache(maxsize=256)
def _judged(text: str, language: Language, verbs: Verbs) -> PartStanding:
    """Asked for each edit of a sentence again."""
    text = text[:LONGEST]
    sentence = Sentence(0, len(text), text)
    bound = strongest(find_strengths(sentence, verbs), sentence)
    lower, verb = text.lower(), bound.verb.lower()
    at = lower.find(verb) if verb else -1
    found = language.lists.find(lower)
    is_of_people = _is_of_people(found, at if at >= 0 else len(lower))
    rest = lower[at + len(verb) :][:_BEHIND] if at >= 0 else lower[:_BEHIND]
    sign = -1 if "grant" in found else _sign(found, language.lists.find(rest), bound.level, is_of_people)
    return PartStanding(sign, lower, bound.level, is_of_people)


def _sign(found: Found, rest: Found, level: StrengthLevel, is_of_people: bool | None) -> int:
    """By the lists of which something stands in the words, and right behind their verb of force."""
    if level in ("prohibition", "discouraged"):
        return -1 if is_of_people and "passive" not in found else 1
    if level in ("requirement", "recommendation"):
        return _of_duty(found, rest, is_of_people=is_of_people)
    if level not in ("permission", "capability"):
        return _of_statement(found, is_of_people=is_of_people)
    if is_of_people and "passive" in rest:
        return -1
    if is_of_people is None:
        return -1 if "use" in found else 0
    return 1 if is_of_people else -1


def _of_duty(found: Found, rest: Found, *, is_of_people: bool | None) -> int:
    if is_of_people:
        return 1 if "passive" in rest or "may" in found else -1
    # A duty to keep or to hand over may be for people or against them.
    return 0 if "use" in rest and "care" not in rest else 1


def _of_statement(found: Found, *, is_of_people: bool | None) -> int:
    if "applies" in found:
        return 0
    if "entitled" in found and is_of_people is not False:
        return 1
    if is_of_people:
        return 1 if "may" in found else 0
    if "denied" in found:
        return ("use" in found) - ("care" in found)
    return ("care" in found) - ("use" in found)


def _is_of_people(found: Found, verb: int) -> bool | None:
    """Whether those who are protected are named first, before the verb; None if nobody is."""
    weak, strong = (min(found.get(name, verb), verb) for name in ("weak", "strong"))
    return None if weak == strong else weak < strong
