"""Files that no program writes: elements of Word and OpenDocument files in any place, with words in them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from hypothesis import strategies as st

WORDS = st.sampled_from([
    "a", "Scope", "1\u00a0x", "1.1", "NOTE –", "Annex A", "第一条", "e\u0301", "\u0301", "\u11a8", "\u00ad", " ", "(",
    "¶", "",
])  # fmt: skip

WORD_NAMES = """
    w:p w:p w:r w:r w:r w:tbl w:tr w:tc w:sdt w:sdtContent w:sdtPr w:sdtEndPr w:placeholder w:customXml
    w:customXmlPr w:smartTag w:smartTagPr w:ruby w:rubyPr w:rt w:rubyBase mc:AlternateContent mc:Choice mc:Fallback
    w:altChunk w:subDoc w:ptab w:dir w:bdo w:hyperlink w:ins w:del w:moveFrom w:moveTo w:pPr w:rPr w:vanish
    w:drawing w:pict w:object w:txbxContent wp:inline wp:docPr a:graphic a:p a:r v:shape v:textbox m:oMath
    m:oMathPara m:r m:f m:num m:den m:d m:dPr m:nary m:rad m:deg m:e m:m m:mr w:tab w:br w:noBreakHyphen w:instrText
    w:delInstrText w:footnoteRef w:trPr w:tcPr w:lastRenderedPageBreak w:body w:sectPr w:control w:unknown
"""
WORD_SETTINGS = (
    'w:fldSimple w:instr="TOC"', 'w:fldSimple w:instr="REF x"', 'm:begChr m:val="\u0301"', 'm:chr m:val=" "',
    'w:sym w:font="Symbol" w:char="F061"', 'w:sym w:char="0301"', 'w:fldChar w:fldCharType="begin"',
    'w:fldChar w:fldCharType="separate"', 'w:fldChar w:fldCharType="end"', 'w:footnoteReference w:id="2"',
    'w:footnoteReference w:id="2" w:customMarkFollows="1"', 'w:commentReference w:id="1"',
    'w:vMerge w:val="continue"', 'w:hMerge w:val="continue"',
)  # fmt: skip
WORD_TEXTS = ("w:t", "w:t", "w:t", "w:delText", "m:t", "a:t", "w:instrText")

OPEN_NAMES = """
    text:p text:p text:h text:span text:list text:list-item text:list-header text:section text:tracked-changes
    text:deletion text:insertion text:format-change office:change-info dc:creator office:annotation
    office:annotation-end draw:frame draw:text-box draw:object draw:object-ole draw:image draw:custom-shape draw:g
    draw:a svg:title svg:desc text:ruby text:ruby-base text:ruby-text text:bibliography-mark text:hidden-text
    text:hidden-paragraph text:conditional-text presentation:notes text:note text:note-citation text:note-body
    text:number text:numbered-paragraph text:table-of-content text:table-of-content-source text:index-title
    text:index-body text:bibliography text:bibliography-source text:sequence-decls office:forms form:form text:s
    text:tab text:line-break text:soft-page-break text:meta text:meta-field text:script text:reference-mark
    text:user-field-get text:date table:table table:table-row table:table-cell table:covered-table-cell
    table:table-header-rows table:title table:shapes office:binary-data math:math math:mi math:mfrac math:semantics
    math:annotation office:body office:text style:unknown text:a
"""
OPEN_SETTINGS = (
    'text:section text:display="none"', 'text:changed-region text:id="c"', 'text:change text:change-id="c"',
    'text:change-start text:change-id="c"', 'text:change-end text:change-id="c"',
)  # fmt: skip

_INLINE = "<w:p><w:r>%s</w:r></w:p>"
WORD_HOLDERS = (
    "%s", "<w:p>%s</w:p>", _INLINE, "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>",
    _INLINE % "<w:drawing><w:txbxContent>%s</w:txbxContent></w:drawing>", _INLINE % "<w:drawing>%s</w:drawing>",
    "<w:p><m:oMath>%s</m:oMath></w:p>", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>%s</w:p>",
    _INLINE % "<mc:AlternateContent><mc:Choice>%s</mc:Choice></mc:AlternateContent>",
)  # fmt: skip
OPEN_HOLDERS = (
    "%s", "<text:p>%s</text:p>", "<text:p><text:span>%s</text:span></text:p>", "<text:h>%s</text:h>",
    "<text:list><text:list-item>%s</text:list-item></text:list>", "<text:p><text:note>%s</text:note></text:p>",
    "<text:p><text:note><text:note-body><text:p>%s</text:p></text:note-body></text:note></text:p>",
    "<table:table><table:table-row><table:table-cell>%s</table:table-cell></table:table-row></table:table>",
    "<text:p><draw:frame>%s</draw:frame></text:p>",
    "<text:p><draw:frame><draw:object>%s</draw:object></draw:frame></text:p>",
    '<text:tracked-changes><text:changed-region text:id="c">%s</text:changed-region></text:tracked-changes>',
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>%s</text:deletion></text:changed-region>'
    '</text:tracked-changes><text:p>a<text:change text:change-id="c"/>b</text:p>',
    '<text:tracked-changes><text:changed-region text:id="c"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>"
    '<text:p>a<text:change-start text:change-id="c"/>%s<text:change-end text:change-id="c"/>b</text:p>',
)  # fmt: skip
"""Where the elements stand."""


def word_parts() -> st.SearchStrategy[list[str]]:
    """Pieces of the body of a Word file: elements in one another."""
    leaves = st.builds(_written, st.sampled_from(WORD_TEXTS), st.just(""), WORDS)
    trees = st.recursive(
        leaves, lambda inner: _around([*WORD_NAMES.split(), *WORD_SETTINGS], inner, st.just("")), max_leaves=10
    )
    return _held(WORD_HOLDERS, trees)


def open_parts() -> st.SearchStrategy[list[str]]:
    """Pieces of the body of an OpenDocument file: elements in one another, with words before and behind each."""
    leaves = st.builds(_written, st.sampled_from(OPEN_NAMES.split()), st.just(""), WORDS)
    trees = st.recursive(
        leaves, lambda inner: _around([*OPEN_NAMES.split(), *OPEN_SETTINGS], inner, WORDS), max_leaves=10
    )
    return _held(OPEN_HOLDERS, trees)


def _held(holders: Sequence[str], trees: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    held = st.builds(
        lambda holder, parts: holder % "".join(parts), st.sampled_from(holders), st.lists(trees, max_size=3)
    )
    return st.lists(held, min_size=1, max_size=4)


def _around(
    tags: Sequence[str], inner: st.SearchStrategy[str], words: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    held = st.lists(inner, max_size=4).map("".join)
    return st.builds(lambda tag, text, parts, tail: _written(tag, parts, text) + escape(tail),
                     st.sampled_from(tags), words, held, words)  # fmt: skip


def _written(tag: str, inner: str, words: str) -> str:
    return f"<{tag}>{escape(words)}{inner}</{tag.split()[0]}>"
