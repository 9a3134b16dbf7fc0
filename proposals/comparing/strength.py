"""How binding sentences are, and what a change of words did to that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from proposals.comparing.changes import STRENGTHS, Strength
from proposals.comparing.romance import FRENCH, SPANISH
from proposals.comparing.sentences import Sentence
from proposals.comparing.verbs import CAPITALS, CHINESE, ENGLISH, Verbs
from proposals.outline import Outline

FORCE = {
    "prohibition": 3, "requirement": 3, "recommendation": 2, "discouraged": 2,
    "permission": 1, "capability": 1, "no-need": 0, "statement": 0,
}  # fmt: skip
"""Levels of one force bind alike; a change between them has no direction."""

_DECLARATION = re.compile(r"RFC\s?2119|BCP\s?14|RFC\s?8174")
_REACH = 120
"""What stands before a verb and denies it, or makes a condition of it, begins at most so many characters before."""
_NO_ONE = re.compile(
    r"(?:^|[;:,]\s+|\(|\b(?:and|that|but|or)\s+)(?:no|neither|nor|nobody|none|nothing|(?:in|under|at|for)\s+no)\b[^.;:,()]{0,80}$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|lest|case|event\s+that)\b[^.;:,]{0,80}$", re.IGNORECASE)
_RELATION = re.compile(r"\b(?:where|when|whether|until|that|which|what|than|as|far)\b[^.;:,]{0,80}$", re.IGNORECASE)
_STATE = re.compile(r"(?:required|necessary(?:\s+\w+)?|to\s+be)$", re.IGNORECASE)
_NEED = re.compile(r"require|necessary|oblig|ha(?:s|ve)\b|mandatory", re.IGNORECASE)
_DENIABLE, _WITH_NO_ONE = ("requirement", "permission"), (ENGLISH, CAPITALS)
_OTHERS = {"zh": CHINESE, "fr": FRENCH, "es": SPANISH}


def verbs_of(outline: Outline) -> Verbs:
    """The verbs that bind in this text: where RFC 2119 is declared and followed, those in capitals alone."""
    if (other := _OTHERS.get(outline.language[:2])) is not None:
        return other
    texts = [clause.text for clause in outline.clauses]
    if not any(_DECLARATION.search(text) for text in texts):
        return ENGLISH
    capitals = sum(text.count(verb) for text in texts for verb in (" MUST ", " SHALL ", " SHOULD ", " MAY "))
    return CAPITALS if capitals > sum(text.count(" shall ") for text in texts) else ENGLISH


def find_strengths(sentence: Sentence, verbs: Verbs) -> list[Strength]:
    """Every verb of strength in a sentence, in order; each carries the place of the sentence.

    None in a sentence that declares how such verbs are to be read.
    """
    found = [
        Strength(level, " ".join(verb.split()), convention, sentence.start, sentence.end)
        for level, verb, convention in _matches(sentence.text, verbs)
    ]
    return [] if found and _DECLARATION.search(sentence.text) else found


def strongest(found: Iterable[Strength], sentence: Sentence) -> Strength:
    """The most binding of the strengths; a sentence without one is a statement."""
    statement = Strength("statement", "", "", sentence.start, sentence.end)
    return min(found, key=lambda one: STRENGTHS.index(one.level), default=statement)


def _matches(text: str, verbs: Verbs) -> Iterator[tuple[str, str, str]]:
    denied = -1
    for match in verbs.find(text):
        verb = text[match.start() : match.end()]
        level, convention, _ = verbs.verbs[(match.lastindex or 1) - 1]
        if verbs is ENGLISH and (_is_month(verb, match.start()) or _is_supposed(verb, text, match.start())):
            continue
        no_one = _before(_NO_ONE, text, match.start()) if level in _DENIABLE and verbs in _WITH_NO_ONE else None
        # "No one shall ... what others may ...": the denial is of the first verb.
        if no_one and no_one.start() != denied:
            denied = no_one.start()
            level = "no-need" if _NEED.search(verb) else "prohibition"
        yield level, verb, convention


def _before(words: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """What is found of `words`, which reach to `start`, where a verb begins."""
    return words.search(text, max(0, start - _REACH), start)


def _is_month(verb: str, start: int) -> bool:
    return verb == "May" and start > 0


def _is_supposed(verb: str, text: str, start: int) -> bool:
    """Whether this states a condition: "should it fail", "if it should fail", "where consent is required"."""
    if verb.lower() == "should":
        return start == 0 or verb == "Should" or _before(_CONDITION, text, start) is not None
    if not _STATE.search(verb):
        return False
    return _before(_CONDITION, text, start) is not None or _before(_RELATION, text, start) is not None
