"""The kind of a sentence, by the words that prove it. They are data: one file a language, beside this one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from clauseline.comparing.duties.language.written import CAPITALS_ALONE, LanguageWords
from clauseline.comparing.duties.narration import is_of_writers
from clauseline.vocabulary import Effect, SentenceKind, StrengthLevel

KIND_LANGUAGES = ("en", "de", "fr", "es", "zh")
LONGEST = 2_000
"""Characters of a sentence that is looked at; a longer one is of no kind but a duty."""
_REST = r"[^.;:。；]{0,160}?"
"""What "…" is in the files: some words of the same part of a sentence, or none."""
_NAMED_SET = re.compile(r"(\\.)|[^\W\d_]")
"""What stands behind a backslash is no letter of a word."""
_REACH = 100
"""What makes a condition of such words begins at most so many characters before."""


FREE_KINDS: frozenset[SentenceKind] = frozenset(("right", "default", "definition", "information"))
"""Those that are told of a sentence in which no other verb binds."""


class KindEntry(NamedTuple):
    """Words that prove a kind, as a regular expression, and what it does to people when such a sentence comes.

    Where `in_terms`, they prove it in terms and policies alone, whose makers speak of what they do.
    """

    kind: SentenceKind
    came: Effect
    words: str
    examples: tuple[str, ...]
    in_terms: bool = False


class PromiseEntry(NamedTuple):
    """Words by which the makers of terms or of a policy bind themselves, or leave themselves free."""

    level: StrengthLevel
    words: re.Pattern[str]
    examples: tuple[str, ...]


class ToldKind(NamedTuple):
    """The kind of a sentence, the words that prove it, and what it does to people when it comes."""

    kind: SentenceKind
    words: str
    came: Effect

    @property
    def went(self) -> Effect:
        """What it does to people when it goes."""
        return "ask" if self.came == "ask" else "more" if self.came == "less" else "less"


@dataclass(frozen=True, eq=False)
class KindGroup:
    """Entries that are looked for together, where one of their stems stands in a sentence."""

    entries: tuple[KindEntry, ...]
    stems: tuple[str, ...]
    has_bounds: bool
    """Whether the language has spaces, which tell where a word begins and ends."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All entries: its group k is the k-th, counted from 1."""
        return _whole("|".join(f"({one.words})" for one in self.entries), has_bounds=self.has_bounds)

    def entry(self, match: re.Match[str]) -> KindEntry:
        """The entry that was found."""
        return self.entries[(match.lastindex or 1) - 1]


@dataclass(frozen=True, eq=False)
class KindWords:
    """The words of one language."""

    groups: tuple[KindGroup, ...]
    supposed: re.Pattern[str]
    """What makes a condition of the words behind it."""
    people: re.Pattern[str]
    """Whom a text protects."""
    personal: re.Pattern[str]
    """What a default is of that concerns people."""

    @property
    def entries(self) -> tuple[KindEntry, ...]:
        """All of them, in the order in which they count."""
        return tuple(entry for group in self.groups for entry in group.entries)

    def supposes(self, text: str, match: re.Match[str]) -> bool:
        """Whether the words found in a text are a mere condition there."""
        return self.supposed.search(text[: match.start()][-_REACH:]) is not None


def kind_of(text: str, language: str, *, in_terms: bool = False) -> ToldKind | None:
    """What a sentence does, if it is no mere duty; `language` is that of its verbs. None where no words prove it.

    `in_terms`: the draft is terms or a policy.
    """
    code = "en" if language == CAPITALS_ALONE else language
    return _kind_of(text, code, in_terms) if code in KIND_LANGUAGES and len(text) <= LONGEST else None


@lru_cache(maxsize=1_024)
def _kind_of(text: str, code: str, in_terms: bool) -> ToldKind | None:
    """Asked for the same sentence by each step of a comparison."""
    words, folded = words_of_kinds(code), _fold(text)
    for group in words.groups:
        if (group.entries[0].in_terms and not in_terms) or not any(map(folded.__contains__, group.stems)):
            continue
        if is_of_writers(text):
            return None
        if found := [match for match in group.pattern.finditer(folded) if not words.supposes(folded, match)]:
            first = min(found, key=lambda one: one.lastindex or 0)
            entry = group.entry(first)
            return ToldKind(entry.kind, _words_at(text, first), entry.came)
    return None


