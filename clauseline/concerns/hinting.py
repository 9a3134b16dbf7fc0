"""Passages that point to a concern, for a person to accept or dismiss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from clauseline.concerns.index import IndexedText
from clauseline.concerns.lexicon import Lexicon, lexicon
from clauseline.concerns.people import Named, speaks
from clauseline.concerns.proving import HintedWords
from clauseline.concerns.signs import Sign
from clauseline.vocabulary import HintBearing

FAR = 400
"""Code points around its words in which a sentence says what it does: what is longer is a table, or no sentence."""
MOST = 24
"""So often the words of a sign are looked at in one sentence."""
LEAST_IN_A_ROW = 9
"""So many words with a capital are more than one heading."""
MOST_BEGUN = 3
"""So many slips there may be in a sentence."""
_TITLES = re.compile(
    r"《[^》\n]{1,60}》|"
    r"(?:\b[A-Z][\w'’-]{0,60}+,? (?:(?:and|of|the|for|in|on|to|with) ){0,2}){1,8}"
    r"(?:Act|Code|Ordinance|Regulation|Directive|Charter)\b"
)
"""What a cited law is called says nothing of the sentence that cites it. No word of a title has more than 61 letters:
each of "A-A-A" may begin one.
"""
_CODE = re.compile(r"\b[a-z]{2,}(?:[A-Z][A-Za-z0-9]*)+|\b\w+(?:_\w+)+")
"""What a field or a method is called, excludeItems or max_age, says nothing either."""
_CITED = re.compile(r"\[{1,2}!?[A-Z0-9][A-Z0-9.:/-]{3,}\]{1,2}")
"""Nor does what it is called in a list of references."""
_SMALL = re.compile(r"\b(?!(?:and|or|of|the|for|in|on|to|with|by|as|a|an|at|your|our)\b)[a-z]{2,}")
_LARGE = re.compile(r"\b[A-Z][a-z]+")
"""Where these are four times as many as those, headings stand in a row, which say nothing."""
_BEGUN = re.compile(r"[a-z] (?:What|When|Where|How|Why|Who|Which|Your|Our|We|You|The|If)\b")
"""No sentence has such a word in its middle; where it comes several times, headings stand in a row as well."""
_ENDS = (".", "。", "!", "！", "?", "？")
_SENTENCE = re.compile(r"(?:[^.!?。！？；\n]|[.!?](?!\s|$)|\.(?= (?:[a-zäöüéèàç(]|\d+\b)))+[.!?。！？；]?")
"""A full stop before a small letter or a number is that of an abbreviation: art. 5, Abs. 2, e.g. this."""


@dataclass(frozen=True, slots=True)
class Hint:
    """`text[start:end]` (code points) may touch a concern because of the words in it, `trigger`, and near it.

    `reason` are those words; `safe` says that they read like a safeguard or a mere mention. `bearing` is what the
    sentence does to the concern: it touches it, unless its words prove that it raises it or guards against it.
    """

    concern: str
    start: int
    end: int
    trigger: str
    reason: str
    safe: bool = False
    bearing: HintBearing = "touches"


def hints(text: str, language: str, *, in_peopled: bool | None = None) -> list[Hint]:
    """The hints of a clause's text in order of place, at most one a concern and sentence.

    `in_peopled` is whether its draft is about people, as `peopled` says; None where only the clause is known.
    """
    known = lexicon(language)
    found = list(_each(_plain(text, known), known, in_peopled)) if known else []
    return sorted(found, key=lambda hint: (hint.start, hint.concern))


def raises(text: str, language: str) -> bool:
    """Whether the words of the text prove that it creates or permits a concern."""
    return any(hint.bearing == "raises" for hint in hints(text, language))


def peopled(texts: Iterable[str], language: str) -> bool:
    """Whether a draft, clause by clause, is about people; without them only the unmistakable is said of it."""
    clauses = list(texts)
    return is_peopled(named_in(clauses, language), sum(map(len, clauses)), language)


def named_in(texts: Iterable[str], language: str) -> Named:
    """The people whom the texts name; the sum of those of each."""
    known = lexicon(language)
    return sum(map(known.population.named_in, texts), Named()) if known else Named()


def is_peopled(named: Named, length: int, language: str) -> bool:
    """What `peopled` says of texts that name these people and have so many code points together."""
    known = lexicon(language)
    return known is not None and known.population.is_in(named, length)


def _plain(text: str, known: Lexicon) -> str:
    """The text without its names of laws, of code and of programs, everything else in its place."""
    for names in (_TITLES, _CODE, _CITED, known.population.names):
        text = names.sub(lambda name: "·" * len(name.group()), text)
    return text


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause, whether it is about people, one of its sentences, and what leads into it with a colon."""

    text: str
    about_people: bool
    start: int
    said: IndexedText
    lead: str

    @property
    def words(self) -> str:
        return self.said.text


