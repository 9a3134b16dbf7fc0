"""Paragraph styles under the names that the bodies' own templates use."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml.etree import _Element

from project.sample.wordml import w


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `size` in half points; `before`, `after`, `left`, `first` and `tabs` in twentieths of a point.

    `first` is the indent of the first line, negative when it hangs; a negative tab stop is set to the right,
    with dots leading to it.
    """

    name: str
    size: int
    bold: bool = False
    italic: bool = False
    align: str = "both"
    before: int = 0
    after: int = 0
    left: int = 0
    first: int = 0
    tabs: tuple[int, ...] = ()
    keep: bool = False
    outline: int | None = None
    heavy: bool = False


_HEADING = Style("", 24, bold=True, align="left", keep=True, left=794, first=-794, tabs=(794,))
_CENTRED = Style("", 24, bold=True, align="center", keep=True)
_HEAVY = Style("", 21, align="left", keep=True, heavy=True)

ITU_STYLES = (
    Style("Normal", 24, before=120),
    Style("Normal after title", 24, before=160),
    Style("Rec No", 28, bold=True, align="center", before=480),
    Style("Rec title", 28, bold=True, align="center", before=240, after=240),
    Style("Headingb", 24, bold=True, align="left", before=240, keep=True),
    replace(_HEADING, name="heading 1", before=360, outline=0),
    replace(_HEADING, name="heading 2", before=240, outline=1),
    replace(_HEADING, name="heading 3", before=160, outline=2),
    Style("enumlev1", 24, before=80, left=794, first=-794, tabs=(794,)),
    Style("Note", 22, before=80),
    Style("Ref text", 24, align="left", before=120, left=1985, first=-1985, tabs=(1985,)),
    replace(_CENTRED, name="Annex_NoTitle", size=28, before=720, after=120, outline=0),
    replace(_CENTRED, name="Appendix_NoTitle", size=28, before=720, after=120, outline=0),
    replace(_CENTRED, name="Table_NoTitle", before=360, after=120),
    replace(_CENTRED, name="Table_head", size=22, before=80, after=80),
    Style("Table_text", 22, align="left", before=40, after=40),
    replace(_CENTRED, name="Figure", before=240, after=120),
    Style("Figure_NoTitle", 24, bold=True, align="center", before=120, after=240),
    Style("toc 0", 24, bold=True, align="center", before=240, after=120),
    Style("toc 1", 24, align="left", before=120, left=567, first=-567, tabs=(567, -9639)),
    Style("toc 2", 24, align="left", before=40, left=1304, first=-737, tabs=(1304, -9639)),
    Style("header", 18, align="center"),
    Style("footer", 18, align="center"),
    Style("footnote text", 20, before=40, left=255, first=-255),
)

GB_STYLES = (
    Style("Normal", 21),
    Style("标准文件_文件编号", 24, align="right", before=240, heavy=True),
    Style("标准文件_文件名称", 32, align="center", before=360, after=360, heavy=True),
    Style("标准文件_前言、引言标题", 32, before=480, after=360, align="center", heavy=True, outline=0),
    replace(_HEAVY, name="标准文件_章标题", before=310, after=310, outline=0),
    replace(_HEAVY, name="标准文件_一级条标题", before=160, after=160, outline=1),
    replace(_HEAVY, name="标准文件_二级条标题", before=160, after=160, outline=2),
    Style("标准文件_一级无标题", 21, before=60, after=60),
    replace(_HEAVY, name="标准文件_术语条一", before=160, after=60),
    Style("标准文件_段", 21, first=420, before=30, after=30),
    Style("标准文件_破折号列项", 21, left=840, first=-420),
    Style("标准文件_字母编号列项（一级）", 21, left=840, first=-420, tabs=(840,)),
    Style("标准文件_注：", 18, left=780, first=-360, before=30),
    Style("标准文件_附录标识", 21, before=640, after=280, outline=0, align="center", keep=True, heavy=True),
    Style("标准文件_参考文献标题", 21, before=640, after=280, outline=0, align="center", keep=True, heavy=True),
    Style("标准文件_附录表标题", 21, before=160, after=160, align="center", keep=True, heavy=True),
    Style("标准文件_正文图标题", 21, before=160, after=160, align="center", heavy=True),
    replace(_CENTRED, name="标准文件_图", size=21, before=160, bold=False),
    Style("标准文件_表头", 18, bold=True, align="center", before=40, after=40),
    Style("标准文件_表格文字", 18, align="left", before=30, after=30),
    Style("标准文件_目录标题", 32, align="center", before=360, after=240, heavy=True),
    Style("toc 1", 21, align="left", before=60, tabs=(-9639,)),
    Style("toc 2", 21, align="left", before=20, left=210, tabs=(-9639,)),
    Style("header", 21, align="right", heavy=True),
    Style("footer", 18, align="center"),
    Style("footnote text", 18, left=255, first=-255),
)


def style_id(name: str) -> str:
    """The id under which the style `name` is stored: its letters, as Word makes ids."""
    return "".join(character for character in name.title() if character.isalnum())


def as_element(style: Style) -> _Element:
    """`style` as a `w:style`; the one called Normal is the default."""
    default = {"default": "1"} if style.name == "Normal" else {}
    based = [] if default else [w("basedOn", val="Normal")]
    return w(
        "style",
        w("name", val=style.name),
        *based,
        w("qFormat"),
        w("pPr", *_paragraph_properties(style)),
        w("rPr", *_run_properties(style)),
        type="paragraph",
        styleId=style_id(style.name),
        **default,
    )


def _paragraph_properties(style: Style) -> list[_Element]:
    stops = [
        w("tab", val="right", leader="dot", pos=str(-stop)) if stop < 0 else w("tab", val="left", pos=str(stop))
        for stop in style.tabs
    ]
    hang = {"hanging": str(-style.first)} if style.first < 0 else {"firstLine": str(style.first)}
    found = [w("keepNext")] if style.keep else []
    found += [w("tabs", *stops)] if stops else []
    found += [
        w("spacing", before=str(style.before), after=str(style.after)),
        w("ind", left=str(style.left), **hang),
        w("jc", val=style.align),
    ]
    return found + ([] if style.outline is None else [w("outlineLvl", val=str(style.outline))])


def _run_properties(style: Style) -> list[_Element]:
    found = [w("rFonts", ascii="SimHei", hAnsi="SimHei", eastAsia="SimHei")] if style.heavy else []
    found += [w("b", val="1" if style.bold else "0"), w("i", val="1" if style.italic else "0")]
    return [*found, w("sz", val=str(style.size)), w("szCs", val=str(style.size))]
