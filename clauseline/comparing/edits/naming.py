"""What an edit is about: the role that the words which came or went, and those near them, tell."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from clauseline.comparing.edits.citing import is_cited
from clauseline.comparing.edits.language import INSIDE, NEAR, Language
from clauseline.comparing.edits.proving import words_at
from clauseline.comparing.edits.reading import Difference, RewordedSentence
from clauseline.comparing.edits.sameness import content
from clauseline.comparing.edits.word_lists import Found
from clauseline.comparing.hashing import stands_alone
from clauseline.vocabulary import EditRole

BEFORE = 80
"""So many characters before an edit tell what it is about."""
AROUND = 25
"""So near an edit, on both sides, a word tells what it is about."""
_NEGATED = 4
"""Words at most of an edit that is a negation and little else."""
_PARTS: tuple[EditRole, ...] = ("unless", "if")
"""What words are that begin with such a word."""
_MEASURES: tuple[EditRole, ...] = ("often", "when", "much")
"""What the word behind an edit tells, too: "16" and "years"."""
_SIGN = re.compile(r"[,;，；]")
_NEAR = 40
"""So many characters before and behind a name may tell that it is a place."""


class EditPhrase(NamedTuple):
    """The words of an edit in lower case, each side with the word before and behind them, and what stands around."""

    went: str
    came: str
    went_on: str
    came_on: str
    before: str
    around: str


def phrase_of(one: RewordedSentence, each: Difference) -> EditPhrase:
    went, came = one.went(each), one.came(each)
    old, new = words_at(one.before, went).lower(), words_at(one.after, came).lower()
    text, words, at = (one.after, one.theirs, each.new) if came else (one.before, one.ours, each.old)
    start = words[at[0]].start if at[0] < len(words) else len(text)
    end = words[at[1] - 1].end if at[1] > at[0] else start
    behind = [*one.theirs[each.new[1] : each.new[1] + 3]]
    next_word = words_at(one.after, behind if behind and stands_alone(behind[0].key) else behind[:1]).lower()
    last = [*one.theirs[max(0, each.new[0] - 1) : each.new[0]]]
    lead = "" if not last or stands_alone(last[0].key) else f"{words_at(one.after, last).lower()} "
    joint = "" if not behind or stands_alone(behind[0].key) else " "
    before, after = text[max(0, start - BEFORE) : start].lower(), text[start : end + AROUND].lower()
    return EditPhrase(
        old, new, f"{lead}{old}{joint}{next_word}", f"{lead}{new}{joint}{next_word}", before, before[-AROUND:] + after
    )


def role_of(
    one: RewordedSentence, each: Difference, phrase: EditPhrase, language: Language, verb: str
) -> EditRole | None:
    """What a difference is about, whose words are `phrase`; None where no word tells.

    `verb` is the verb of force of the sentence, or "".
    """
    if role := _by_kind(one, each, phrase, language):
        return role
    changed = f"{phrase.went} | {phrase.came}"
    find = language.lists.find
    inside, before = find(changed), phrase.before
    told = chain(
        (role for role in language.roles if INSIDE + role in inside),
        (role for role, words in language.before_of(before) if words.search(before)),
        (role for role in language.roles if NEAR + role in find(phrase.around)),
        (role for role in _MEASURES if INSIDE + role in find(f"{phrase.went_on} | {phrase.came_on}")),
    )
    return next(told, None) or ("where" if is_seat(one, each, language) else _by_place(one, each, language, verb))


def _by_kind(one: RewordedSentence, each: Difference, phrase: EditPhrase, language: Language) -> EditRole | None:
    """What the changed words alone are: joints, negations, verbs of force, a condition, all or some."""
    if is_cited(one, each):
        return "where"
    went, came = ([word.key for word in words] for words in (one.went(each), one.came(each)))
    if phrase.went in language.conjunctions and phrase.came in language.conjunctions:
        return "and-or"
    if (phrase.went in language.modals and phrase.came in language.modals) or one.has_other_capitals(each):
        return "force"
    find = language.lists.find
    sides = find(phrase.went), find(phrase.came)
    for role in _PARTS:
        if any(own.get(INSIDE + role) == 0 for own in sides):
            return role
    if {*went, *came} & language.negations and len(went) + len(came) <= _NEGATED:
        return "not"
    if any("quality" in own for own in sides) and "consent" in {*find(phrase.around), *sides[0]}:
        return "consent"
    if _is_swapped(*sides) and "proof" in {*find(phrase.before), *find(phrase.around)}:
        return "proof"
    of_all = [("all" in own, "some" in own) for own in sides]
    is_of_all = (of_all[0][0] and of_all[1][1]) or (of_all[1][0] and of_all[0][1])
    return "scope" if is_of_all else None


def _is_swapped(went: Found, came: Found) -> bool:
    """Whether one of those who are bound was put for one of those who are protected, or the other way round."""
    parties = [{*own} & {"strong", "weak"} for own in (went, came)]
    return parties in ([{"strong"}, {"weak"}], [{"weak"}, {"strong"}])


def _by_place(one: RewordedSentence, each: Difference, language: Language, verb: str) -> EditRole | None:
    changed = [*one.went(each), *one.came(each)]
    if {word.key for word in changed} & language.fixed:
        return "scope"
    if not content(changed, language):
        return None
    return "who" if _is_before(one, each, verb) else "what"


def _is_before(one: RewordedSentence, each: Difference, verb: str) -> bool:
    """Whether an edit stands before the verb that binds: there stands who is bound."""
    text, words = (one.before, one.went(each)) if one.went(each) else (one.after, one.came(each))
    at = text.find(verb) if verb else -1
    return at >= 0 and words[-1].end <= at and not _SIGN.search(text[words[-1].end : at])


def is_seat(one: RewordedSentence, each: Difference, language: Language) -> bool:
    """Whether the words around a name tell that it is a place, or whose courts and laws are meant."""
    (first, last), text = each.old, one.before
    if first == last:
        return False
    if not language.is_unspaced:
        if not text[one.ours[first].start].isupper():
            return False
        # What goes before "York" is part of the name, too.
        while first and text[one.ours[first - 1].start].isupper():
            first -= 1
    before, behind = text[: one.ours[first].start].lower(), text[one.ours[last - 1].end :].lower()
    return bool(language.seats.search(before[-_NEAR:]) or language.seated.match(behind[:_NEAR].lstrip()))
