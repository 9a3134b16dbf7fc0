"""The paragraph styles of a compared document: headings of nine levels, lists, notes, tables."""

from __future__ import annotations

from lxml import etree

from clauseline.vocabulary import WrittenKind
from clauseline.writing.word import w

WIDTH = 9298
"""Twips between the margins of a page."""
LEVELS, DEEPEST = 9, 6
"""How many levels of headings and of list items have a style of their own."""
ANNOTATED: tuple[WrittenKind, ...] = ("note", "example", "caption")
"""Kinds of blocks whose label is bold."""
STYLES: dict[WrittenKind, str] = {
    "note": "Note",
    "example": "Note",
    "caption": "Caption",
    "formula": "Formula",
    "footnote": "Footnote",
    "code": "Code",
    "subheading": "Subheading",
    "term": "Term",
    "figure": "Picture",
}
"""The style of a block by its kind; of list items by their depth; all others are plain."""

SANS = {"ascii": "Arial", "hAnsi": "Arial", "cs": "Arial", "eastAsia": "SimHei"}
SERIF = {"ascii": "Georgia", "hAnsi": "Georgia", "cs": "Arial", "eastAsia": "SimSun"}
MONO = {"ascii": "Courier New", "hAnsi": "Courier New", "cs": "Courier New", "eastAsia": "SimSun"}
FROM_RIGHT = ("ar", "fa", "he", "ur")
SIZES = (32, 28, 24)
"""Of the headings of the first levels, in half points."""


def styles(language: str) -> etree._Element:
    """The styles part for a text in this language."""
    flows = [w("bidi")] if language.partition("-")[0] in FROM_RIGHT else []
    return w(
        "styles",
        _defaults(language),
        _style("Normal", *flows, name="Normal", based_on="", faces=["rtl"] if flows else []),
        *(_heading(level) for level in range(1, LEVELS + 1)),
        *(_style(f"Item{n}", _spacing(40), w("ind", left=425 * n, hanging=425)) for n in range(1, DEEPEST + 1)),
        _style("Note", w("ind", left=425), size=20),
        _style("Caption", _kept(), w("jc", val="center"), fonts=SANS, size=19, faces=["b"]),
        _style("Formula", w("jc", val="center")),
        _style("Footnote", _spacing(40), size=18),
        _style("Code", _spacing(0), fonts=MONO, size=18),
        _style("Subheading", _kept(), fonts=SANS, size=21, faces=["b"]),
        _style("Term", _kept(), faces=["b"]),
        _style("Picture", w("jc", val="center")),
        _style("Cell", _spacing(40), fonts=SANS, size=19),
        _style("Gap", w("spacing", before=0, after=0, line=120, lineRule="exact"), size=4),
        _style("Margin", _spacing(0), fonts=SANS, size=15),
        _style("MarginEnd", _spacing(0), w("jc", val="right"), fonts=SANS, size=15),
        _style("RemarkText", _spacing(0), fonts=SANS, size=20),
        w(
            "style",
            w("name", val="Remark"),
            w("rPr", w("sz", val=16)),
            type="character",
            customStyle=1,
            styleId="Remark",
        ),
    )


def _defaults(language: str) -> etree._Element:
    tongue, *_ = language.split("-")
    kind = "eastAsia" if tongue in ("zh", "ja", "ko") else "bidi" if tongue in FROM_RIGHT else "val"
    spoken = {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA", **({kind: language} if language else {})}
    facts = w("rPr", w("rFonts", **SERIF), w("sz", val=22), w("szCs", val=22), w("lang", **spoken))
    return w("docDefaults", w("rPrDefault", facts), w("pPrDefault", w("pPr", _spacing(120))))


def _mark() -> etree._Element:
    """The style of the sign where a remark hangs."""
    looks = w("rPr", w("sz", val=16), w("szCs", val=16))
    return w("style", w("name", val="Remark"), looks, type="character", customStyle=1, styleId="Remark")


def _spacing(after: int) -> etree._Element:
    return w("spacing", before=0, after=after, line=276, lineRule="auto")


def _kept() -> etree._Element:
    return w("keepNext")


def _heading(level: int) -> etree._Element:
    """A heading that programs list as one: its number and title stand behind a tab stop."""
    size = SIZES[min(level, len(SIZES)) - 1]
    facts = (
        _kept(),
        w("tabs", w("tab", val="left", pos=851)),
        w("spacing", before=240, after=100, line=276, lineRule="auto"),
        w("ind", left=851, hanging=851),
        w("outlineLvl", val=level - 1),
    )
    return _style(f"Heading{level}", *facts, name=f"heading {level}", fonts=SANS, size=size, faces=["b"])


def _style(
    key: str,
    *facts: etree._Element,
    name: str = "",
    based_on: str = "Normal",
    fonts: dict[str, str] | None = None,
    size: int = 0,
    faces: list[str] | None = None,
) -> etree._Element:
    """A paragraph style: `facts` in the order of the schema, `size` in half points, `faces` such as "b"."""
    own = {} if name else {"customStyle": 1}
    first = {} if based_on else {"default": 1}
    style = w("style", w("name", val=name or key), type="paragraph", **first, **own, styleId=key)
    if based_on:
        style.append(w("basedOn", val=based_on))
    style.append(w("qFormat"))
    if facts:
        style.append(w("pPr", *facts))
    sizes = [w("sz", val=size), w("szCs", val=size)] if size else []
    named = [w("rFonts", **fonts)] if fonts else []
    bold = [w(face) for face in faces or () if face == "b"]
    others = [w(face) for face in faces or () if face != "b"]
    if looks := [*named, *bold, *sizes, *others]:
        style.append(w("rPr", *looks))
    return style
