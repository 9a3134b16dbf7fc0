"""What paragraph styles mean by their names: those of office programs in many languages, of ISO, ETSI and China."""

from __future__ import annotations

import re
from functools import lru_cache

from clauseline.vocabulary import Role

_HAN = "一二三四五六七八九"
_HEADING = re.compile(
    r"(?:heading|titre|标题|überschrift|título|titulo|titolo|заголовок|kop|rubrik|제목|見出し)([1-9])"
)
_GB_HEADING = re.compile(rf"(?P<annex>附录)?(?:(?P<top>章)|(?P<level>[{_HAN}])级条)标题")
_GB_NUMBERED = re.compile(rf"(?P<annex>附录)?(?P<level>[{_HAN}])级(?:无标题条|无标题|无)")
_ISO_HEADING, _ISO_NUMBERED = re.compile(r"a([2-6])"), re.compile(r"p([2-6])")
_ITEM = re.compile(
    r"(?:enumlev|list(?:bullet|number|continue|paragraph)?|b)([1-9])|"
    r"bl|bn|list(?:bullet|number|continue|paragraph)?|列项.*|列表.*"
)

_ROLES: tuple[tuple[Role, str], ...] = (
    ("contents", r"(?:toc|contents|目录|verzeichnis|illustrationindex)\d|tableoffigures|tableofauthorities|图表目录"),
    ("contents title", r"tocheading|contentsheading|tt|目[次录]标题|zzcontents|tableofcontents"),
    ("subheading", r"heading(?:b|i|bi|ib)\d*|headingunnumbered|runin"),
    ("annex", r"(?:annex|appendix)(?:no|title|notitle|heading|header)?\d*|附录标识|附录标题|附录"),
    ("number", r"recno\d*|docnumber|封面标准号\d*"),
    ("title", r"(?:sub|doc|document|zzstd)?title\d*|rectitle\d*|zzcover|封面标准名称\d*|标准名称|标准标题"),
    ("term number", r"termnum\d*|术语条二?|一级术语"),
    ("term", r"terms?(?:\(s\))?|altterms?"),
    ("note", r"(?:table|figure)?notes?\d*|no|nw|注\d*|注[:：]|注×.*|noteindent.*"),
    ("example", r"examples?\d*|示例.*"),
    ("caption", r"(?:(?:table|image|figure))?caption|题注|th|tf|(?:正文|附录)[表图]标题"),
    ("caption", r"(?:table|figure)(?:no|title|notitle)\d*"),
    ("formula", r"equation|formula|eq|正文公式.*|公式.*"),
    ("code", r"formal|code|sourcecode|pl|htmlpreformatted|preformattedtext|asn\.?1|verbatim|程序.*|代码.*"),
    ("figure", r"figure|capturedfigure|figurewithouttitle"),
    ("table head", r"tablehead(?:er)?|tah|tableheading"),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)


@lru_cache(maxsize=1 << 12)
def role_of_name(name: str) -> tuple[Role, int | None] | None:
    """The role and level that a style's name says, or None if it says nothing."""
    plain = re.sub(r"[\s_&\-–]+", "", name.casefold()).removeprefix("标准文件").removeprefix("iso")
    found = _HEADING.fullmatch(plain) or _ISO_HEADING.fullmatch(plain)
    if found:
        return "heading", int(found[1])
    found = _GB_HEADING.fullmatch(plain)
    if found:
        deep = 1 if found["top"] else _HAN.index(found["level"]) + 2
        return "heading", deep + bool(found["annex"])
    if _GB_NUMBERED.fullmatch(plain) or _ISO_NUMBERED.fullmatch(plain):
        return "numbered", None
    if re.fullmatch(
        r"(?:foreword|intro|biblio|zzforeword|zzbiblio)(?:title)?|前言、?引言标题|参考文献、?索引标题|前言标题|h6",
        plain,
    ):
        return "heading", 6 if plain == "h6" else 1
    found = _ITEM.fullmatch(plain)
    if found:
        return "item", int(found[1] or 1)
    return next(((role, None) for role, pattern in _COMPILED if pattern.fullmatch(plain)), None)
