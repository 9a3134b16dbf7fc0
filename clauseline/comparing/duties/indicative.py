"""Duties in the present indicative, as German and French laws have them: "Die Behörde erteilt die Auskunft".

Only main clauses count, and of their verbs those by which somebody acts: what a law is about, what its words mean, when
it comes into force and what else it leaves alone is said in the indicative, too.
"""

from __future__ import annotations

import re
from functools import cache

from clauseline.comparing.changes import Strength
from clauseline.comparing.duties.language.written import words_of
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.sentences import Sentence

LONGEST = 1_000
"""Characters of a sentence that is looked at."""
_BEGINS = re.compile(r"\W*(?:\(?\d{1,3}[a-z]?\W+|[IVX]{1,5}\W+)?(?<!°\s)[A-ZÄÖÜÀÉÈÊÎÔÇ]")
"""Words in lower case go on with a sentence, and so do those behind "1°": they are a member of its list."""
_DEPTH = 200
"""So far before a verb the clause that it is in begins."""

_PARTICIPLE = (
    r"(?:\w{0,12}ge\w{2,20}(?:t|en)|\w{2,20}iert"
    r"|(?:be|er|ver|ent|zer|über|unter|wider|hinter)\w{2,20}(?:t|en))"
)
_GERMAN_PASSIVE = re.compile(rf"\b(?:wird|werden)\b(?=[^;:]{{1,300}}?\b{_PARTICIPLE}\s*(?:[.;,]|$|und\b|oder\b))")
_GERMAN_NONE = re.compile(
    r"\b(?:im\s+Sinne|als\s+solche|(?:in|außer)\s+Kraft|unberührt|Anwendung|entsprechend\s+anzuwenden|ermächtigt"
    r"|vermutet|verstanden|bezeichnet|geändert|gefasst|eingefügt|ersetzt|angefügt|gestrichen|aufgehoben|regelt|gleichgestellt)\b"
)
"""What such a sentence is about: the law itself, what its words mean, or what somebody is free to do."""
_GERMAN_BELOW = re.compile(
    r"(?:^|[,(;–]|\b(?:und|oder|sowie|aber))\s*(?:[a-zäöüß]{2,8}\s+)?"
    r"(?:die|der|das|dem|den|denen|deren|dessen|welche[rsmn]?|was|wer|wie|wo\w{0,6}|wann"
    r"|wenn|falls|sofern|soweit|dass|ob|weil|damit|obwohl|nachdem|bevor|indem|solange|sobald"
    r"|Wer|Wenn|Soweit|Sofern|Falls|Solange|Sobald|Bevor|Nachdem|Ob|Dass|[Uu]m)\s[^,;]*$"
)
_GERMAN_OPENS = re.compile(
    r"\W*(?:\(\d{1,3}[a-z]?\)\s*|\d{1,3}[a-z]?\.\s*)?(?:Der|Die|Das|Den|Dem|Dessen|Deren|Denen)\s"
)
"""At the start of a sentence these are articles."""
_GERMAN_ENDS = re.compile(
    r"\s*(?:[,;.:)]|$|(?:und|oder|sowie)\b|(?:wird|werden|worden|hat|haben|ist|sind|wurde|wurden)\b)"
)
"""Behind a verb that ends a subordinate clause, or is a participle."""

_BEFORE_NOUNS = "la le les l une un des de d du au leur son sa cette par à"
_NO_NOUN = "".join(rf"(?<!\b(?i:{word})[ '’])" for word in _BEFORE_NOUNS.split())
"""Behind these words "adresse" and "contrôle" are nouns."""
_FRENCH_NONE = re.compile(
    r"\b(?:au\s+sens|[Oo]n\s+entend|entre(?:nt)?\s+en\s+vigueur|s['’]appliquent?|applicables?|abrogée?s?|les\s+mots|alinéas?\s+(?:est|sont)|désigne(?:nt)?\s+(?:toute?|un)"
    r")\b|\b(?:décret|arrêté|ordonnance)s?\b[^.;]{0,200}?\b(?:détermine|précise|fixe)(?:nt)?\b"
)
_FRENCH_BELOW = re.compile(
    r"\b(?:qui|que|qu['’]\w*|dont|où|lorsque|lorsqu['’]\w*|si|s['’]ils?|quand|lequel|laquelle|lesquel(?:le)?s|auquel"
    r"|ainsi\s+que|parce\s+que|tel(?:le)?s?\s+que)\b[^,;:]*$",
    re.IGNORECASE,
)


def find_indicative(sentence: Sentence, verbs: Verbs) -> Strength | None:
    """The verb by which a sentence of a law, without a verb of force, says what is to be done; None if it says none."""
    text = sentence.text
    if len(text) > LONGEST or not _BEGINS.match(text):
        return None
    if verbs.language == "de":
        verb = _german(text)
    elif verbs.language == "fr":
        verb = _french(text)
    else:
        return None
    return Strength("requirement", verb, "law", sentence.start, sentence.end) if verb else None


@cache
def _german_act() -> re.Pattern[str]:
    """Finite verbs by which somebody acts."""
    words = words_of("de")
    verbs = [f"{stem}e?[tn]" for stem in words.listed("indicative", "stems")] + [*words.listed("indicative", "forms")]
    return re.compile(rf"(?<!\bzu )\b(?:{'|'.join(sorted(verbs, key=len, reverse=True))})\b")


@cache
def _french_acts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finite verbs by which somebody acts, and what is done by somebody."""
    stems, forms, passive = (
        "|".join(words_of("fr").listed("indicative", name)).replace("'", "['’]").replace("_", r"\s+")
        for name in ("stems", "forms", "passive")
    )
    return (
        re.compile(rf"{_NO_NOUN}\b(?:{stems})(?:nt|ent)?\b|\b(?:{forms})\b"),
        re.compile(
            rf"\b(?:est|sont)\s+(?:\w+ment\s+|également\s+|aussitôt\s+)?(?:{passive})"
            r"(?:é|i|it|is|u|t|ts|rt|nt)?e?s?\b"
        ),
    )


def _german(text: str) -> str:
    if _GERMAN_NONE.search(text):
        return ""
    for pattern in (_german_act(), _GERMAN_PASSIVE):
        for match in pattern.finditer(text):
            ends = pattern is not _GERMAN_PASSIVE and _GERMAN_ENDS.match(text, match.end())
            if match.start() and not ends and not _is_below(text, match.start()):
                return match[0]
    return ""


def _is_below(text: str, start: int) -> bool:
    """Whether the German verb at `start` stands in a subordinate clause."""
    below = _GERMAN_BELOW.search(text, max(0, start - _DEPTH), start)
    if below is None:
        return False
    opens = _GERMAN_OPENS.match(text)
    return not (opens and below.start() < opens.end())


def _french(text: str) -> str:
    if _FRENCH_NONE.search(text):
        return ""
    for pattern in _french_acts():
        for match in pattern.finditer(text):
            if match.start() and not _FRENCH_BELOW.search(text, max(0, match.start() - _DEPTH), match.start()):
                return match[0]
    return ""