def _each(text: str, known: Lexicon, in_peopled: bool | None) -> Iterator[Hint]:
    named = known.population.named_in(text)
    is_open = speaks(named, in_peopled=in_peopled)
    likely = _likely(known.index.text(text), known, among_all=is_open or known.population.is_outright_in(text))
    everywhere = likely if is_open else {sign for sign in likely if sign.plain}
    about_people = bool(in_peopled) or named.people > 0
    outright = Outright(text, known)
    for sentence, lead in _sentences(text) if likely else ():
        is_outright = everywhere is not likely and outright.around(sentence.start(), lead)
        place = _Place(text, about_people or is_outright, sentence.start(), known.index.text(sentence.group()), lead)
        found: dict[str, Hint] = {}
        for sign in known.index.candidates(place.said, likely if is_outright else everywhere):
            first = found.get(sign.concern)
            if (first is None or first.bearing != "raises") and (hint := _hint(sign, place, known)):
                found[sign.concern] = hint if first is None or _weight(hint) > _weight(first) else first
        yield from found.values()


def _weight(hint: Hint) -> int:
    """Of two hints to a concern in a sentence the heavier one is said: what is proven, then what is no mere mention."""
    return {"raises": 3, "guards": 2, "touches": int(not hint.safe)}[hint.bearing]


class Outright:
    """Which paragraphs of a text speak of people's privacy by themselves; each is looked at once."""

    def __init__(self, text: str, known: Lexicon) -> None:
        self._text, self._end = text, -1
        self.is_in = lru_cache(maxsize=2)(known.population.is_outright_in)
        self._paragraph = ""

    def around(self, start: int, lead: str) -> bool:
        """Whether the paragraph around a place, or what leads into it, does; places come in their order."""
        if start > self._end:
            begin = self._text.rfind("\n", 0, start) + 1
            end = self._text.find("\n", start)
            self._end = end if end >= 0 else len(self._text)
            self._paragraph = self._text[begin : self._end]
        return any(map(self.is_in, (self._paragraph, lead)))


def _likely(words: IndexedText, known: Lexicon, *, among_all: bool) -> set[Sign]:
    """The signs, all or the unmistakable alone, all of whose groups stand somewhere in the text.

    A group that many share is looked for once.
    """
    stands = cache(lambda group: words.search(group) is not None)
    candidates = (sign for sign in known.index.candidates(words) if among_all or sign.plain)
    return {sign for sign in candidates if all(map(stands, sign.wanted))}


def _sentences(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each sentence, and that of the colon before its list, up to the full stop that ends the list."""
    lead = ""
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group().rstrip()
        if not _is_row_of_headings(words):
            yield sentence, lead
        lead = words if words.endswith((":", "：")) else "" if words.endswith(_ENDS) else lead


def _is_row_of_headings(words: str) -> bool:
    large = len(_LARGE.findall(words))
    if large <= LEAST_IN_A_ROW:
        return False
    return large > 4 * len(_SMALL.findall(words)) or len(_BEGUN.findall(words)) > MOST_BEGUN


def _hint(sign: Sign, place: _Place, known: Lexicon) -> Hint | None:
    if not all(map(place.said.search, sign.wanted)) or any(map(place.said.search, sign.unwanted)):
        return None
    beside = [match for group in sign.wanted[1:] if (match := place.said.search(group))]
    first = None
    for trigger in _meant(sign, place, known):
        read = _Read(sign, trigger, beside, place, known)
        first = first or read
        if not read.safe:
            return read.hint()
    return first.hint() if first else None


class _Read:
    """A sign that stands in a sentence, with the words around it."""

    def __init__(
        self, sign: Sign, trigger: re.Match[str], beside: list[re.Match[str]], place: _Place, known: Lexicon
    ) -> None:
        self._sign, self._found, self._place, self._known = sign, (trigger, *beside), place, known
        start, end = trigger.span()
        self._cut, self._lead = max(0, start - FAR), place.lead[-FAR:]
        self._near = place.words[self._cut : end + FAR]
        self.safe = known.bearing.guards(
            self._near, start - self._cut, end - self._cut, sign.concern, named_as_safe=sign.safe
        ) or known.bearing.leads_to_safety(self._lead, sign.concern)

    def hint(self) -> Hint:
        """What it points to."""
        start, end = (self._place.start + edge for edge in self._found[0].span())
        spans = tuple((match.start() - self._cut, match.end() - self._cut) for match in self._found)
        said = HintedWords(self._near, self._lead, spans, self._sign.concern, self._sign.safe, self.safe)
        words = [match.group() for match in self._found]
        bearing = self._known.proof.of(said)
        return Hint(self._sign.concern, start, end, words[0], " + ".join(words), self.safe, bearing)


def _meant(sign: Sign, place: _Place, known: Lexicon) -> Iterator[re.Match[str]]:
    """Where the sign stands in the sense that concerns people."""
    for trigger in islice(sign.trigger.finditer(place.words), MOST):
        start, end = (place.start + edge for edge in trigger.span())
        senses = known.senses_of(trigger.group())
        about = place.about_people or (bool(senses) and known.population.is_beside(place.text, start, end))
        if all(one.concerns_people(place.text, start, end, about_people=about) for one in senses):
            yield trigger
