"""Which clauses are sections of terms, by their titles and by those above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauseline.outline import ClauseText, parents

LONGEST = 120
"""No title of a section of terms has more characters."""

_HEADS = frozenset(
    [
        "term", "terms", "definition", "definitions", "terminology", "glossary", "interpretation",
        "begriffe", "begriffsbestimmung", "begriffsbestimmungen", "begriffsdefinition", "begriffsdefinitionen",
        "begriffserklärungen", "glossar", "terminologie", "legaldefinitionen", "definitionen", "définition",
        "définitions", "termes", "glossaire", "lexique", "definición", "definiciones", "términos", "glosario",
        "terminología",
    ]
)  # fmt: skip
_COMPANIONS = frozenset(
    [
        "of", "and", "the", "in", "for", "this", "used", "here", "defined", "elsewhere", "list", "document",
        "recommendation", "specification", "standard", "report", "act", "abbreviation", "abbreviations",
        "abbreviated", "acronym", "acronyms", "symbol", "symbols", "convention", "conventions", "notation",
        "notations", "concept", "concepts", "key", "common", "general", "basic", "core", "additional", "other",
        "special", "important", "technical", "domain", "section", "part", "und", "der", "die", "das", "für", "in",
        "dieser", "dieses", "abkürzungen", "symbole", "formelzeichen", "allgemeine", "besondere", "weitere",
        "wichtige", "et", "des", "de", "du", "la", "le", "les", "dans", "ailleurs", "définis", "abréviations",
        "symboles", "générales", "généraux", "utilisés", "présente", "y", "del", "los", "las", "el", "en",
        "abreviaturas", "símbolos", "generales", "términos", "definidos", "esta", "norma",
    ]
)  # fmt: skip
_LOOSE = frozenset(
    [
        "glossary", "terminology", "glossar", "glossaire", "glosario", "terminologie", "terminología",
    ]
)  # fmt: skip
"""Such a word may stand beside a name or two: "CSV terminology"."""
_HAN = re.compile(
    r"[\s\d]*(?:本(?:标准|文件|法|条例|规范)?)?(?:基本|常用|相关|专用|主要|通用|一般|其他)?(?:的|中)?"
    r"(?:(?:专业)?术语|用语|名词|定义|释义|词汇表?)"
    r"(?:(?:的)?(?:含义|解释|释义|定义)|[和与及、,，以\s]{1,3}(?:术语|定义|缩略语|符号|代号|缩写|释义|解释|说明)){0,4}\s*"
)
_APART = re.compile(
    r"(?:list of |table of |notation for )?"
    r"(?:abbreviations?|acronyms?|abbreviated terms|symbols?|notations?|conventions?)\b"
    r"|(?:requirements?|document|notational|typographical) (?:notation|conventions?|language|terminology)\b"
    r"|(?:(?:normative|informative) )?references?$|bibliograph|(?:normative )?verweis|referenz|références|bibliografía"
    r"|key ?words\b|缩略语|符号|abkürzung|abréviation|abreviatura|sigles|(?:规范性)?引用文件|参考文献",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


def is_of_terms(title: str) -> bool:
    """Whether a clause with this title is a section of terms: "Terms and definitions", "Begriffe", "术语和定义".

    "Terms of use", "Header field definitions" and an index of terms are not.
    """
    if not title or len(title) > LONGEST:
        return False
    words = _WORD.findall(title.casefold())
    unknown = [word for word in words if word not in _HEADS and word not in _COMPANIONS and not word.isdecimal()]
    if any(word in _HEADS for word in words):
        return not unknown or (len(unknown) <= 2 and any(word in _LOOSE for word in words))
    return bool(_HAN.fullmatch(title))


def in_terms(clauses: Sequence[ClauseText]) -> list[bool]:
    """For each clause whether it is a section of terms, or stands directly below one.

    What is set apart there does not: abbreviations alone, symbols, what is cited, the words of requirements.
    """
    above = parents(clause.level for clause in clauses)
    own = [is_of_terms(clause.title) and clause.kind != "bibliography" for clause in clauses]
    return [
        own[index] or (parent is not None and own[parent] and not _APART.match(clause.title[:LONGEST]))
        for index, (clause, parent) in enumerate(zip(clauses, above, strict=True))
    ]
