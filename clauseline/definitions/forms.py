"""The forms in which a draft says what a term means: at the start of a block in a section of terms, and anywhere.

wall: what keeps out                     Mauer – was abhält
"Wall" means what keeps out.             墙，是指……
A wall is a thing that keeps out.        On entend par mur, …
"""

from __future__ import annotations

import re
from typing import NamedTuple

from clauseline.definitions.values import bare, key_of
from clauseline.patterns import compile_late

FAR = 300
"""No term ends behind so many characters of its block."""
MOST = 10
"""No term has more words."""


class TermPlace(NamedTuple):
    """A term at [start, end) of a block, and where what is said of it begins."""

    start: int
    end: int
    text: int


QUOTED = r"[\"“„‘'«「『]\s?(?P<term>[^\"“”„‘'«»」』\n]{1,80})\s?[\"”“’'»」』]"
OTHERS = r"(?:(?:,| and| or|,? (?:y|o|et|ou|und|oder))? ?[\"“„‘'«][^\"“”„‘'«»\n]{1,80}[\"”“’'»]){0,3}"
MEANS = (
    r"(?:shall )?(?:means?\b(?!\s+(?:that|of|to)\b)|refers? to\b|(?:is|are) defined as\b|denotes?\b|"
    r"has the (?:same )?meaning\b|have the (?:same )?meanings?\b|is used to (?:mean|refer)\b)"
    r"|(?:désigne(?:nt)?|signifie(?:nt)?|s['’]entend(?:ent)?)\b"
    r"|(?:significan?|designan?|se entienden?|se entenderán?)\b"
    r"|(?:bezeichnet|bezeichnen|bedeutet|bedeuten|meint)\b|[，,]?\s?(?:是指|系指|指的是)"
)
LEAD = (
    r"(?:(?:for the purposes? of|for purposes of|as used in|in|under) [^,;:.\n]{1,100}, ?"
    r"|unless [^,;:.\n]{1,100}, ?)?(?:the )?(?:terms?|expressions?|words?|phrase|begriff|ausdruck|terme|término)? ?"
)
_QUOTED_AT_START = compile_late(LEAD + QUOTED + OTHERS, re.IGNORECASE)
_COLON = re.compile(r"(?P<term>[^:：\n]{1,160}?)\s?[:：]\s?(?=\S)")
_DASH = re.compile(r"(?P<term>[^\n]{1,120}?)(?:\s[–—-]{1,2}\s|\s?——\s?)(?=\S)")
_ARTICLES = "(?:the term |an? |the |eine? |der |die |das |une? |le |la |les |el |un |los |las )?"
_VERB = compile_late(
    rf"{_ARTICLES}(?P<term>[^,;:.，。；：\n]{{2,80}}?),? ?(?P<text>(?<=[ ,\u4e00-\u9fff])(?:{MEANS}))", re.IGNORECASE
)
_IS_A = re.compile(
    rf"{_ARTICLES}(?P<term>[^,;:.\n]{{2,100}}?) (?P<text>is an?\b|are (?:the |those |all )|sind\b|"
    r"ist (?:eine?|jede[rs]?|der|die|das)\b|est une?\b|es una?\b)",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:the|an?|is|are|was|be|has|have|can|may|must|shall|should|will|every|two|holds?|indicates?|that|which|this"
    r"|nicht|kann|können|darf|dürfen|muss|müssen|hat|haben)\b",
    re.IGNORECASE,
)
"""What the name of a term has not, where no more than "is a" stands behind it."""
_ITEM_OF_SENTENCE = re.compile(
    r"(?:(?:ist|sind|bedeutet|bezeichnet) )?(?P<term>[^,;:.\n]{2,80}?)"
    r"(?P<text>,? (?:jede[rsn]?|alle|diejenigen?|eine?r?|die|der|das|solche|wer|toute?|tous|una?|toda?) )"
)
_NO_TERM = compile_late(
    r"(?:(?:see|where|if|when|while|in|for|from|on|at|by|with|to|as|this|these|those|that|it|there|they|we|he|she|such"
    r"|each|all|both|any|no|not|others?|some|many|most|one|which|what|who|the following|following|e\.g|i\.e|unless|only"
    r"|also|however|thus|because|since|after|before|and|or|but|please"
    r"|dies(?:e|er|es)?|welche[rs]?|ob|dass|wer|abweichend|keine?|es|wenn|soweit|satz|absatz|im|bei|für|sie|er"
    r"|ce|cet|cette|ces|il|elle|si|lorsque|dans|pour|au sens|este|esta|estos|cuando)(?![\w-])"
    r"|(?:notes?|examples?|sources?|editors?|figure|table|issue|todo|section|clause|chapter|annex|appendix|article|status"
    r"|date|version|authors?|hinweis|beispiel|anmerkung|exemple|nota|ejemplo)(?:'s note|’s note)?(?: [\d.A-Z]{1,8})?$"
    r"|注|示例|例|其中|如果|当|该|此|其|这|本(?:标准|法|条|文件|规定)|[^\w\"“„‘'«「(\[<`.@#/-])",
    re.IGNORECASE,
)
_PART_OF_SENTENCE = re.compile(
    r"(?:die|der|das) (?:nach|für|von|in|mit|bei|aus|auf|an|zu) "
    r"|[^\n]*(?: (?:of|for|the|and|or|für|von|mit|und|oder|der|die|das|de|du|des|et|ou)$|\d ?[*×^] ?\w|\w ?[*×^] ?\d)",
    re.IGNORECASE,
)
"""What goes on where a name would end, or is a formula."""
_SHORT_NAME = re.compile(r"（(?:以下|下)?简?称(?:为|：)?[“\"「]?(?P<name>[^（）“”\"「」]{1,30})[”\"」]?）$")
"""A name that is said to stand for a longer one."""
_FOR_LAW = re.compile(r",? im sinne |,? au sens d|,? a los efectos d", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[.;?!。；？！][ \n]|[。；？！]|https?$")
_FORCE = re.compile(
    r"(?:shall|should|must|may|can|need|will|required|recommended|optional|prohibited|muss|soll|darf|doit|peut|debe|puede"
    r"|(?:is|are) \w{1,20} to|应|应当|宜|可|不得|必须)(?: not| nicht)?",
    re.IGNORECASE,
)
"""How binding a sentence is: a convention, and no term."""
_NUMBER = re.compile(r"\s*(?:[(（]\d{1,3}[a-z]?[)）]|\d{1,3}[a-z]?[.)．）、])(?!\d)\s*(?=\S)")
_HAN = compile_late(r"[\u3400-\u9fff]")


def end_of_number(words: str) -> int:
    """Where `words` begin behind the number of a member of a list that is typed before them: 3 in "2. wall"."""
    number = _NUMBER.match(words)
    return number.end() if number else 0


def is_name(words: str) -> bool:
    """Whether `words`, which stand where terms do, can be the name of one: few words, and no sentence."""
    term = bare(words)
    if not term or len(term) > 100 or len(term.split()) > MOST or not _LETTER.search(term):
        return False
    return not _SENTENCE.search(words) and not _FORCE.fullmatch(term) and len(_HAN.findall(term)) <= 30


def is_term(words: str) -> bool:
    """Whether `words` at the start of a sentence can be a term: none that go on as something else or label a note."""
    term = bare(words)
    return is_name(words) and not _NO_TERM.match(term) and not _PART_OF_SENTENCE.match(term)


def at_start(text: str, *, of_terms: bool = True, title: str = "", in_sentence: bool = False) -> TermPlace | None:
    """The term that a block in a section of terms begins with.

    "A wall is a thing" counts where the section is `of_terms`, or where its `title` is "Walls"; `in_sentence`: as an
    item of the sentence before.
    """
    head = text[:FAR]
    if found := _QUOTED_AT_START.match(head):
        return found_term(found, found.end())
    for pattern in (_COLON, _DASH):
        if (found := pattern.match(head)) and is_term(found["term"]) and _says_much(text, found.end()):
            return found_term(found, found.end())
    if (found := _VERB.match(head)) and is_term(found["term"]) and not NO_NAME.search(found["term"]):
        return found_term(found, found.start("text"))
    if (found := _IS_A.match(head)) and is_term(found["term"]) and not NO_NAME.search(found["term"]):  # noqa: SIM102
        if of_terms or key_of(found["term"]) == key_of(title):
            return found_term(found, found.start("text"))
    if in_sentence and (found := _ITEM_OF_SENTENCE.match(head)) and is_term(found["term"]):
        return found_term(found, found.start("text") + 1)
    return None


def found_term(match: re.Match[str], text: int, name: str = "term") -> TermPlace:
    """The term that `match` names, under a shorter name if it says one, with its text from `text` on."""
    words = match[name]
    short = _SHORT_NAME.search(words)
    name_of = bare(_FOR_LAW.split(short["name"] if short else words)[0])
    start = match.start(name) + words.rfind(name_of)
    return TermPlace(start, start + len(name_of), text)


def _says_much(text: str, start: int) -> bool:
    rest = text[start : start + 200].lstrip()
    if rest.startswith(("available at", "http")):
        return False
    return len(rest.split()) >= 2 or len(_HAN.findall(rest)) >= 4
