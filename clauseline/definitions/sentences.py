"""Sentences that define a term in forms which nothing else has, and those that say that definitions follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate, chain

from clauseline.definitions.forms import LEAD, MEANS, NO_NAME, OTHERS, QUOTED, TermPlace, found_term, is_term
from clauseline.definitions.values import lowered
from clauseline.patterns import compile_late

LONG = 20_000
"""Characters of a block that are looked at."""
FAR = 300
"""Characters at the end of a block in which it says that definitions follow."""

_UNMISTAKABLE = compile_late(rf"{LEAD}{QUOTED}{OTHERS},? ?(?:[^,.;:\n]{{1,80}}, ?)?(?P<text>{MEANS})", re.IGNORECASE)
_FOR_THE_PURPOSES = re.compile(
    r"(?:for the purposes? of|for purposes of) [^,;:.\n]{1,100}, (?:an? |the )?"
    r"(?P<term>[^,;:.\n\"“”‘’']{2,80}?) (?P<text>(?:shall )?mean(?:s|ing)?\b|refers? to\b|(?:is|are) defined as\b)",
    re.IGNORECASE,
)
_LAW = r"dies(?:es|er|em) \w{1,40}"
_GERMAN = re.compile(
    rf"(?:(?:der|die|das|ein|eine|als) )?(?P<term>[A-ZÄÖÜ][^,;:.\n]{{2,90}}?) im sinne (?:{_LAW})[ \d§]{{0,20}}"
    r"(?P<text>(?:ist|sind|bezeichnet|bedeutet)\b)(?! und\b| oder\b|[;.]|,(?! auch | soweit ))",
    re.IGNORECASE,
)
_GERMAN_FIRST = re.compile(
    rf"im sinne (?:{_LAW})[ \d§]{{0,20}}"
    r"(?:ist|sind|bezeichnet der (?:begriff|ausdruck)) (?:(?:der|die|das|ein|eine) )?"
    r"(?P<term>[^,;:.\n\"„“]{2,80}?)(?P<text>, | (?:jede[rsn]?|alle|diejenigen?|eine?|die|der|das) )",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"[^.;\n]{0,200}?\bon entend par (?:le terme |l['’]expression )?"
    r"(?:«\s?(?P<quoted>[^«»\n]{2,100}?)\s?»|(?P<term>[^,;:.«»\n]{2,100}?))(?P<text>\s?[,:]\s?)",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"[^.;\n]{0,200}?\bse (?:entiende|entenderá|entienden|entenderán) por "
    r"(?:[«“\"](?P<quoted>[^«»“”\"\n]{2,100}?)[»”\"]|(?P<term>[^,;:.«»\n]{2,100}?))(?P<text>\s?[,:]\s?)",
    re.IGNORECASE,
)
_SO_CALLED = compile_late(
    r"\s?(?:本|前款|前项|上述)[\u4e00-\u9fff]{0,12}?(?:所?称|规定(?:保护)?的)(?:的)?[“\"「]?(?P<term>[^，。；：:“”\"、（(\n]{2,30}?)[”\"」]?"
    r"(?P<text>(?:，|,)?\s?(?:是指|系指|指的?是?|包括|是(?!否)))"
)
_IS_CALLED = re.compile(
    r"\s?(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])?\s?"
    r"[“\"「]?(?P<term>[^，。；：:“”\"、\n]{2,30}?)[”\"」]?(?P<text>[，,]?\s?(?:是指|系指|，指(?![导定示挥派明出引标数控责令])))"
)
_OPENING = re.compile(
    r"(?:following (?:terms?|definitions?|words?|expressions?)\b[^.\n]{0,80}(?:apply|appl|used|mean)"
    r"|terms? and definitions?\b[^.\n]{0,80}\bapply"
    r"|^im sinne dies(?:es|er|em) [^.,;\n]{1,60}?(?:ist|sind|bedeute[nt]|bezeichnet|gilt|gelten)"
    r"(?: oder (?:ist|sind)| als| der (?:begriff|ausdruck)| die (?:begriffe|ausdrücke))?\s?:?$"
    r"|on entend par\s?:?$|(?:entiende|entenderá) por\s?:?$|les définitions suivantes|las siguientes definiciones"
    r"|folgende[nr]? (?:begriffsbestimmung|begriffe)[^.\n]{0,60}"
    r"|(?:下列|以下)(?:用语|术语|名词|词语|定义)[^。\n]{0,30}(?:含义|定义|适用|是指|[:：]$))",
    re.IGNORECASE,
)
_FORMS = (_OPENING, _UNMISTAKABLE, _FOR_THE_PURPOSES, _GERMAN, _GERMAN_FIRST, _FRENCH, _SPANISH, _SO_CALLED, _IS_CALLED)
_HINTS: dict[tuple[str, ...], tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]] = {
    ("",): (
        (" mean", (_UNMISTAKABLE, _FOR_THE_PURPOSES)), (" refer to", (_UNMISTAKABLE, _FOR_THE_PURPOSES)),
        (" refers to", (_UNMISTAKABLE, _FOR_THE_PURPOSES)), ("defined as", (_UNMISTAKABLE, _FOR_THE_PURPOSES)),
        (" denote", (_UNMISTAKABLE,)), ("following term", (_OPENING,)), ("following definition", (_OPENING,)),
        ("and definitions", (_OPENING,)),
    ),
    (" und ", " sinne "): (
        ("im sinne d", (_OPENING, _GERMAN, _GERMAN_FIRST)), ("bezeichne", (_UNMISTAKABLE,)),
        ("bedeute", (_UNMISTAKABLE,)), ("folgende", (_OPENING,)),
    ),
    (" les ", "on entend "): (
        ("on entend par", (_OPENING, _FRENCH)), ("désigne", (_UNMISTAKABLE,)), ("entend", (_UNMISTAKABLE,)),
        ("signifie", (_UNMISTAKABLE,)), ("définitions suiv", (_OPENING,)),
    ),
    (" los ", " se entend"): (
        ("se entiend", (_OPENING, _UNMISTAKABLE, _SPANISH)), ("se entender", (_OPENING, _UNMISTAKABLE, _SPANISH)),
        ("significa", (_UNMISTAKABLE,)), ("siguientes def", (_OPENING,)),
    ),
    ("的", "指", "称"): (
        ("称", (_SO_CALLED,)), ("指", (_UNMISTAKABLE, _IS_CALLED, _SO_CALLED)),
        ("下列", (_OPENING,)), ("以下", (_OPENING,)),
    ),
}  # fmt: skip
"""By words of which a text in a language has one: others, in lower case, and the forms that have one of these."""
_OPENS = _FORMS.index(_OPENING)
_BARE = (_GERMAN, _GERMAN_FIRST)
_BEGINNING = re.compile(r"[.;。；]\s?|\n")
"""Behind it a sentence begins."""


class Sentences:
    """Looks for such sentences in `texts`, by the indexes of their clauses: at once for the words that they need."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        indexes, lower = list(texts), [lowered(text) for text in texts.values()]
        starts = list(accumulate((len(text) + 1 for text in lower), initial=0))
        whole = "\n".join(lower)
        self._places: dict[int, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        known = (hints for words, hints in _HINTS.items() if any(word in whole for word in words))
        for hint, patterns in chain.from_iterable(known):
            forms = tuple(map(_FORMS.index, patterns))
            place = whole.find(hint)
            while place >= 0:
                nth = bisect_right(starts, place) - 1
                self._places[indexes[nth]].append((place - starts[nth], forms))
                place = whole.find(hint, place + 1)

    def has(self, clause: int) -> bool:
        """Whether it is worth while to ask for the blocks of a clause: most have nothing."""
        return clause in self._places

    def find(self, text: str, clause: int, start: int) -> list[TermPlace]:
        """The terms that a block defines, in order; `text` begins at `start` in that clause."""
        forms = self._forms(clause, start, start + min(len(text), LONG)) - {_OPENS}
        if not forms:
            return []
        patterns = [_FORMS[form] for form in sorted(forms)]
        found: dict[int, TermPlace] = {}
        for begin in (0, *(one.end() for one in _BEGINNING.finditer(text, 0, LONG))):
            for one in filter(None, (pattern.match(text, begin) for pattern in patterns)):
                name = "quoted" if one.re.groupindex.get("quoted") and one["quoted"] else "term"
                if is_term(one[name]) and not (one.re in _BARE and NO_NAME.search(one[name])):
                    found.setdefault(one.start(name), found_term(one, one.start("text"), name))
        return sorted(found.values())

    def opens(self, text: str, clause: int, start: int) -> bool:
        """Whether that block says that definitions follow: "the following terms apply", "下列用语的含义"."""
        if _OPENS not in self._forms(clause, start, start + len(text)):
            return False
        return bool(_OPENING.search(text[-FAR:], 0 if len(text) <= FAR else 1))

    def _forms(self, clause: int, start: int, end: int) -> set[int]:
        """The places in `_FORMS` of those for which [start, end) of the clause has a word."""
        if clause not in self._places:
            return set()
        return {form for place, forms in self._places[clause] if start <= place < end for form in forms}
