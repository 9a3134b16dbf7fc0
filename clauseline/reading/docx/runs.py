"""The words of one paragraph of a Word file: runs, breaks, fields, tracked changes, notes, pictures, equations."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.docx.archive import Package, Relation
from clauseline.reading.docx.maths import write_maths
from clauseline.reading.docx.names import MC, VALUE, WP, A, M, R, V, W, children_of
from clauseline.reading.docx.strays import COUNTED, HYPHEN, SYMBOL, has_words, texts
from clauseline.reading.lines import Picture
from clauseline.reading.paragraphs import OfficeParagraph

INSERTED = N_("inserted text (tracked changes)")
DELETED = N_("deleted text (tracked changes)")
CODES = N_("codes of fields")

_TEXT, _PROPERTIES, _MARK, _CODE = W + "t", W + "rPr", W + "fldChar", W + "instrText"
_MARK_TYPE, _VANISH, _BOLD = W + "fldCharType", W + "vanish", W + "b"
_OWN = W + "pPr"
_BOX, _CHOICE, _FALLBACK = W + "txbxContent", MC + "Choice", MC + "Fallback"
_INNER = {W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase", "subDoc")}
_WRITES = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", HYPHEN: "\u2011"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_IMAGES = {A + "blip": R + "embed", V + "imagedata": R + "id"}


class NoteCall(NamedTuple):
    """Where a paragraph calls the note of this `kind` and id; a `custom` mark is typed and is not counted."""

    call: int
    kind: str
    key: str
    custom: bool


@dataclass(slots=True)
class WordParagraph(OfficeParagraph):
    """A paragraph of a Word file; its notes stand in parts of their own, and `calls` say which."""

    calls: list[NoteCall] = field(default_factory=list)


_CONTENTS = "TOC"
"""The code of a field that makes a table of contents begins with this."""


class Fields:
    """The fields that are open where the reader stands; they run over paragraphs.

    `open` says whether there are any, `in_code` whether what stands here is part of a field's code, as is the result of
    a field inside another's code.
    """

    def __init__(self) -> None:
        self.open = self.in_code = False
        self._codes: list[str] = []
        self._results: list[bool] = []
        self._unfinished = self._contents = 0

    def turn(self, kind: str | None) -> None:
        """Enter or leave a field: "begin", "separate" or "end"."""
        if kind == "begin":
            self._codes.append("")
            self._results.append(False)
            self._unfinished += 1
        elif kind == "separate" and self._codes:
            self._unfinished -= not self._results[-1]
            self._results[-1] = True
        elif kind == "end" and self._codes:
            self._contents -= self._codes.pop() == _CONTENTS
            self._unfinished -= not self._results.pop()
        self.open = bool(self._codes)
        self.in_code = self._unfinished > 0

    def note(self, code: str) -> None:
        """Take in a piece of the innermost field's code."""
        if self._codes:
            before = self._codes[-1]
            self._codes[-1] = (before + code).lstrip()[: len(_CONTENTS)].upper()
            self._contents += (self._codes[-1] == _CONTENTS) - (before == _CONTENTS)

    def in_contents(self) -> bool:
        """Whether a field that makes a table of contents is open."""
        return self._contents > 0


