"""How binding sentences are, by the verbs that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from clauseline.comparing.changes import Strength
from clauseline.comparing.duties.german import is_told
from clauseline.comparing.duties.language.written import CAPITALS_ALONE
from clauseline.comparing.duties.narration import is_narrated, is_of_writers, is_told_in_chinese, is_told_in_french
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.kinds.telling import LONGEST, find_promise
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import STRENGTHS, StrengthLevel

FORCE: dict[StrengthLevel, int] = {
    "prohibition": 3, "requirement": 3, "recommendation": 2, "discouraged": 2,
    "permission": 1, "capability": 1, "no-need": 0, "statement": 0,
}  # fmt: skip
"""Levels of one force bind alike; a change between them has no direction."""

DECLARATION = re.compile(r"RFC\s?2119|BCP\s?14|RFC\s?8174")
_REACH = 120
"""What stands before a verb and denies it, or makes a condition of it, begins at most so many characters before."""
_NO_ONE = re.compile(
    r"(?:^|[;:,]\s+|\(|\b(?:and|that|but|or)\s+)(?:no|neither|nor|nobody|none|nothing|(?:in|under|at|for)\s+no)\b[^.;:,()]{0,80}$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|lest|case|event\s+that)\b[^.;:,]{0,80}$", re.IGNORECASE)
_RELATION = re.compile(r"\b(?:where|when|whether|until|that|which|what|than|as|far)\b[^.;:,]{0,80}$", re.IGNORECASE)
_HOUSE = re.compile(r"(?:[A-Z]?\d[\d.]{0,10}\s+)?((?:Verify|Ensure|Check|Confirm|Validate|Make\s+sure)(?:\s+that)?)\b")
_STATE = re.compile(r"(?:required|necessary(?:\s+\w+)?|to\s+be)$", re.IGNORECASE)
_STATE_TO = re.compile(r"(?:required|necessary)\s+to$", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:if|unless|when|where|whenever)\b[^.;:,]{0,80}$", re.IGNORECASE)
_NEED = re.compile(r"require|necessary|oblig|ha(?:s|ve)\b|mandatory", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:wenn|falls|sofern|soweit|ob|wann|warum|weshalb|weil|obwohl|damit)\b[^.;:,]{0,100}$", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:nicht|keine?[nrms]?|niemand|nie)\b[^.;:,]{0,60}$", re.IGNORECASE)
"""Where a German clause ends in its verb, what denies it stands before."""
_NOTHING = re.compile(r"\bnothing\b", re.IGNORECASE)
_SAVED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:(?:prohibit|prevent|preclude|restrict|limit|affect|prejudice|impair|diminish|forbid|hinder|bar|stop)\b"
    r"|be\s+(?:construed|interpreted|read|understood|taken|deemed)\b(?![^.;]{0,30}\b(?:requir|oblig)))",
    re.IGNORECASE,
)
"""What nothing in a text shall do leaves somebody as free as before."""
_UNASKED = re.compile(r"[^.;,]{0,40}?\b(?:requir\w+|oblig\w+)", re.IGNORECASE)
Told = tuple[StrengthLevel, str, str]
"""How binding a verb is, the verb, and its convention."""
_DENIABLE, _WITH_NO_ONE = ("requirement", "permission"), ("en", CAPITALS_ALONE)


def find_strengths(sentence: Sentence, verbs: Verbs) -> list[Strength]:
    """Every verb of strength in a sentence, in order; each carries the place of the sentence.

    None in a sentence that declares how such verbs are to be read, asks something or is a note of the draft's writers.
    """
    find = _remembered if len(sentence.text) <= LONGEST else _told
    return [Strength(*told, sentence.start, sentence.end) for told in find(sentence.text, verbs)]


def _told(text: str, verbs: Verbs) -> tuple[Told, ...]:
    """The same of a sentence wherever it stands."""
    if is_of_writers(text):
        return ()
    found = [(level, " ".join(verb.split()), convention) for level, verb, convention in _matches(text, verbs)]
    if verbs.in_terms and not found and (promise := find_promise(text, verbs.language)):
        found.append((*promise, "policy"))
    is_binding = any(FORCE[level] >= FORCE["recommendation"] for level, _, _ in found)
    if verbs.is_checklist and not is_binding and (house := _HOUSE.match(text)):
        found.insert(0, ("requirement", house[1], "ISO"))
    return () if found and DECLARATION.search(text) else tuple(found)


_remembered = lru_cache(maxsize=8_192)(_told)
"""Each step of a comparison asks for the same sentences again."""


def starts_as_check(text: str) -> bool:
    """Whether a sentence asks to verify something, as the requirements of check lists do."""
    return _HOUSE.match(text) is not None


def strongest(found: Iterable[Strength], sentence: Sentence) -> Strength:
    """The most binding of the strengths; a sentence without one is a statement."""
    statement = Strength("statement", "", "", sentence.start, sentence.end)
    return min(found, key=lambda one: STRENGTHS.index(one.level), default=statement)


def _matches(text: str, verbs: Verbs) -> Iterator[Told]:
    denied = -1
    for match in verbs.find(text):
        verb = text[match.start() : match.end()]
        entry = verbs.entry(match)
        level, convention = entry.level, entry.convention
        if verbs.language in _WITH_NO_ONE and is_narrated(text, *match.span()):
            continue
        if verbs.language == "en" and (_is_month(verb, match.start()) or _is_supposed(verb, text, match.start())):
            continue
        if verbs.language == "de" and (is_told(text, *match.span()) or _before(_SUPPOSED, text, match.start())):
            continue
        if verbs.language == "zh" and is_told_in_chinese(text, *match.span()):
            continue
        if verbs.language == "fr" and is_told_in_french(text, match.start()):
            continue
        if verbs.language == "de" and level == "permission" and _before(_DENIED, text, match.start()):
            level = "prohibition"
        if verbs.language == "de" and verb.startswith("bed") and _before(_DENIED, text, match.start()):
            level = "no-need"
        no_one = (
            _before(_NO_ONE, text, match.start()) if level in _DENIABLE and verbs.language in _WITH_NO_ONE else None
        )
        # "No one shall ... what others may ...": the denial is of the first verb.
        if no_one and no_one.start() != denied:
            denied = no_one.start()
            level = _denied(verb, no_one[0], text, match.end())
        yield level, verb, convention


def _denied(verb: str, no_one: str, text: str, end: int) -> StrengthLevel:
    """How a verb binds that ends at `end` and that "no one" or "nothing" denies."""
    if _NOTHING.search(no_one) and not _NEED.search(verb):
        if _SAVED.match(text, end):
            return "permission"
        if _UNASKED.match(text, end):
            return "no-need"
    return "no-need" if _NEED.search(verb) else "prohibition"


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
        return _STATE_TO.search(verb) is not None and _before(_WHERE, text, start) is not None
    return _before(_CONDITION, text, start) is not None or _before(_RELATION, text, start) is not None
