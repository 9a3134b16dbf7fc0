"""A duty as a value: who is asked to do what, how firmly, on which condition, where, and how much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clauseline.comparing.duties.language.written import LATIN, first_letters, phrases_of
from clauseline.comparing.duties.numbers import Number, find_numbers
from clauseline.patterns import compile_late
from clauseline.vocabulary import StrengthLevel

LONGEST = 2_000
"""Characters of a sentence that is read for its parts; a longer one has none."""


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


@cache
def _phrases(table: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is looked for in a text without Han characters, and in one with them, which takes several times as long."""
    heads = first_letters(table, f"before.{table}")
    before = "|".join(phrases_of(f"before.{table}", LATIN))
    lead = rf"(?:(?:{before})\s+)?" if before else ""
    words = rf"\b(?=[{heads}]){lead}(?:{'|'.join(phrases_of(table, LATIN))})\b{_PHRASE}"
    han = "|".join(phrases_of(table, ["zh"]))
    return compile_late(words, re.IGNORECASE), compile_late(rf"{words}|{han}", re.IGNORECASE)


@cache
def _leave(table: str) -> re.Pattern[str]:
    """Whose leave something needs, or goes without: "with the consent of the user", "未经本人同意"."""
    heads, given, han_heads, han_given = (
        "|".join(phrases_of(f"leave.{part}", languages)) for languages in (LATIN, ["zh"]) for part in (table, "given")
    )
    of = "|".join(phrases_of("leave.of", LATIN))
    return re.compile(
        rf"\b(?:{heads})\s+(?:[\w'’-]+\s+){{0,4}}?(?:{given})\b(?:\s+(?:{of})(?:\s+[\w'’-]+){{1,2}})?"
        rf"|(?:{han_heads})[^，。；]{{1,30}}?(?:{han_given})",
        re.IGNORECASE,
    )


@cache
def _scope() -> re.Pattern[str]:
    latin, han = ("|".join(phrases_of("scope", languages)) for languages in (LATIN, ["zh"]))
    return re.compile(
        rf"(?:^|(?<=[,;]\s))(?:{latin})\s+{_PHRASE}(?=,)|(?:^|(?<=，))(?:{han})[^，。；]{{2,40}}(?=，)",
        re.IGNORECASE,
    )


_ACT = re.compile(r"\s*(?:be\s+)?[\w'-]{1,30}")


def read_duty(sentence: str, force: StrengthLevel, verb: str) -> Duty:
    """The parts of a sentence whose verb of force is `verb`, as it stands there."""
    if len(sentence) > LONGEST:
        return Duty("", force, verb, "", "", (), (), "", (), sentence)
    exceptions, without = _cut_out(_phrases("exceptions"), sentence)
    conditions, bare = _cut_out(_phrases("conditions"), without)
    scope = next((match[0] for match in _scope().finditer(bare)), "")
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
    return tuple(match[0] for match in _leave("without" if is_missing else "with").finditer(sentence))