def find_promise(text: str, language: str) -> tuple[StrengthLevel, str] | None:
    """How binding a sentence of terms or of a policy is by what its makers say of themselves, and the words that say
    so; None where it says nothing of the kind.
    """
    code = "en" if language == CAPITALS_ALONE else language
    if code not in KIND_LANGUAGES or len(text) > LONGEST:
        return None
    words, folded = words_of_kinds(code), _fold(text)
    for level, pattern, _examples in promises_of(code):
        if (match := pattern.search(folded)) and not words.supposes(folded, match):
            return level, _words_at(text, match)
    return None


def _fold(text: str) -> str:
    """A text in lower case, letter for letter: a search that ignores case takes twice the time."""
    # One letter is longer in lower case, and would move all places behind it.
    return text.replace("İ", "I").lower()


def _words_at(text: str, match: re.Match[str]) -> str:
    """What was found, as it stands in the text."""
    return " ".join(text[match.start() : match.end()].split())


def names_people(text: str, language: str) -> bool:
    """Whether a sentence names those whom a text protects."""
    code = "en" if language == CAPITALS_ALONE else language
    return code in KIND_LANGUAGES and words_of_kinds(code).people.search(_fold(text)) is not None


def is_personal(text: str, language: str) -> bool:
    """Whether what holds by default, as a sentence says, concerns people."""
    code = "en" if language == CAPITALS_ALONE else language
    return code in KIND_LANGUAGES and words_of_kinds(code).personal.search(_fold(text)) is not None


@cache
def words_of_kinds(code: str) -> KindWords:
    """The words of one of `KIND_LANGUAGES`, read when they are first asked for."""
    written = read_words(code)
    data = written.told
    has_bounds = not data.get("regular")
    entries = [_entry(one, written) for one in data["kinds"]]
    groups = {
        "stems": [one for one in entries if not one.in_terms and one.kind not in FREE_KINDS],
        "stems_in_terms": [one for one in entries if one.in_terms],
        "stems_free": [one for one in entries if one.kind in FREE_KINDS],
    }
    supposed, people, personal = (
        _whole(written.expression(data[name]), has_bounds=has_bounds, behind=behind)
        for name, behind in (("supposed", r"[^,;:.，；。]*$"), ("people", ""), ("personal", ""))
    )
    return KindWords(
        tuple(KindGroup(tuple(group), tuple(data[name].split()), has_bounds) for name, group in groups.items()),
        supposed,
        people,
        personal,
    )


@cache
def promises_of(code: str) -> tuple[PromiseEntry, ...]:
    """What the makers of terms say in one of `KIND_LANGUAGES`; few drafts are asked for it."""
    written = read_words(code)
    has_bounds = not written.told.get("regular")
    return tuple(
        PromiseEntry(one["level"], _whole(_expression(one, written), has_bounds=has_bounds), tuple(one["examples"]))
        for one in written.told["promises"]
    )


def _whole(expression: str, *, has_bounds: bool, behind: str = "") -> re.Pattern[str]:
    """An expression of whole words in lower case, and what has to follow."""
    start, end = (r"(?<!\w)", r"(?!\w)") if has_bounds else ("", "")
    folded = _NAMED_SET.sub(lambda found: found[1] or found[0].lower(), expression)
    return re.compile(rf"{start}(?:{folded}){end}{behind}")


@cache
def read_words(code: str) -> LanguageWords:
    """The file of one of `KIND_LANGUAGES`."""
    return LanguageWords(tomllib.loads(files(__package__).joinpath(f"words_{code}.toml").read_text("utf-8")))


def _entry(one: dict[str, Any], written: LanguageWords) -> KindEntry:
    words = _expression(one, written)
    return KindEntry(one["kind"], one["came"], words, tuple(one["examples"]), one.get("in_terms", False))


def _expression(one: dict[str, Any], written: LanguageWords) -> str:
    return written.expression(one["words"]).replace(r"\s+…\s+", rf"\s+(?:{_REST}\s+)?").replace("…", _REST)
