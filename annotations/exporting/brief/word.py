"""A brief as a Word document: one page of A4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from unicodedata import bidirectional

from lxml import etree

from annotations.exporting.brief.laying import LOOKS, LaidLine, laid
from annotations.exporting.brief.styles import COLOURS, FONTS, PRINTED, font_table, styles
from annotations.exporting.brief.values import Brief
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.vocabulary import Op
from clauseline.writing.file import ExportedFile, named
from clauseline.writing.package import document_package
from clauseline.writing.word import MEDIA_TYPE, as_xml, reference, run, w

_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_FROM_RIGHT = ("R", "AL")


def write_brief(brief: Brief, *, for_print: bool = False) -> ExportedFile:
    """The page; the same brief gives the same bytes. The name of a draft ends with "-draft".

    `for_print`: LibreOffice makes pages of it, and takes what fonts it has.
    """
    data = document_package(
        document=as_xml(_document(brief)),
        parts={
            "styles": as_xml(styles(brief.language, PRINTED if for_print else FONTS)),
            "fontTable": as_xml(font_table()),
            "footer": as_xml(_footer(brief)),
        },
        title=brief.title,
        date=brief.date,
        status="Draft" if brief.mark else "",
    )
    return ExportedFile(data, named([*brief.names], "docx", mark="-draft" if brief.mark else ""), MEDIA_TYPE)


def _document(brief: Brief) -> etree._Element:
    section = w(
        "sectPr",
        reference("footerReference", "footer"),
        w("pgSz", w=11906, h=16838),
        w("pgMar", top=794, right=1020, bottom=1077, left=1020, header=454, footer=510, gutter=0),
    )
    return w("document", w("body", _top(brief), *map(_paragraph, laid(brief)), section))


def _top(brief: Brief) -> etree._Element:
    """What it is and, at the other side, that it is a draft."""
    sign = [_run(f"\t{brief.mark}", "strong", colour=COLOURS[REMOVED])] if brief.mark else []
    return w("p", w("pPr", w("pStyle", val="Top")), _run(brief.kind), *sign)


def _paragraph(drawn: LaidLine) -> etree._Element:
    words = drawn.line.words
    told = "".join(one.text for one in words) or drawn.strong or drawn.line.label
    facts = w("pPr", w("pStyle", val=drawn.look), *([w("bidi")] if is_from_right(told) else []))
    soft = COLOURS["soft"] if drawn.strong or words else ""
    runs = [_run(drawn.strong, "strong" if LOOKS[drawn.look].indent else "")] if drawn.strong else []
    if drawn.line.label:
        runs.append(_run(f"{drawn.line.label} " if words else drawn.line.label, colour=soft))
    return w("p", facts, *runs, *(_marked(one.op, one.text) for one in _apart(words)))


def _apart(words: Sequence[Span]) -> Iterator[Span]:
    """Words that went do not touch those that came: who copies them, or hears them, can tell them apart."""
    for one, following in zip_longest(words, words[1:]):
        yield one
        if following and KEPT not in (one.op, following.op) and not one.text.endswith(" "):
            yield Span(KEPT, " ")


def _marked(op: Op, words: str) -> etree._Element:
    kind = {REMOVED: "strike", ADDED: "u"}.get(op, "")
    return _run(words, kind, colour=COLOURS.get(op, ""))


def _run(words: str, kind: str = "", *, colour: str = "") -> etree._Element:
    """Words with what they look like, in the order of the schema; those from the right, and Han signs, say so."""
    hint = [w("rFonts", hint="eastAsia")] if _HAN.search(words) else []
    face = [w("b"), w("bCs")] if kind == "strong" else [w("strike")] if kind == "strike" else []
    ink = [w("color", val=colour)] if colour else []
    line = [w("u", val="single")] if kind == "u" else []
    flows = [w("rtl")] if is_from_right(words) else []
    return run(words, *hint, *face, *ink, *line, *flows)


def _footer(brief: Brief) -> etree._Element:
    return w("ftr", w("p", w("pPr", w("pStyle", val="Legend")), _run(brief.legend)))


def is_from_right(words: str) -> bool:
    """Whether their first letter is of a script that runs from right to left."""
    strong = (kind for kind in map(bidirectional, words) if kind in ("L", *_FROM_RIGHT))
    return next(strong, "L") in _FROM_RIGHT
