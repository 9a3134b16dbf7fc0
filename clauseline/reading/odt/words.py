"""The words of one paragraph of an OpenDocument file: fields, notes, pictures, formulas, text boxes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.account import Account, weigh
from clauseline.reading.files.archives import Archive
from clauseline.reading.files.mathml import COPIES, write_mathml
from clauseline.reading.lines import Note, Picture
from clauseline.reading.odt.names import DRAW, HREF, OFFICE, SVG, TABLE, TEXT, texts, whole
from clauseline.reading.odt.strays import leave_stray, parts_of
from clauseline.reading.odt.styles import OdtStyles
from clauseline.reading.paragraphs import OfficeParagraph

_SPACE = re.compile(r"[ \t\r\n]+")
_BLOCKS = (TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table")
_DESCRIPTIONS = (SVG + "title", SVG + "desc")
MANY_SPACES = 20
"""More spaces in a row say no more."""


@dataclass(slots=True)
class ParagraphReader:
    """Reads paragraphs; `characters` counts the words of formulas, which stand in parts of their own."""

    archive: Archive
    styles: OdtStyles
    account: Account
    characters: int = 0
    _hashes: dict[str, str] = field(default_factory=dict)
    _objects: set[str] = field(default_factory=set)
    _handlers: dict[str, Callable[[etree._Element, OfficeParagraph], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._handlers = {
            TEXT + "s": self._writes(lambda part: " " * whole(part.get(TEXT + "c"), 1, MANY_SPACES)),
            TEXT + "tab": self._writes(lambda _: "\t"),
            TEXT + "line-break": self._writes(lambda _: "\n"),
            TEXT + "span": self._span,
            TEXT + "note": self._note,
            TEXT + "ruby-text": self._leave("readings above characters"),
            TEXT + "number": self._leave("numbers as they were saved"),
            TEXT + "script": self._leave("scripts and styles"),
            OFFICE + "annotation": self._leave("comments"),
            DRAW + "a": self.draw,
        }

    def read(self, container: etree._Element, words: OfficeParagraph) -> None:
        """Add what `container`, a paragraph or something in one, holds to `words`."""
        self._add(container.text, words)
        for child in container:
            handler = self._handlers.get(child.tag)
            if handler:
                handler(child, words)
            elif child.tag.startswith(TEXT):
                self.read(child, words)
            else:
                self.draw(child, words)
            self._add(child.tail, words)

    def _add(self, text: str | None, words: OfficeParagraph) -> None:
        if text:
            words.pieces.append(_SPACE.sub(" ", text))
            if words.bold is None and not text.isspace():
                words.bold = False

    def _writes(self, sign: Callable[[etree._Element], str]) -> Callable[[etree._Element, OfficeParagraph], None]:
        def write(element: etree._Element, words: OfficeParagraph) -> None:
            words.pieces.append(sign(element))
            leave_stray(texts(element), self.account)

        return write

    def _leave(self, rule: str) -> Callable[[etree._Element, OfficeParagraph], None]:
        return lambda element, _: self.account.leave_out(rule, texts(element))

    def _span(self, element: etree._Element, words: OfficeParagraph) -> None:
        style = element.get(TEXT + "style-name")
        if self.styles.is_hidden("text", style):
            self.account.leave_out("hidden text", texts(element))
            return
        if words.bold is None and not texts(element).isspace():
            words.bold = self.styles.is_bold("text", style)
        self.read(element, words)

    def _note(self, element: etree._Element, words: OfficeParagraph) -> None:
        """A foot- or endnote; its mark is written anew."""
        body, mark = element.find(TEXT + "note-body"), element.find(TEXT + "note-citation")
        for other in parts_of(element, self.account):
            if other is not body and other is not mark:
                leave_stray(texts(other), self.account)
        marker = "" if mark is None else texts(mark)
        self.account.leave_out("marks of notes", marker)
        text = "" if body is None else self._flat(body)
        if text:
            words.notes.append(Note(words.offset(), marker.strip(), text))

    def _flat(self, container: etree._Element) -> str:
        """The paragraphs of a note on one line."""
        pieces: list[str] = []
        for part in parts_of(container, self.account):
            if part.tag not in (TEXT + "p", TEXT + "h"):
                pieces.append(self._flat(part))
                continue
            inner = OfficeParagraph()
            self.read(part, inner)
            self.account.added += inner.added
            pieces += [inner.text().strip(), *(self._flat(box) for box in inner.boxes)]
            pieces += [note.text for note in inner.notes]
        return " ".join(filter(None, pieces))

    def draw(self, element: etree._Element, words: OfficeParagraph) -> None:
        """Add a frame, a shape, a group of shapes."""
        if element.tag in _DESCRIPTIONS:
            self.account.leave_out("descriptions of pictures", texts(element))
        elif element.find(DRAW + "object") is not None and self._formula(element, words):
            return
        elif element.tag == DRAW + "frame" and element.find(DRAW + "image") is not None:
            self._picture(element, words)
        elif any(child.tag in _BLOCKS for child in element):
            words.boxes.append(element)
        elif len(element):
            for child in parts_of(element, self.account):
                self.draw(child, words)
        else:
            self.account.leave_out("text of unknown elements", texts(element))

    def _picture(self, frame: etree._Element, words: OfficeParagraph) -> None:
        images = frame.findall(DRAW + "image")
        alt = next(filter(None, (texts(found) for name in _DESCRIPTIONS for found in frame.iterchildren(name))), "")
        words.pictures.append(Picture(self._hash(images[0].get(HREF, "")), alt.strip()))
        self.account.leave_out("copies for other programs", "".join(map(texts, images)))
        for child in parts_of(frame, self.account):
            if child.tag != DRAW + "image":
                self.draw(child, words)

    def _hash(self, name: str) -> str:
        if name not in self._hashes:
            data = self.archive.read(name.removeprefix("./")) if name else None
            self._hashes[name] = hashlib.sha256(data).hexdigest() if data else ""
        return self._hashes[name]

    def _formula(self, frame: etree._Element, words: OfficeParagraph) -> bool:
        """Write the formula of an embedded object; whether it is one."""
        part = frame.find(DRAW + "object")
        assert part is not None
        inside = len(part) > 0
        root = part[0] if inside else self._object(part.get(HREF, "").removeprefix("./"))
        if root is None or etree.QName(root).localname != "math":
            if root is not None and not inside:
                self._leave_object(root)
            return False
        text, added, copies = write_mathml(root)
        self.account.leave_out(COPIES, copies)
        for child in parts_of(frame, self.account):
            if child is not part:
                self.account.leave_out("descriptions of pictures", texts(child))
        for child in parts_of(part, self.account):
            if child is not root:
                leave_stray(texts(child), self.account)
        self.characters += 0 if inside else weigh("".join(map(str, root.itertext())))
        words.add_equation(text, added)
        return True

    def _object(self, name: str) -> etree._Element | None:
        """The content of an embedded object, the first time it is asked for: programs keep one for each place."""
        if not name or name in self._objects:
            return None
        self._objects.add(name)
        return self.archive.parse(name + "/content.xml")

    def _leave_object(self, root: etree._Element) -> None:
        """Leave out the words of a chart or of another file in this one."""
        self.characters += weigh(texts(root))
        self.account.leave_out("text inside drawings", texts(root))
