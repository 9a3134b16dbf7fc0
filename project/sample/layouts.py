"""How the two families of bodies dress a draft: which line of the markup gets which paragraph style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from project.sample.styles import GB_STYLES, ITU_STYLES, Style


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """A line that begins with `pattern` is a paragraph in `style`; `becomes` replaces what the pattern matched."""

    pattern: re.Pattern[str]
    style: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The styles of one family. `headings` by level from 1; `cell` and `head` are for tables."""

    styles: tuple[Style, ...]
    rules: tuple[LayoutRule, ...]
    headings: tuple[str, ...]
    body: str
    after_heading: str
    head: str
    cell: str
    figure: str
    annexes: tuple[str, ...]
    contents_title: str


def _rule(pattern: str, style: str, becomes: str = r"\g<0>") -> LayoutRule:
    return LayoutRule(re.compile(pattern), style, becomes)


ITU = Layout(
    styles=ITU_STYLES,
    rules=(
        _rule(r"- ", "enumlev1", "–\t"),
        _rule(r"([a-z])\) ", "enumlev1", r"\1)\t"),
        _rule(r"NOTE( \d+)? – ", "Note"),
        _rule(r"(Annex [A-Z]) \| ", "Annex_NoTitle", r"\1\n"),
        _rule(r"(Appendix [IVX]+) \| ", "Appendix_NoTitle", r"\1\n"),
        _rule(r"Table \S+ – ", "Table_NoTitle"),
        _rule(r"Figure \S+ – ", "Figure_NoTitle"),
    ),
    headings=("heading 1", "heading 2", "heading 3"),
    body="Normal",
    after_heading="Normal after title",
    head="Table_head",
    cell="Table_text",
    figure="Figure",
    annexes=("Annex_NoTitle", "Appendix_NoTitle"),
    contents_title="toc 0",
)

GB = Layout(
    styles=GB_STYLES,
    rules=(
        _rule(r"- ", "标准文件_破折号列项", "——"),
        _rule(r"([a-z])\) ", "标准文件_字母编号列项（一级）", r"\1)\t"),
        _rule(r"注\d*：", "标准文件_注："),
        _rule(r"(附录[A-Z]) \| (（\S+）) \| ", "标准文件_附录标识", r"\1\n\2\n"),
        _rule(r"表\S+　", "标准文件_附录表标题"),
        _rule(r"图\S+　", "标准文件_正文图标题"),
    ),
    headings=("标准文件_章标题", "标准文件_一级条标题", "标准文件_二级条标题"),
    body="标准文件_段",
    after_heading="标准文件_段",
    head="标准文件_表头",
    cell="标准文件_表格文字",
    figure="标准文件_图",
    annexes=("标准文件_附录标识", "标准文件_参考文献标题"),
    contents_title="标准文件_目录标题",
)

BY_LANGUAGE = {"en": ITU, "zh": GB}
