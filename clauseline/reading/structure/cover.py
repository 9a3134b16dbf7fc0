"""What a cover says: the document's number, title, date, stage and source.

    Network Working Group      May 2026           date      May 2026
    Internet-Draft                            ->  stage     Internet-Draft
    Gaze Records                                  title     Gaze Records
    Source: Wall Institute                        source    Wall Institute

What has a label is believed before what only looks like one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import Any

from clauseline.outline import canonical
from clauseline.reading.lines import Line, Row, typed_label
from clauseline.reading.words.dates import MONTHS, PRINTED
from clauseline.reading.words.stages import find_stage, is_of_later
from clauseline.reading.words.vocabulary import close_up, is_front, is_title

FIRST = 120
"""So many lines at the start of a file can be its cover."""
TITLE_WITHIN = 6
"""A title without a style of its own is among so many first lines."""
LONGEST_OF_ITS_OWN = 60
"""A longer line is no title of a Chinese text."""

_NUMBER = re.compile(
    r"(?<!©)(?<!© )(?:\bRecommendation\s+|\bRecommandation\s+)?\b("
    r"(?:ITU|UIT)[-‑][TRD]\s+[A-Z]\.[\w.\-/]+(?:/[A-Z]\.\d+)?|МСЭ[-‑][TРТ]\s+[A-Z]\.[\w.\-/]+|"
    r"FG[A-Z]*-[A-Z]+[\d.]*-[\w.\-]+|FG-[A-Z]+\s[DIO]\.[\w.\-]+|"
    r"(?:T\d\d-)?(?:SG\d{1,2}|TSAG|RAG|TDAG)-(?:C|TD|LS|R)-?\d+(?:[-!]R\d+)?(?!\w)|"
    r"TD\s?\d{1,5}(?:-R\d+|\sRev\.?\s?\d+)?(?:\s\([A-Z\d]+(?:/[A-Z\d]+)?\)|/[A-Z]\w+|(?=\s*$))|"
    r"(?:ISO|IEC|ISO/IEC|ISO/IEC/IEEE|ISO/TR|ISO/TS)(?:[/ ](?:TR|TS|DIS|CD|FDIS|WD|PAS))?\s"
    r"(?!(?:19|20)\d\d(?![\d\-:]))\d[\d\-]*(?:\.\d)?(?::\d{4})?|"
    r"(?:GB|GB/T|GB/Z|YD/T|SJ/T|GA/T|T/[A-Z]+|DB\d+/T)\s?(?:\d[\d.]*\s?[—–-]+\s?\d{4}|"
    r"[X×]{3,5}(?:\.[\dX×]+)?\s?[—–-]+\s?(?:[X×]{4}|\d{4}))|"
    r"(?:ETSI|3GPP)\s+(?:TS|TR|EN|ES|EG|GS|GR)\s\d{2,3}[ .]?\d{2,3}(?:-\d+)?(?:\s+[Vv]\d+\.\d+\.\d+)?|"
    r"draft-[a-z\d-]{6,}-\d{2}|RFC\s?\d{3,5})"
)
_MEMO = re.compile(r"\bRequest for Comments:\s+(\d{1,5})")
_MEMO_HEAD = re.compile(r"\bRequest for Comments:|\bInternet-Draft\b")
_OTHERS = re.compile(r"\b(?:Obsoletes|Updates):.*?(?=\b[A-Z][a-z]+:|$)|\b[Rr]eplaces\b.*")
_NAME_OF_DRAFT = re.compile(r"\s+draft-[a-z\d-]{6,}$")
_EXPIRY = re.compile(rf"[Ee]xpires:?\s+(?:\d{{1,2}} )?(?:{MONTHS}) (?:\d{{1,2}}, )?\d{{4}}")
_DRAWN_UP = re.compile(r"通过|公布|修正|修订|发布")

_LABELS = {
    "source": r"source|submitted by|contributors?|origine|origen|источник|المصدر|"
    r"来源|提交单位|起草单位|提出单位|牵头单位|主要起草单位",
    "title": r"title|titre|título|название|العنوان|标准名称|题目|标题|名称",
    "stage": r"stage|status|document stage|stade|阶段|稿别",
    "number": r"document number|doc(?:ument)? no\.?|number|标准编号|文件编号",
}
_BANNER = re.compile(
    r"(?:中华人民共和国)?.{0,12}(?:国家标准|行业标准|地方标准|团体标准|企业标准|国家标准化指导性技术文件)|代替.*|部分代替.*|.*发布"
)
"""What a Chinese cover says above and below its title."""
_LABEL = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in _LABELS.items()), re.I)
_LONGEST = {"source": 120, "title": 300, "stage": 60, "number": 80}
"""What stands behind a label is longer where it is a sentence of the text, and then no fact of the cover."""


def read_cover(lines: Iterable[Line | Row]) -> dict[str, Any]:
    """The facts at the start of a file, those that are found, as they are printed: "number", "title", "date",
    "stage" and "source", who brought it."""
    cover = list(_cover(lines))
    facts: dict[str, Any] = {}
    for place, line in enumerate(cover):
        for name, words in _labelled(line):
            facts.setdefault(name, words)
        for text, role in _texts(line):
            if role == "title" and text and "title" not in facts:
                facts["title"] = _whole_title(cover[place:])
            for name, found in _found_in(text):
                facts.setdefault(name, found)
    if "title" not in facts and (title := _plain_title(cover)):
        facts["title"] = title
    if "title" in facts:
        facts["title"] = _NAME_OF_DRAFT.sub("", facts["title"])
    return facts


def _cover(lines: Iterable[Line | Row]) -> Iterator[Line | Row]:
    """The lines before the first heading, front part or clause."""
    for line in islice(lines, FIRST + 1):
        if isinstance(line, Line) and (line.role == "heading" or _begins_text(line)):
            return
        yield line


def _begins_text(line: Line) -> bool:
    if line.role != "text":
        return False
    if is_front(canonical(line.text)):
        return True
    label = typed_label(line)
    return bool(label and label.number in ("1", "第一条", "第一章", "第一编", "第一部分"))


def _found_in(text: str) -> Iterator[tuple[str, str]]:
    """What a line says without a label."""
    if memo := _MEMO.search(text):
        yield "number", f"RFC {memo[1]}"
    if found := _NUMBER.search(_OTHERS.sub("", text)):
        yield "number", canonical(found[1]).replace("\u2011", "-")
    days = PRINTED.findall(_EXPIRY.sub("", text))
    if days:
        # A law names the day on which it was made and then those on which it was changed.
        yield "date", (days[-1] if _DRAWN_UP.search(text) else days[0]).strip("()")
    if stage := find_stage(text):
        yield "stage", stage


def _labelled(line: Line | Row) -> Iterator[tuple[str, str]]:
    """What stands behind a label: in the next cell of a row, or behind a colon."""
    if isinstance(line, Row):
        texts = [canonical(cell.text) for cell in line.cells]
        pairs = [(label, next(filter(None, texts[k + 1 :]), "")) for k, label in enumerate(texts)]
    else:
        label, colon, words = canonical(line.text.replace("：", ":")).partition(":")
        pairs = [(label, words.strip())] if colon else []
    for label, words in pairs:
        found = _LABEL.fullmatch(label.rstrip(" :："))
        name = found.lastgroup if found else None
        if name and words and len(words) <= _LONGEST[name] and not (name == "stage" and is_of_later(words)):
            yield name, words


def _whole_title(lines: Sequence[Line | Row]) -> str:
    """A title that begins with `lines`: those that are printed on one page are the rows of one."""
    page = lines[0].page
    rows = takewhile(lambda line: isinstance(line, Line) and line.role == "title" and line.page == page, lines)
    texts = [canonical(line.text) for line in rows if isinstance(line, Line)]
    whole = " ".join(filter(None, texts))
    return whole if page is not None and len(whole) <= _LONGEST["title"] else texts[0]


def _plain_title(cover: Sequence[Line | Row]) -> str:
    """A title in no style of its own: behind the head of a memo, or the first line of a Chinese text."""
    texts = [canonical(line.text) for line in cover if isinstance(line, Line)]
    texts = [text for text in texts if text][:TITLE_WITHIN]
    for head, text in pairwise(texts):
        if _MEMO_HEAD.search(head) and not head.endswith(":") and is_title(text):
            return text
    first = next((text for text in texts if re.match("[一-鿿]", text) and not _BANNER.fullmatch(close_up(text))), "")
    stands = is_title(first) and len(first) <= LONGEST_OF_ITS_OWN and not find_stage(first)
    return first if stands and not re.search("[:：]", first) else ""


def _texts(line: Line | Row) -> Iterable[tuple[str, str]]:
    if isinstance(line, Row):
        return ((canonical(cell.text), "text") for cell in line.cells)
    return ((canonical(line.text), line.role),)
