"""The words by which drafts in several languages name their parts: foreword, contents, terms, notes, captions."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from clauseline.outline import canonical
from clauseline.patterns import compile_late

_FRONT = """
abstract|summary|executive summary|keywords?|foreword|preface|introduction|acknowledge?ments?|change log|
modal verbs terminology|status of this (?:memo|document)|copyright notice|
résumé|mots[- ]clés|avant-propos|resumen|palabras clave|prefacio|introducción|prólogo|
резюме|ключевые слова|предисловие|введение|摘要|概要|关键词|前言|引言|序言|
ملخص|مصطلحات أساسية|كلمات رئيسية|تمهيد|مقدمة
"""
_FRONT_PART = """
history|intellectual property rights|historique|droits de propriété intellectuelle|
historia|derechos de propiedad intelectual|хронологическая справка|история|права интеллектуальной собственности|
历史沿革|历史|知识产权|التسلسل التاريخي|حقوق الملكية الفكرية
"""
_CONTENTS = """
table of contents|contents|table des matières|sommaire|índice|содержание|目\\s*[录次]|
جدول المحتويات|المحتويات|inhalt|inhaltsverzeichnis|inhaltsübersicht
"""
_BIBLIOGRAPHY = """
bibliograph(?:y|ie)|bibliografía|bibliografia|библиография|参考文献|参考书目|بيبليوغرافيا|المراجع الإعلامية
"""
_TERMS = (
    r"\bterms?\b|definitions?\b|terminology|définitions?|termes|términos|definiciones|термин|определен|"
    r"术语|定义|تعاريف|مصطلحات"
)


class _Part(NamedTuple):
    """The words for a part of a draft, and which letters of ASCII they begin with."""

    words: re.Pattern[str]
    starts: frozenset[str]


def _whole(words: str) -> _Part:
    given = "".join(words.split("\n"))
    starts = {unicodedata.normalize("NFD", word)[0] for word in given.replace("(?:", "").split("|")}
    return _Part(re.compile(rf"(?:{given})\s*[:：]?", re.I), frozenset(filter(str.isascii, starts)))


_FRONT_TITLE, _FRONT_PART_TITLE = _whole(_FRONT), _whole(_FRONT_PART)
_CONTENTS_TITLE, _BIBLIOGRAPHY_TITLE = _whole(_CONTENTS), _whole(_BIBLIOGRAPHY)
LONGEST = 120
"""Longer words, white space included, name no part of a draft."""
_SPREAD = compile_late(r"(?<=[一-鿿]) (?=[一-鿿])")
_TATWEEL = "\u0640"  # It stretches an Arabic word and is no letter of it.
_TERMS_TITLE = re.compile(_TERMS, re.I)
_NO_TERM = re.compile(rf"{_TERMS}|缩略语|符号|总则|概述|一般要求", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.。;；:：!！，,]\s*$")

NOTE = re.compile(
    r"(?P<marker>(?:NOTE|Note|NOTA|Nota|REMARQUE|Remarque|ПРИМЕЧАНИЕ|Примечание|ملاحظة|注释?|備註|备注)"
    r"(?:\s*\d{1,3})?(?:\s+to entry|\s+à l['’]article)?)(?:\s*(?P<mark>[–—:：.\-‑])\s*|[ ]*\t\s*)"
)
EDITOR_NOTE = re.compile(
    r"[\[(（【]?\s*(?:editor(?:['’]?s['’]?|ial)? notes?|notes? (?:by|from|of|to) the editors?|"
    r"notes? (?:de l['’]éditeur|de l['’]éditrice|de la rédaction|du rédacteur)|"
    r"notas? (?:del (?:editor|redactor)|de la (?:editora|redacción)|do editor)|примечани[ея] редактора|"
    r"编者注|编辑注|編者註|編輯註|编者按|(?:ملاحظة|ملاحظات) (?:من )?المحرر)"
    r"\s*\d{0,3}\s*(?:[–—:：.\-‑\]】)）,]|$)",
    re.I,
)
"""The start of a note that editors leave for those who work on a draft, and that goes before it is published."""
EXAMPLE = re.compile(
    r"(?P<marker>(?:EXAMPLE|Example|EXEMPLE|EJEMPLO|ПРИМЕР|示例)(?:\s*\d{1,3})?)\s*(?P<mark>[–—:：]|\t)\s*"
)
CAPTION = re.compile(
    r"(?P<marker>(?:Table|Tableau|Tabla|Figure|Figura|Fig\.|Таблица|Рисунок|表|图|الجدول|الشكل)\s*"
    r"(?:[A-Z]\w{0,3}[.\-‑–])?[A-Z\d](?:[\d.\-‑–/]*\d)?[a-z]?)(?:\s*(?P<mark>[–—:：]|\.(?=\s))\s*|[\s　]+|$)"
)
SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf0be": "–", "\uf06e": "■",
    "\uf0a8": "♦",
}  # fmt: skip
"""What the signs are that the symbol fonts of office programs keep in the private area."""
BULLETS = "•●○■□▪·◦‣⁃∙◆◇♦❖➢➤►▶✓✔" + "".join(SYMBOLS)
"""Signs that do nothing but begin an item, as a class of a regular expression."""
_TYPED_MARK = (
    rf"[–—‒−\-*{BULLETS}]|——|\(?[a-zA-Z]\)|\(?\d{{1,2}}\)|\(?[ivxIVX]{{1,5}}\)|[（(][一二三四五六七八九十\d]{{1,3}}[）)]|"
    r"[①-⑳]"
)
MARK = compile_late(
    rf"\s*(?P<marker>{_TYPED_MARK}|[a-z]\.|\d{{1,2}}[.．、]|[一二三四五六七八九十]{{1,3}}、)"
    r"(?P<gap>[\s　]+|(?<=[）)、—])(?!(?<=[A-Za-z]\))[A-Za-z]))"
)
"""The marker of an item as it is typed: "(s)he" and "(Q)EAA" are words."""
PLAIN = re.compile(r"(?!(?i:ed|not|tab|fig|exa|exe|ej|rem)|[ivxIVX]{1,5}\))[A-Za-z]{2}")
"""How most paragraphs begin: with a word that makes no note, no caption, no example and no item of them."""


def close_up(title: str) -> str:
    """A title whose single Chinese characters are spread with spaces, without them: "前 言" is "前言"."""
    pieces = [] if title.isascii() else title.split()
    spread = len(pieces) > 1 and all(len(piece) == 1 and "一" <= piece <= "鿿" for piece in pieces)
    return "".join(pieces) if spread else title


def without_spaces(title: str) -> str:
    """A title without the spaces between its Chinese signs, however many there are: for looking it up."""
    return title if title.isascii() else _SPREAD.sub("", title)


def _names(part: _Part, words: str) -> bool:
    start = words[:1]
    if len(words) > LONGEST or (start.isascii() and start.isalpha() and start.lower() not in part.starts):
        return False
    words = canonical(words)
    if not words.isascii():
        words = without_spaces(words).replace(_TATWEEL, "")
    return bool(part.words.fullmatch(words))


def is_front(words: str) -> bool:
    """Whether `words` alone name a front part: a summary, a foreword ..."""
    return _names(_FRONT_TITLE, words)


def is_front_part(words: str) -> bool:
    """Whether `words` alone head a passage inside a front part: the editions, the rights of third parties."""
    return _names(_FRONT_PART_TITLE, words)


def is_contents(words: str) -> bool:
    """Whether `words` are the heading of a table of contents."""
    return _names(_CONTENTS_TITLE, words)


def is_bibliography(words: str) -> bool:
    """Whether `words` are the heading of a bibliography."""
    return _names(_BIBLIOGRAPHY_TITLE, words)


def is_term(title: str) -> bool:
    """Whether a heading among terms and definitions is a term: it begins in lower case or in Chinese."""
    return bool(re.match(r"[a-zа-яà-ÿ一-鿿]", title)) and not _NO_TERM.search(title)


def names_terms(title: str) -> bool:
    """Whether a clause of this title holds terms and their definitions."""
    return bool(_TERMS_TITLE.search(title))


def is_title(words: str, *, longest: int = 160) -> bool:
    """Whether `words` can be a title rather than a sentence."""
    return 0 < len(words) <= longest and not _SENTENCE_END.search(words) and "。" not in words


def has_words(title: str) -> bool:
    """Whether a title is empty, or has a letter: what a row of a table has behind its first number are numbers."""
    return not title.strip() or bool(_LETTER.search(title))
