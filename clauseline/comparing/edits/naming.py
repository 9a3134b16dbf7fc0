"""What an edit is about: the role that the words which came or went, and those near them, tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from clauseline.comparing.changes import Strength
from clauseline.comparing.edits.language import Language, RoleWords
from clauseline.comparing.edits.proving import words_at
from clauseline.comparing.edits.reading import Difference, Reworded
from clauseline.comparing.edits.sameness import content
from clauseline.vocabulary import EditRole

BEFORE = 80
"""So many characters before an edit tell what it is about, and as many on both sides in which it stands near a word."""


class Phrase(NamedTuple):
    """The words of an edit in lower case, and what stands around them on the side that has more of them."""

    went: str
    came: str
    before: str
    around: str


def phrase_of(one: Reworded, each: Difference) -> Phrase:
    went, came = one.went(each), one.came(each)
    old, new = words_at(one.before, went).lower(), words_at(one.after, came).lower()
    text, words, at = (one.after, one.theirs, each.new) if came else (one.before, one.ours, each.old)
    start = words[at[0]].start if at[0] < len(words) else len(text)
    end = words[at[1] - 1].end if at[1] > at[0] else start
    lower = text.lower() if len(text.lower()) == len(text) else text
    before = lower[max(0, start - BEFORE) : start]
    return Phrase(old, new, before, before + lower[start : end + BEFORE])


def role_of(one: Reworded, each: Difference, language: Language, verb: str) -> EditRole | None:
    """What a difference is about; None where no word tells. `verb` is the verb of force of the sentence, or ""."""
    phrase = phrase_of(one, each)
    went, came = ([word.key for word in words] for words in (one.went(each), one.came(each)))
    joints = language.conjunctions
    if went and came and {*went} <= joints and {*came} <= joints:
        return "and-or"
    changed = f"{phrase.went} {phrase.came}"
    if {*went, *came} & language.negations and len(went) + len(came) <= _NEGATED:
        return "not"
    for role in language.roles:
        if _fits(role, phrase, changed):
            return role.role
    if {*went, *came} & language.fixed:
        return "scope"
    if not content([*one.went(each), *one.came(each)], language):
        return None
    return "who" if _is_before(one, each, verb) else "what"


_NEGATED = 4


def _fits(role: RoleWords, phrase: Phrase, changed: str) -> bool:
    if role.inside.search(changed):
        return True
    return role.before.search(phrase.before) is not None or role.near.search(phrase.around) is not None


def _is_before(one: Reworded, each: Difference, verb: str) -> bool:
    """Whether an edit stands before the verb that binds: there stands who is bound."""
    if not verb:
        return False
    at = one.before.find(verb)
    words = one.went(each)
    if not words:
        at, words = one.after.find(verb), one.came(each)
    return at >= 0 and words[-1].end <= at and not re.search(r"[,;，；]", one.before[words[-1].end : at])
