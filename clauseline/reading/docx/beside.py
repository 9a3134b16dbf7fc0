"""What a Word file holds beside its text: headers and footers, comments, charts, building blocks, files inside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account, weigh
from clauseline.reading.docx.archive import Package, Relation, parse
from clauseline.reading.docx.names import W
from clauseline.reading.docx.strays import texts
from clauseline.reading.files.containers import peek
from clauseline.reading.files.decoding import decode
from clauseline.reading.reader import Unreadable

_EDGES, _DRAWN = N_("headers and footers"), N_("text inside drawings")
_RULES = {
    "header": _EDGES, "footer": _EDGES, "comments": N_("comments"), "chart": _DRAWN, "chartEx": _DRAWN,
    "diagramData": _DRAWN, "glossaryDocument": N_("building blocks of the program"),
    "aFChunk": N_("files inside this file"),
}  # fmt: skip
"""By the kind of a part: the rule by which it is left out."""

INSIDE = N_(
    "There are other files inside this one, whose words Word shows and Clauseline does not read. "
    "Please open it in Word, save it again and upload that."
)
ELSEWHERE = N_("This file is made of other files that are not in it. Please upload the whole draft in one file.")
_WARNINGS = {"aFChunk": INSIDE, "subDocument": ELSEWHERE}
_drawn = etree.XPath(".//*[local-name() = 't' or local-name() = 'v']/text()")
_MAIN = "word/document.xml"
_MOST = 20_000_000
"""So many bytes of a file inside this one are looked at, unpacked or not."""

_MOST_FILES = 20


def leave_beside(package: Package, account: Account) -> int:
    """Leave out by rule what no reader of the text comes upon; how many characters it has."""
    characters = 0
    for part, kind in _parts(package):
        for words in _words(package, part, kind):
            characters += weigh(words)
            account.leave_out(_RULES[kind], words)
    return characters


def warn_beside(package: Package) -> list[str]:
    """Sentences for people about words that are shown in Word and were not read."""
    return list(dict.fromkeys(_WARNINGS[one.kind] for one in _relations(package) if one.kind in _WARNINGS))


def _relations(package: Package) -> Iterator[Relation]:
    yield from package.relations(package.main).values()


def _parts(package: Package) -> list[tuple[str, str]]:
    found = sorted({(one.target, one.kind) for one in _relations(package) if one.target and one.kind in _RULES})
    files = [one for one in found if one[1] == "aFChunk"]
    return [one for one in found if one not in files[_MOST_FILES:]]


def _words(package: Package, part: str, kind: str) -> Iterator[str]:
    """The words of a part, piece by piece."""
    if kind == "aFChunk":
        yield _words_of_file(package.read(part) or b"")
        return
    root = package.parse(part)
    if root is None:
        return
    if _RULES[kind] == _DRAWN:
        found = _drawn(root)
        yield "\n".join(map(str, found)) if isinstance(found, list) else ""
    else:
        yield from map(texts, root.iterchildren(W + "comment") if kind == "comments" else (root,))


def _words_of_file(data: bytes) -> str:
    """The words of a Word file, a web page or a text; of any other file none."""
    if len(data) > _MOST:
        return ""
    try:
        inner = peek(data, _MAIN, most=_MOST)
        if inner is not None:
            return texts(parse(inner))
        text = decode(data)
    except Unreadable:
        return ""
    if "<" not in text:
        return text
    try:
        return " ".join(map(str, html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8")).itertext()))
    except (etree.ParserError, ValueError):
        return text
