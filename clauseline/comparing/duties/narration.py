"""Verbs that bind nobody where they stand: they tell, ask, explain, or belong to the writers of the draft."""

from __future__ import annotations

import re

_WORDS = r"(?:(?:(?:may|must|shall|should|can)(?:\s+not)?,|\[=[\w'’ -]+=\]|[\w'’/-]+)\s+)"
"""A word, a term in its marks, or one verb of several, of which the last one is looked at."""
_REACH = 120
"""What makes a verb tell instead of bind begins at most so many characters before it."""

_ASKED = re.compile(rf"\b(?:whether|how|why)\s+{_WORDS}{{0,10}}$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I)\s+(?:\w+ly\s+|also\s+|still\s+|then\s+)?$")
_MIGHT = re.compile(r"\b(?:might|may|would|could|will|to|not)\s+(?:\w+ly\s+|also\s+|still\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(rf"(?<!,)\s(?:that|which|who|what|where)\s+{_WORDS}{{0,5}}$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:did|does|do|is|are|was|were|has|have|had|can|will|\w{2,30}ed)\s", re.IGNORECASE)
"""Where a relative clause has a verb already, the next one is that of the sentence."""
_RULED = re.compile(
    r"\b(?:verif(?:y|ies|ied)|ensur(?:e|es|ed|ing)|requir(?:e|es|ed|ing|ements?)|recommend(?:ed|s|ation)?|mandatory|necessary"
    r"|check(?:s|ed)?|provid(?:e|es|ed|ing)|so|means?|stat(?:e|es|ed|ing)|declares?|specif(?:y|ies|ied)|note|conditions?"
    r"|except|rules?|decides?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""A clause that one of these opens says what has to be."""
_REASON = re.compile(
    rf"\b(?:because|so\s+that|although|even\s+though|in\s+order\s+to|since)\s+{_WORDS}{{0,8}}$", re.IGNORECASE
)
_EXPECTED = re.compile(
    r"\s+(?:(?:not\s+)?inhibit|be\s+(?:easier|able|clear|noted|remembered|obvious|apparent|sufficient|enough|familiar|aware))\b",
    re.IGNORECASE,
)
"""Behind "should": what one may expect."""
_WRITERS = re.compile(r"\W*(?:TO[D]O|FIX[M]E|X{3}|TBD|Editor['’]?s?\b|Issue\b|ISSUE\b|@\w)")
_EXAMPLE = re.compile(
    r"\W*(?:For\s+example\b|For\s+instance\b|Examples?\s*(?:\d{1,3}\s*)?[:：—–]|E\.g\.|例如|比如|譬如|示例\s*\d*\s*[:：]"
    r"|Zum\s+Beispiel\b|Beispiele?\s*:|Par\s+exemple\b|Exemples?\s*:|Por\s+ejemplo\b|Ejemplos?\s*:)"
)
_QUESTION = re.compile(r"[?？]\W*$")


_VERSION = re.compile(r"\b(?:version|text|translation|language)s?\b[^,;]*$", re.IGNORECASE)
_PREVAILS = re.compile(
    r"\s+(?:always\s+|then\s+)?(?:prevail|take\s+precedence|govern|control|be\s+(?:authentic|authoritative|decisive))\b",
    re.IGNORECASE,
)
"""What a version of a text does where others differ from it: that asks nothing of anybody."""
_NOT_LIABLE = re.compile(r"不(?:会|应|再)?对[^，。；]{1,60}$|[不未无]$")


def is_of_writers(sentence: str) -> bool:
    """Whether a sentence is a note of the draft's writers to themselves, gives an example, or asks something."""
    if _WRITERS.match(sentence) or _EXAMPLE.match(sentence):
        return True
    return _QUESTION.search(sentence, max(0, len(sentence) - 10)) is not None


def is_narrated(text: str, start: int, end: int) -> bool:
    """Whether the English verb at [start, end) of a sentence tells what is so, and binds nobody."""
    verb, first = text[start:end], max(0, start - _REACH)
    if _ASKED.search(text, first, start):
        return True
    if _PREVAILS.match(text, end) and _VERSION.search(text, first, start):
        return True
    if verb.isupper():
        return False
    if not verb.startswith("strongly") and _FIRST_PERSON.search(text, first, start):
        return True
    if _REASON.search(text, first, start):
        return True
    if verb.lower().startswith(("have to", "has to")) and _MIGHT.search(text, first, start):
        return True
    if verb.lower().startswith("should") and _EXPECTED.match(text, end):
        return True
    relative = _RELATIVE.search(text, first, start)
    if relative is None or _SAID.search(text, relative.start(), start):
        return False
    return not _RULED.search(text, max(0, relative.start() - _REACH), relative.start() + 1)


def is_told_in_chinese(text: str, start: int, end: int) -> bool:
    """Whether the Chinese verb at [start, end) says that somebody does not answer for something, or which version of a
    text counts.
    """
    if text.startswith("负责", start) and _NOT_LIABLE.search(text, max(0, start - _REACH), start):
        return True
    return _COUNTS.match(text, end) is not None


_COUNTS = re.compile("以[^，。；]{0,20}(?:版|版本|文本|译本|原文)为准")
_QUE = re.compile(
    r"\b(?:que|dont|auxquel(?:le)?s|(?:à|de|dans|par|pour|avec|sous)\s+l(?:aquelle|equel|esquel(?:le)?s))\s+$",
    re.IGNORECASE,
)


def is_told_in_french(text: str, start: int) -> bool:
    """Whether the French verb at `start` stands in a relative clause: "les règles que doivent suivre les gardiens"."""
    return _QUE.search(text, max(0, start - 30), start) is not None
