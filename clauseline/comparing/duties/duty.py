"""A duty as a value: who is asked to do what, how firmly, on which condition, where, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from clauseline.numerals import HAN, ONES, TENS, in_digits, value_of
from clauseline.vocabulary import StrengthLevel

LONGEST = 2_000
"""Characters of a sentence that is read for its parts; a longer one has none."""


@dataclass(frozen=True, slots=True)
class Number:
    """An amount: "at least 12 characters" is `Number("12", "characters", "least")`; `bound` is "" for neither."""

    value: str
    unit: str
    bound: str

    @property
    def amount(self) -> Decimal | None:
        """The value as a number, or None."""
        return value_of(self.value)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a binding sentence asks. Parts that are not found are "" or ().

    `act` is what stands behind the verb up to its object, `object` the rest up to a condition; in a language whose verb
    stands elsewhere the two are not told apart and `object` has both.
    """

    actor: str
    force: StrengthLevel
    verb: str
    act: str
    object: str
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    scope: str
    numbers: tuple[Number, ...]
    sentence: str


_PHRASE = r"[^,;:.，。；：()（）]{2,160}"
_IN_HAN = re.compile("[\u3400-\u9fff]")


def _phrases(heads: str, latin: str, han: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is looked for in a text without Han characters, and in one with them, which takes several times as long.

    `heads` are the first letters of `latin`.
    """
    words = rf"\b(?=[{heads}])(?:{latin})\b{_PHRASE}"
    return re.compile(words, re.IGNORECASE), re.compile(rf"{words}|{han}", re.IGNORECASE)


_EXCEPTION = _phrases(
    "ueownshàams",
    r"unless|except|other\s+than|with\s+the\s+exception\s+of|notwithstanding|sauf|hormis|à\s+moins\s+que"
    r"|es\s+sei\s+denn(?:,\s+dass)?|ausgenommen|mit\s+Ausnahme|salvo|excepto",
    r"除(?!了)[^,，。；]{2,80}(?:外|以外|之外)|但[^，。；]{0,40}除外|(?:另有|有其他)规定的(?:除外)?",
)
_CONDITION = _phrases(
    "oiwpasutflcde",
    r"(?:only\s+)?(?:if|when|whenever|provided\s+that|in\s+case|in\s+the\s+event|as\s+long\s+as|so\s+long\s+as"
    r"|where(?!as|by|in|of)|once|until|subject\s+to|where\s+(?:possible|practicable|appropriate|feasible)|if\s+possible"
    r"|as\s+far\s+as|to\s+the\s+extent|wenn|falls|sofern|soweit|lorsque|lorsqu|si|dès\s+lors|sous\s+réserve|cuando"
    r"|siempre\s+que|en\s+caso\s+de)",
    r"(?:如果|如|若|当|在)[^，。；]{2,60}(?:时|情况下|的情形下|条件下)|[^，。；：]{3,60}的(?=，)|(?:必要时|有条件的)",
)
_LEAVE = (
    r"(?:consent|permission|approval|authori[sz]ation|einwilligung|zustimmung|genehmigung|erlaubnis|consentement|accord"
    r"|autorisation|consentimiento|autorización)\b"
)
_OF_WHOM = r"(?:\s+(?:of|from|der|des|de|du|del)(?:\s+[\w'’-]+){1,2})?"
_HAN_LEAVE = "[^，。；]{1,30}?(?:同意|许可|批准|授权)"
_WITH_LEAVE, _WITHOUT_LEAVE = (
    re.compile(rf"\b(?:{heads})\s+(?:[\w'’-]+\s+){{0,4}}?{_LEAVE}{_OF_WHOM}|{han}{_HAN_LEAVE}", re.IGNORECASE)
    for heads, han in (("with|mit|avec|con", "(?<![未当应须得不])经"), ("without|ohne|sans|sin", "未经"))
)
"""Whose leave something needs, or goes without: "with the consent of the user", "未经本人同意"."""
_SCOPE = re.compile(
    rf"(?:^|(?<=[,;]\s))(?:for|in|within|on)\s+{_PHRASE}(?=,)|(?:^|(?<=，))(?:对于|对|在)[^，。；]{{2,40}}(?=，)",
    re.IGNORECASE,
)
_HAN_UNIT = "个?(?:小时|工作日|月)|[年日天周次个人元岁倍]"
_NUMBER = re.compile(
    r"(?P<before>(?:at\s+least|no\s+less\s+than|not\s+less\s+than|no\s+fewer\s+than|a\s+minimum\s+of|more\s+than|mindestens|au\s+moins"
    r"|al\s+menos|不少于|不低于|至少|at\s+most|no\s+more\s+than|not\s+more\s+than|no\s+later\s+than|not\s+exceed|within|up\s+to|less\s+than"
    r"|fewer\s+than|a\s+maximum\s+of|höchstens|innerhalb\s+von|binnen|au\s+plus|dans\s+un\s+délai\s+de|不超过|不得超过|不多于|不高于)\s*)?"
    r"(?<![A-Za-z0-9_.\-/])"
    r"(?:(?P<value>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+|\d{1,12})(?:[.,]\d{1,6})?[万亿]?)"
    rf"(?![A-Za-z./-]{{0,12}}\d)"
    rf"\s?(?P<unit>%|{_HAN_UNIT}|[A-Za-zÀ-ÿ]{{1,24}})?"
    rf"|(?<![第{HAN}])(?P<han>[{HAN}]{{1,9}})(?P<han_unit>{_HAN_UNIT})"
    rf"|\b(?P<words>(?:{ONES}|{TENS})(?:[ -](?:{ONES}|hundred))?)\s"
    r"(?P<time>(?:business\s|working\s|calendar\s)?(?:hour|day|week|month|year)s?)\b)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:\b(?:(?-i:RFC|BCP|STD|ISO|IEC|IEEE|ITU|DIN|EN|ETSI|TS|TR|CEN|W3C|NIST|GB/T|GB|YD/T|SP|FIPS|OASIS)|version|v"
    r"|sections?|clauses?|articles?|paragraphs?|annex|appendix|tables?|figures?|steps?|items?|parts?|chapters?|notes?"
    r"|abs(?:\.|atz|ätze)|s(?:atz|ätze)|nummern?|nr\.|artikel|art\.|anlage|anhang|tabelle|alinéas?|nos?\.?|n°)|§§?)\s*$",
    re.IGNORECASE,
)
"""Behind these a number names a text or a place in it."""
_NAME = 16
"""Characters before a number in which such a name is looked for."""
_NUMERALS, _TIMES = re.compile(rf"[\d{HAN}]"), ("hour", "day", "week", "month", "year")
_LEAST = re.compile(
    r"least|less\s+than|fewer\s+than|minimum|more\s+than|mindestens|moins|menos|不少于|不低于|至少", re.IGNORECASE
)
_NO = re.compile(r"^no", re.IGNORECASE)
_WITHIN = re.compile(r"\s?(?:以内|之内|内|以下)")
_ABOVE = re.compile(r"\s?(?:以上)")
_ACT = re.compile(r"\s*(?:be\s+)?[\w'-]{1,30}")


def read_duty(sentence: str, force: StrengthLevel, verb: str) -> Duty:
    """The parts of a sentence whose verb of force is `verb`, as it stands there."""
    if len(sentence) > LONGEST:
        return Duty("", force, verb, "", "", (), (), "", (), sentence)
    exceptions, without = _cut_out(_EXCEPTION, sentence)
    conditions, bare = _cut_out(_CONDITION, without)
    scope = next((match[0] for match in _SCOPE.finditer(bare)), "")
    bare = bare.replace(scope, " ", 1) if scope else bare
    actor, _, rest = bare.partition(verb) if verb and verb in bare else ("", "", bare)
    act = _ACT.match(rest)
    first = act[0].strip() if act else ""
    obj = rest[act.end() if act else 0 :]
    return Duty(
        actor.strip(" ,，;"), force, verb, first, obj.strip(" .。"), conditions, exceptions, scope,
        tuple(find_numbers(sentence)), sentence,
    )  # fmt: skip


def _cut_out(phrases: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> tuple[tuple[str, ...], str]:
    """The phrases in `text`, and what is left of it."""
    pattern = phrases[1 if _IN_HAN.search(text) else 0]
    found = tuple(match[0].strip() for match in pattern.finditer(text))
    return found, pattern.sub(" ", text) if found else text


def find_leave(sentence: str, *, is_missing: bool) -> tuple[str, ...]:
    """The phrases that name the leave with which, or where `is_missing` without which, something is done."""
    return tuple(match[0] for match in (_WITHOUT_LEAVE if is_missing else _WITH_LEAVE).finditer(sentence))


def find_numbers(sentence: str) -> Iterator[Number]:
    """The amounts of a sentence, in order. Numbers of clauses, standards and versions are none."""
    for match in _amounts(sentence):
        unit = match["unit"] or match["han_unit"] or match["time"] or ""
        yield Number(in_digits(_numeral(match)), unit.casefold(), _bound(match, sentence))


def mask_numbers(sentence: str) -> str:
    """`sentence` with each amount as "0": two that are the same then differ in numbers alone."""
    parts, end = [], 0
    for match in _amounts(sentence):
        parts += [sentence[end : match.start()], match[0].replace(_numeral(match), "0")]
        end = match.end()
    return "".join([*parts, sentence[end:]])


def _amounts(sentence: str) -> Iterator[re.Match[str]]:
    if _may_count(sentence):
        for match in _NUMBER.finditer(sentence):
            if not _REFERS.search(sentence, max(0, match.start() - _NAME), match.start()):
                yield match


def _may_count(sentence: str) -> bool:
    """Whether a look at its signs does not rule out amounts: those in English words are times."""
    return _NUMERALS.search(sentence) is not None or any(map(sentence.lower().__contains__, _TIMES))


def _numeral(match: re.Match[str]) -> str:
    return match["value"] or match["han"] or match["words"]


def _bound(match: re.Match[str], sentence: str) -> str:
    before = match["before"] or ""
    if _WITHIN.match(sentence, match.end()) and not before:
        return "most"
    if _ABOVE.match(sentence, match.end()) and not before:
        return "least"
    if not before:
        return ""
    # "less than 5" is a bound above, "no less than 5" one below.
    if re.match(r"(?:less|fewer)", before, re.IGNORECASE):
        return "most"
    return "least" if _LEAST.search(before) and not re.match(r"no(?:t)?\s+more", before, re.IGNORECASE) else "most"
