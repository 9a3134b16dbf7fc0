"""For whom a part of a sentence stands: whether more of it protects people, or frees those who are bound."""

from __future__ import annotations

import re
from typing import NamedTuple

from clauseline.comparing.duties.strength import find_strengths, strongest
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.reading import Difference, Reworded
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import StrengthLevel

_SIGN = re.compile(r"[,;:，；：]")
_BEHIND = 40
"""So many characters behind a verb of force tell what it asks for."""


class Standing(NamedTuple):
    """1 for words that protect people, by a duty of others or a right of theirs; -1 for words that bind them, or let
    others do more to them; 0 for what no word tells. `text` are the words, in lower case, and `level` their force.
    """

    sign: int
    text: str
    level: StrengthLevel
    is_of_people: bool | None


def standing_of(one: Reworded, each: Difference, language: Language, verbs: Verbs) -> Standing:
    """How the part of a sentence in which words came, went or changed stands; the whole sentence if no word tells."""
    text, at = (
        (one.after, _at(one, each, is_old=False)) if not one.came(each) else (one.before, _at(one, each, is_old=True))
    )
    found = _judged(_part(text, at), language, verbs)
    return found if found.sign else _judged(text, language, verbs)


def _at(one: Reworded, each: Difference, *, is_old: bool) -> int:
    words, first = (one.ours, each.old[0]) if is_old else (one.theirs, each.new[0])
    last = words[first - 1].end if first else 0
    has_words = bool(one.went(each) if is_old else one.came(each))
    return words[first].start if has_words else last


def _part(text: str, at: int) -> str:
    """The words around a place up to the next commas."""
    start = max((match.end() for match in _SIGN.finditer(text, 0, max(0, at - 1))), default=0)
    end = _SIGN.search(text, at)
    return text[start : end.start() if end else len(text)]


def _judged(text: str, language: Language, verbs: Verbs) -> Standing:
    sentence = Sentence(0, len(text), text)
    bound = strongest(find_strengths(sentence, verbs), sentence)
    lower, verb = text.lower(), bound.verb.lower()
    head, _, rest = lower.partition(verb) if verb and verb in lower else (lower, "", lower)
    is_of_people = _is_of_people(head, language)
    return Standing(_sign(lower, rest[:_BEHIND], bound.level, language, is_of_people), lower, bound.level, is_of_people)


def _sign(text: str, rest: str, level: StrengthLevel, language: Language, is_of_people: bool | None) -> int:
    acts = language.acts
    if level in ("prohibition", "discouraged"):
        return -1 if is_of_people and not acts.passive.search(text) else 1
    if level in ("requirement", "recommendation"):
        if is_of_people:
            return 1 if acts.passive.search(rest) or acts.may.search(text) else -1
        # A duty to keep or to hand over may be for people or against them.
        return 0 if acts.use.search(rest) and not acts.care.search(rest) else 1
    if level in ("permission", "capability"):
        if is_of_people and acts.passive.search(rest):
            return -1
        if is_of_people is None:
            return -1 if acts.use.search(text) else 0
        return 1 if is_of_people else -1
    return _of_statement(text, language, is_of_people=is_of_people)


def _of_statement(text: str, language: Language, *, is_of_people: bool | None) -> int:
    acts = language.acts
    if is_of_people:
        return 1 if acts.may.search(text) else 0
    if acts.denied.search(text) and acts.use.search(text):
        return 1
    use, care = acts.use.search(text), acts.care.search(text)
    if use and care:
        return -1 if use.start() < care.start() else 1
    return 1 if care else -1 if use else 0


def _is_of_people(head: str, language: Language) -> bool | None:
    """Whether those who are protected are named first, before the verb; None if nobody is."""
    weak, strong = language.weak.search(head), language.strong.search(head)
    if not weak or not strong:
        return None if weak is strong else weak is not None
    return weak.start() < strong.start()
