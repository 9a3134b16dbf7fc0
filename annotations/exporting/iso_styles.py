"""The paragraph styles of the ISO/IEC commenting template: 9 pt on lines of exactly 10.5 pt."""

from __future__ import annotations

from lxml import etree

from clauseline.writing.word import w

CELL_STYLES = (
    "ISOMB", "ISOClause", "ISOParagraph", "ISOCommType", "ISOComments", "ISOChange", "ISOSecretObservations",
)  # fmt: skip

_FONTS = {"ascii": "Arial", "hAnsi": "Arial", "cs": "Arial", "eastAsia": "SimSun"}


def styles() -> etree._Element:
    """The styles part: those of the cells, and ours for header and footer."""
    return w(
        "styles",
        _defaults(),
        _style("Normal", based_on=""),
        *(_style(name, w("jc", val="center") if name == "ISOCommType" else None) for name in CELL_STYLES),
        _style("ISOTitle", bold=True, size=22, line=260),
        _style("ISODraft", w("jc", val="center"), bold=True, size=28, line=340),
        _style("ISOHead", size=18),
        _style("ISOColumn", w("jc", val="center"), size=16, line=190),
        _style("ISONote", size=14, line=170, space=0),
        _style("ISOPage", w("jc", val="right"), size=16, line=190, space=0),
        _style("ISOIdentity", size=14, line=170, space=0),
        _style("ISOGap", size=2, line=20, space=0),
    )


def _defaults() -> etree._Element:
    run_facts = w("rPr", w("rFonts", **_FONTS), w("sz", val=18), w("szCs", val=18), _languages())
    return w("docDefaults", w("rPrDefault", run_facts), w("pPrDefault"))


def _languages() -> etree._Element:
    return w("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA")


def _style(
    name: str,
    alignment: etree._Element | None = None,
    *,
    based_on: str = "Normal",
    bold: bool = False,
    size: int = 18,
    line: int = 210,
    space: int = 40,
) -> etree._Element:
    """A paragraph style: size in half points, line (exact) and space before and after in twips."""
    own = {"customStyle": 1} if based_on else {"default": 1}
    style = w("style", w("name", val=name), type="paragraph", **own, styleId=name)
    if based_on:
        style.append(w("basedOn", val=based_on))
    style.append(w("qFormat"))
    spacing = w("spacing", before=space, after=space, line=line, lineRule="exact")
    style.append(w("pPr", spacing, *([] if alignment is None else [alignment])))
    weight = [w("b")] if bold else []
    style.append(w("rPr", *weight, w("sz", val=size), w("szCs", val=size)))
    return style
