"""Words that a draft puts in square brackets because they are not agreed, told from what else stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clauseline.bounds import Apart
from clauseline.outline import BlockText
from clauseline.patterns import compile_late

Place = tuple[int, int]

_BRACKETED = re.compile(r"[\[［](?P<words>(?:[^\[\]［］\n]|[\[［][^\[\]［］\n]*[\]］])++)[\]］]")
"""Brackets in brackets belong to the outer ones: "[as told in [b-EUID]]"."""

_VERBS = (
    r"shall|should|must|may|can|will|is|are|not|or|and|doit|doivent|devrait|devraient|peut|peuvent|debe|deben|deberá|"
    r"puede|pueden"
)
_OPEN = re.compile(rf"(?:(?:{_VERBS})(?:\s*/?\s*\b(?:{_VERBS}))*|TBD|TBC|TBA|FFS)[.]?", re.I)
"""Single words that drafts leave open; any other one in brackets is a label: "[infra]", "[options]"."""
_NUMBER = re.compile(r"[\d\s.,–—-]+%?")
_UNIT = re.compile(
    r"\s?(?:%|percent|per cent|(?:(?:calendar|working) )?(?:milli)?(?:second|minute|hour|day|week|month|year)s?\b|"
    r"jours?\b|mois\b|ans\b|heures?\b|días?\b|meses\b|años?\b|дн|мес|лет|[kM]?bit/s|(?:ms|km|cm|mm|kg|k?Hz|MHz)\b|"
    r"个?工作日|个?自?然?[日天年月周]|个月|小时|分钟|秒|米)"
)
_MEMBER = re.compile(r"[-−+]?[\w.∞]{0,3}|[-−+]?\d[\d.]*|…")
"""What stands between the commas of an interval or an array: "[0, 1]", "[min, max]"."""
_SIGNS = re.compile(r"[=<>^|\\_{}*+~@#$]|::|\(\)|://|^[\"'“.…-]|\(\w\)$")
"""What code, formulas, addresses and options of commands have."""
_POINTS = re.compile(
    r"see\b|cf\b|source\b|from:|voir\b|véase\b|fuente\b|см\.|источник|انظر|见|參見|参见|参照|来源|來源|出处|引自|"
    r"emphasis\b|sic\b|e\.g\.|i\.e\.|(?:last )?(?:viewed|accessed|visited)\b|retrieved\b|consulté\b|"
    r"(?:annex|appendix|clause|section|table|figure|part|chapter|附录|表|图|第)\s*[\w.]{1,8}(?:[,;.\s][\s\w.]*)?$",
    re.I,
)
"""What leads elsewhere, and what editors put into quotations."""
_EDITORS = re.compile(
    r"(?:editor(?:['’]?s['’]?|ial)?|ed\.?) ?note|note (?:by|from|of|to) the editor|编者|编辑注|編", re.I
)
_SMALL = {
    "et",
    "al",
    "of",
    "and",
    "the",
    "for",
    "on",
    "in",
    "de",
    "du",
    "des",
    "la",
    "v",
    "rev",
    "ed",
    "vol",
    "no",
    "pp",
}
_HAN = compile_late(r"[\u3400-\u9fff]")


def bracketed_places(text: str, settled: Iterable[Place] = ()) -> Iterator[Place]:
    """The places, brackets and all, of undecided words in `text`; none that touches one of `settled`."""
    if "[" not in text and "［" not in text:
        return
    known = Apart(settled)
    for match in _BRACKETED.finditer(text):
        start, end = match.span()
        if _is_index(text, start, end) or known.touch((start, end)):
            continue
        words = match["words"].replace("\u2011", "-")
        if not _is_of_grammar(words) and is_undecided(words.strip(), text[end : end + 20]):
            yield start, end


def settled_places(blocks: Iterable[BlockText]) -> list[Place]:
    """Where brackets mean something else, or all is said to be provisional: code, formulas, notes of editors."""
    return [(b.start, b.end) for b in blocks if b.kind in ("code", "formula") or b.facts.editor]


def is_undecided(words: str, behind: str = "") -> bool:
    """Whether what the `words` in brackets say is not agreed, rather than a reference, a label, a formula.

    `behind` is what follows the brackets: a unit makes a number a quantity.
    """
    if _OPEN.fullmatch(words):
        return True
    if _NUMBER.fullmatch(words):
        return words.endswith("%") or bool(_UNIT.match(behind))
    if not any(map(str.isalnum, words)) or words[0] in "[［" or _SIGNS.search(words):
        return False
    if _POINTS.match(words) or _EDITORS.match(words) or _is_array(words):
        return False
    return not _is_label(words)


def _is_index(text: str, start: int, end: int) -> bool:
    """Whether brackets belong to the word before them, "x[i]" or "avatar[s]", or to an address behind them."""
    before = text[start - 1 : start]
    return (before.isascii() and (before.isalnum() or before in ("_", ")"))) or text[end : end + 1] == "("


def _is_of_grammar(words: str) -> bool:
    """Whether spaces set brackets off on both sides, as grammars have them: "[ OWS element ]"."""
    return words[:1].isspace() and words[-1:].isspace()


def _is_array(words: str) -> bool:
    members = re.split(r"[,;]", words)
    return len(members) > 1 and all(_MEMBER.fullmatch(member.strip()) for member in members)


def _is_label(words: str) -> bool:
    """Whether this is what sources are called: "ITU-T X.509", "b-EUID", "Smith et al. 2019", "webidl"."""
    parts = words.replace(",", " ").split()
    if _is_designation(parts):
        return True
    if _HAN.search(words):
        return False
    if len(parts) == 1:
        return words.isascii()
    return parts[0][0].isupper() and not any(_is_plain(part) for part in parts)


def _is_designation(words: list[str]) -> bool:
    """Whether the first words are a body's abbreviation and a number, whatever follows."""
    first = words[0].removeprefix("b-")
    is_body = sum(sign.isascii() and sign.isupper() for sign in first) > 1
    return first != words[0] or (is_body and any(sign.isdigit() for word in words[:3] for sign in word))


def _is_plain(word: str) -> bool:
    """Whether it is a word of a sentence rather than a name."""
    bare = word.strip(".:;()")
    return bare[:1].islower() and bare not in _SMALL