@dataclass(slots=True)
class RunReader:
    """Reads the runs of paragraphs of one part. `rejected` reads the text before its tracked changes."""

    package: Package
    relations: dict[str, Relation]
    account: Account
    rejected: bool = False
    fields: Fields = field(default_factory=Fields)
    gone: Set[str] = frozenset()
    _hashes: dict[str, str] = field(default_factory=dict)
    _handlers: dict[str, Callable[[etree._Element, WordParagraph], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        gone, kept = (
            (("ins", "moveTo"), ("del", "moveFrom")) if self.rejected else (("del", "moveFrom"), ("ins", "moveTo"))
        )
        self._handlers = {
            W + "r": self._run,
            MC + "AlternateContent": self._alternate,
            W + "fldSimple": self._simple_field,
        }
        self._handlers |= dict.fromkeys((M + "oMath", M + "oMathPara"), self._maths)
        self._handlers |= dict.fromkeys(_INNER | {W + name for name in kept}, self.read)
        self.gone = {W + name for name in gone}
        self._handlers |= dict.fromkeys(self.gone, self._gone)
        self._handlers |= {W + "sdt": self.read, W + "ruby": self.read, W + "rt": self._ruby}

    def read(self, container: etree._Element, words: WordParagraph) -> None:
        """Add what `container`, a paragraph or something in one, holds to `words`."""
        self.read_all(children_of(container), words)

    def read_all(self, children: Iterable[etree._Element], words: WordParagraph) -> None:
        """The same for the `children` of a container."""
        handlers = self._handlers
        for child in children:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child, words)
            elif child.tag != _OWN:
                self.leave_strange(child)

    def _run(self, run: etree._Element, words: WordParagraph) -> None:
        for child in children_of(run):
            tag = child.tag
            if tag == _TEXT and not self.fields.in_code:
                words.pieces.append(child.text or "")
            elif tag == _TEXT:
                self.account.leave_out(CODES, child.text or "")
            elif tag == _PROPERTIES:
                if self._formatted(child, run, words):
                    return
            elif tag in _WRITES:
                words.pieces.append(_WRITES[tag])
            elif tag == _MARK:
                self.fields.turn(child.get(_MARK_TYPE))
            elif tag == _CODE:
                self.fields.note(child.text or "")
            else:
                self._rare(child, words)

    def _formatted(self, properties: etree._Element, run: etree._Element, words: WordParagraph) -> bool:
        """Take in the format of a run; whether the run is hidden and therefore left out."""
        marks = {mark.tag: mark for mark in properties}
        vanish = marks.get(_VANISH)
        if vanish is not None and vanish.get(VALUE) not in ("0", "false") and run[0] is properties:
            for code in run.iter(_CODE):
                self.fields.note(code.text or "")
            for mark in run.iter(_MARK):
                self.fields.turn(mark.get(_MARK_TYPE))
            self.account.leave_out("hidden text", texts(run))
            return True
        if not words.pieces:
            bold = marks.get(_BOLD)
            words.bold = bold is not None and bold.get(VALUE) not in ("0", "false")
        return False

    def _rare(self, child: etree._Element, words: WordParagraph) -> None:
        tag = child.tag
        if tag == SYMBOL:
            words.pieces.append(texts(child))
        elif tag == W + "delText":
            if self.rejected:
                words.pieces.append(child.text or "")
            else:
                self.account.leave_out(DELETED, child.text or "")
        elif tag in _NOTES:
            custom = child.get(W + "customMarkFollows") in ("1", "true", "on")
            words.calls.append(NoteCall(words.offset(), _NOTES[tag], child.get(W + "id", ""), custom))
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._drawing(child, words)
        elif tag in self._handlers:
            self._handlers[tag](child, words)
        else:
            self.leave_strange(child)

    def leave_strange(self, element: etree._Element) -> None:
        """Leave out the words of an element that has no place where it stands, so that Word does not show it."""
        if has_words(element):
            self.account.leave_out("text where Word does not show any", texts(element))

    def _gone(self, element: etree._Element, words: WordParagraph) -> None:
        rule = INSERTED if self.rejected else DELETED
        self.account.leave_out(rule, texts(element))

    def _ruby(self, element: etree._Element, words: WordParagraph) -> None:
        self.account.leave_out("readings above characters", texts(element))

    def _simple_field(self, element: etree._Element, words: WordParagraph) -> None:
        self.fields.turn("begin")
        self.fields.note(element.get(W + "instr", ""))
        self.fields.turn("separate")
        self.read(element, words)
        self.fields.turn("end")

    def _maths(self, element: etree._Element, words: WordParagraph) -> None:
        text, added, rest = write_maths(element, self.gone)
        for part in rest:
            if next(part.iterancestors(*self.gone), None) is None:
                self.leave_strange(part)
            else:
                self._gone(part, words)
        words.add_equation(text, added)

    def _alternate(self, element: etree._Element, words: WordParagraph) -> None:
        chosen = self.choose(element)
        if chosen is not None:
            self._run(chosen, words)

    def choose(self, element: etree._Element) -> etree._Element | None:
        """What is shown of the alternatives in `element`; the others are left out by rule."""
        chosen = next(element.iterchildren(_CHOICE), None)
        chosen = next(element.iterchildren(_FALLBACK), None) if chosen is None else chosen
        for other in element:
            if other is not chosen and other.tag in (_CHOICE, _FALLBACK):
                self.account.leave_out("copies for older programs", texts(other))
            elif other is not chosen:
                self.leave_strange(other)
        return chosen

    def _drawing(self, element: etree._Element, words: WordParagraph) -> None:
        loose = []
        for part in _parts(element):
            if part.tag == _BOX:
                words.boxes.append(part)
            elif part.tag == _FALLBACK:
                self.account.leave_out("copies for older programs", texts(part))
            else:
                loose.append(texts(part))
        self.account.leave_out("text inside drawings", "".join(loose))
        alt = next((str(prop.get("descr") or prop.get("title") or "") for prop in element.iter(WP + "docPr")), "")
        for image in element.iter(*_IMAGES):
            if next(image.iterancestors(W + "txbxContent", element.tag)).tag != element.tag:
                continue
            name = image.get(_IMAGES[str(image.tag)], "")
            words.pictures.append(Picture(self._hash(name), alt or _title(image)))

    def _hash(self, relation: str) -> str:
        if relation not in self._hashes:
            target = self.relations.get(relation, Relation("", "")).target
            data = self.package.read(target) if target else None
            self._hashes[relation] = hashlib.sha256(data).hexdigest() if data else ""
        return self._hashes[relation]


def _parts(drawing: etree._Element) -> Iterator[etree._Element]:
    """The text boxes and the copies for older programs in a drawing, and the texts and signs outside them."""
    walker = etree.iterwalk(drawing, events=("start",), tag=(_BOX, _FALLBACK, *COUNTED))
    for _, part in walker:
        if part.tag in (_BOX, _FALLBACK):
            walker.skip_subtree()
        yield part


def _title(image: etree._Element) -> str:
    return str(image.get("title") or image.get("{urn:schemas-microsoft-com:office:office}title") or "")
