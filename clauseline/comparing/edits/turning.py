"""The same words turned: a phrase at the front, "of the owner" and "the owner's", a clause that became a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.reading import RewordedSentence, SentenceWord
from clauseline.comparing.edits.sameness import are_one, content, is_one
from clauseline.numerals import value_of
from clauseline.vocabulary import Proof

LONGEST = 40
"""Words at most of sentences in which a phrase is looked for that went to the front."""
_STEM = 4
"""Letters that a verb and its noun have in common at least."""
_APOSTROPHES = frozenset("'’")


def find_turn(
    one: RewordedSentence, ours: Sequence[SentenceWord], theirs: Sequence[SentenceWord], language: Language
) -> Proof | None:
    """Whether the words from the first that differs to the last are turned; `ours` and `theirs` are these words."""
    if _is_fronted(one, language):
        return "order"
    before, after = one.before, one.after
    for first, second, text in ((ours, theirs, after), (theirs, ours, before)):
        if _is_owned(first, second, text, language) or _is_clause_of(first, second, language):
            return "order"
        if _is_noun_of(first, second, language):
            return "inflection"
    return None


def _is_fronted(one: RewordedSentence, language: Language) -> bool:
    """Whether a phrase that says when, where or how stands before the rest on one side, and elsewhere on the other.

    Nothing is told of sentences with words whose reach may hang on the order: "and", "only", "not".
    """
    ours, theirs = ([word.key for word in side] for side in (one.ours, one.theirs))
    if len(ours) != len(theirs) or not 3 < len(ours) <= LONGEST or sorted(ours) != sorted(theirs):
        return False
    if any(text[: words[0].start].strip() for text, words in ((one.before, one.ours), (one.after, one.theirs))):
        return False
    reaching = language.fixed - language.openers - language.modals
    if any(word in reaching and value_of(word) is None for word in ours):
        return False
    return any(_leads(*sides, language) for sides in ((ours, theirs), (theirs, ours)))


def _leads(plain: Sequence[str], turned: Sequence[str], language: Language) -> bool:
    """Whether `turned` begins with a phrase that stands later in `plain`; in German the verb follows it."""
    if turned[0] not in language.openers:
        return False
    for size in range(2, len(turned) - 1):
        phrase, rest = turned[:size], turned[size:]
        for at in range(1, len(plain) - size + 1):
            if plain[at : at + size] == phrase:
                left = [*plain[:at], *plain[at + size :]]
                if left == rest or (language.has_verb_second and any(rest == one for one in _verb_first(left, at))):
                    return True
    return False


def _verb_first(words: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """The words with one of those before the place `most` at their head."""
    return ([words[k], *words[:k], *words[k + 1 :]] for k in range(1, most))


def _is_owned(ours: Sequence[SentenceWord], theirs: Sequence[SentenceWord], text: str, language: Language) -> bool:
    """ "The duties of the owner" and "the owner's duties", which stands in `text`."""
    ofs = [k for k, word in enumerate(ours) if word.key in language.genitives]
    owned = [
        k for k, word in enumerate(theirs) if word.key == "s" and text[word.start - 1 : word.start] in _APOSTROPHES
    ]
    if len(ofs) != 1 or len(owned) != 1:
        return False
    what, whose = content(ours[: ofs[0]], language), content(ours[ofs[0] + 1 :], language)
    return bool(what and whose) and (whose, what) == (
        content(theirs[: owned[0]], language),
        content(theirs[owned[0] + 1 :], language),
    )


def _is_clause_of(ours: Sequence[SentenceWord], theirs: Sequence[SentenceWord], language: Language) -> bool:
    """ "Files that are kept in the cellar" and "in the cellar kept files", as German has them side by side."""
    if not language.has_verb_second or not any(word.key in language.relatives for word in ours[1:3]):
        return False
    if not any(word.key in language.passives for word in ours[-2:]):
        return False
    thing, *said = content(ours, language) or [""]
    *said_before, thing_behind = content(theirs, language) or [""]
    return bool(said) and are_one([thing, *said], [thing_behind, *said_before], language)


def _is_noun_of(ours: Sequence[SentenceWord], theirs: Sequence[SentenceWord], language: Language) -> bool:
    """ "The delivery of the pump" and "the pump is delivered"."""
    if not any(word.key in language.genitives for word in ours) or not any(
        word.key in language.passives for word in theirs
    ):
        return False
    nouns, said = content(ours, language), content(theirs, language)
    if len(nouns) != 2 or len(said) != 2 or not is_one(nouns[1], said[0], language):
        return False
    return is_of_one_stem(nouns[0], said[1], language) or is_of_one_stem(nouns[0], said[1].removeprefix("ge"), language)


def is_of_one_stem(noun: str, verb: str, language: Language) -> bool:
    """Whether a noun says what a verb says: "delivery" and "delivered"."""
    if {noun, verb} & language.fixed:
        return False
    stem = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(noun, verb, strict=False)))
    return stem >= _STEM and {noun[stem:], verb[stem:]} <= language.nominal
