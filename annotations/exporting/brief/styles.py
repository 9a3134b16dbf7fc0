"""The paragraph styles of a brief: lines of an exact height, so that its page has the same height in every font."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from annotations.exporting.brief.laying import ACROSS, LOOKS, Look, LookOf
from clauseline.comparing.changes import ADDED, REMOVED
from clauseline.writing.word import w

FONTS = {"ascii": "Arial", "hAnsi": "Arial", "cs": "Arial", "eastAsia": "Microsoft YaHei"}
_FIRST, _HAN = "Arial;DejaVu Sans", "Microsoft YaHei;Noto Sans CJK SC"
PRINTED = {"ascii": _FIRST, "hAnsi": _FIRST, "cs": _FIRST, "eastAsia": _HAN}
"""Lists of fonts, of which LibreOffice takes the first that is there; other programs know no lists."""
COLOURS = {REMOVED: "A3231F", ADDED: "17692F", "soft": "555B66"}
INK = "1F4E9C"
LEVELS: dict[Look, int] = {"Title": 0, "Part": 1}
"""What programs list as headings, by their level."""
_TONGUES = {"fr": "fr-FR"}


def styles(language: str, fonts: Mapping[str, str]) -> etree._Element:
    """The styles part for a page in this language."""
    spoken = w("lang", val=_TONGUES.get(language[:2], "en-GB"), eastAsia="zh-CN", bidi="ar-SA")
    facts = w("rPr", w("rFonts", **fonts), w("sz", val=19), w("szCs", val=19), spoken)
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", facts), w("pPrDefault")),
        normal,
        *(_style(name, look) for name, look in LOOKS.items()),
        _legend(),
    )


def font_table() -> etree._Element:
    """The part that says of which kind the fonts are, for programs that have to take others."""
    kind = (w("family", val="swiss"), w("pitch", val="variable"))
    return w("fonts", *(w("font", *kind, name=name) for name in dict.fromkeys(FONTS.values())))


def _style(name: Look, look: LookOf) -> etree._Element:
    level = LEVELS.get(name)
    faces = [w("b"), w("bCs")] if level is not None else []
    ink = [w("color", val=INK)] if level == 1 else [w("color", val=COLOURS["soft"])] if name == "Rest" else []
    tabs = [w("tabs", w("tab", val="right", pos=ACROSS))] if name == "Top" else []
    indent = [w("ind", left=look.indent)] if look.indent else []
    listed = [] if level is None else [w("outlineLvl", val=level)]
    facts = w("pPr", *tabs, _spacing(look.before, look.line), *indent, *listed)
    looks = w("rPr", *faces, *ink, w("sz", val=look.size), w("szCs", val=look.size))
    return _named(name, facts, looks)


def _legend() -> etree._Element:
    looks = w("rPr", w("color", val=COLOURS["soft"]), w("sz", val=15), w("szCs", val=15))
    return _named("Legend", w("pPr", _spacing(0, 190)), looks)


def _spacing(before: int, line: int) -> etree._Element:
    return w("spacing", before=before, after=0, line=line, lineRule="exact")


def _named(name: str, facts: etree._Element, looks: etree._Element) -> etree._Element:
    head = [w("name", val=name), w("basedOn", val="Normal"), w("qFormat")]
    return w("style", *head, facts, looks, type="paragraph", customStyle=1, styleId=name)
