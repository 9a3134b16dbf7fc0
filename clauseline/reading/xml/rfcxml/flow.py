"""A memo in RFCXML as clauses, paragraphs and items."""

from __future__ import annotations

from lxml import etree

from clauseline.outline import INFORMATIVE, canonical
from clauseline.reading.account import Account
from clauseline.reading.structure.contents import RULE as CONTENTS
from clauseline.reading.xml.counting import item_mark
from clauseline.reading.xml.flow import ABOUT, TaggedFlow, TaggedParagraph, picture
from clauseline.reading.xml.rfcxml.memo import count_all
from clauseline.reading.xml.source import first, whole_text
from clauseline.reading.xml.sources import source_of
from clauseline.reading.xml.tables import read_table
from clauseline.vocabulary import ClauseKind, Status

_STYLES = {"numbers": "1", "letters": "a", "symbols": "•", "hanging": "", "empty": ""}
_BULLET = "•"


class MemoFlow(TaggedFlow):
    """Reads one memo, whose numbers are counted or saved in it."""

    def __init__(self, account: Account, root: etree._Element) -> None:
        super().__init__(account)
        self.numbers = count_all(root)
        self._level = 0
        self._groups: dict[str, int] = {}
        leave = self.leave
        self.blocks |= {
            "t": self._t, "ul": self._ul, "ol": self._ol, "dl": self.through, "list": self._list, "dd": self.through,
            "dt": lambda element: self.paragraph(element, "term"), "figure": self._figure, "table": self._table,
            "texttable": self._table, "blockquote": self._quote, "aside": self.through, "section": self._section,
            "artwork": self._code, "sourcecode": self._code, "artset": self._artset, "references": self._references,
            "reference": self._reference, "referencegroup": self._group, "preamble": self.paragraph,
            "postamble": self.paragraph, "toc": leave(CONTENTS), "author": leave(ABOUT), "note": self._front,
            "abstract": self._front, "displayreference": leave(ABOUT), "annotation": self.paragraph,
        }  # fmt: skip
        self.inline |= {
            "xref": self._xref, "relref": self._xref, "eref": self._eref,
            "br": self.write("\n"),
            "vspace": self.write("\n"), "iref": leave("entries of the index"),
            "cref": self._remark, "contact": self._contact, "svg": leave("drawings"), "list": self._deep,
        }  # fmt: skip

    def read_memo(self, root: etree._Element) -> None:
        """The parts of a memo in their order; what its head says about it is left out by rule."""
        self.account.leave_out(ABOUT, root.text or "")
        for part in root:
            if part.tag == "front":
                self._read_front(part)
            elif part.tag in ("middle", "back"):
                self._read_back(part) if part.tag == "back" else self.through(part)
            else:
                self.account.leave_out(ABOUT, whole_text(part))
            self.account.leave_out(ABOUT, part.tail or "")

    def _read_front(self, front: etree._Element) -> None:
        self.account.leave_out(ABOUT, front.text or "")
        for part in front:
            if part.tag in ("abstract", "note"):
                self._front(part)
            elif part.tag == "boilerplate":
                self.through(part)
            else:
                self.account.leave_out(CONTENTS if part.tag == "toc" else ABOUT, whole_text(part))
            self.account.leave_out(ABOUT, part.tail or "")

    def _read_back(self, back: etree._Element) -> None:
        lists = list(back.iterchildren("references"))
        if len(lists) > 1:
            prefix = self.numbers.of.get(lists[0], "").rpartition(".")[0]
            title = TaggedParagraph()
            title.draw("References")
            self.head(back, prefix, title, level=1, ours=True)
            self._level = 1
        for part in back:
            if part.tag != "references":
                self._level = 0
            self.one(part)
            self.account.leave_out(ABOUT, part.tail or "")
        self.account.leave_out(ABOUT, back.text or "")

    def _title(self, element: etree._Element, default: str = "") -> TaggedParagraph:
        name = first(element, "name")
        if name is not None:
            return self.part(name)
        words = TaggedParagraph()
        if element.get("title"):
            words.add(self.attribute(element, "title"))
        else:
            words.draw(default)
        return words

    def _front(self, element: etree._Element) -> None:
        title = self._title(element, "Abstract" if element.tag == "abstract" else "Note")
        self.head(element, "", title, level=1, kind="front")
        self.through(element)

    def _section(self, element: etree._Element) -> None:
        number = self.numbers.of.get(element, "")
        parent = element.getparent()
        boiler = parent is not None and parent.tag == "boilerplate"
        appendix = number[:1].isalpha()
        self._level += 1
        kind: ClauseKind = "front" if boiler else "appendix" if appendix and self._level == 1 else "clause"
        self.head(element, number, self._title(element), level=self._level, kind=kind, ours=True)
        self.through(element)
        self._level -= 1

    def _references(self, element: etree._Element) -> None:
        self._level += 1
        title = self._title(element, "References")
        status: Status | None = INFORMATIVE if "informative" in title.text().lower() else None
        self.head(element, self.numbers.of.get(element, ""), title, level=self._level, status=status, ours=True)
        self.through(element)
        self._level -= 1

    def _t(self, element: etree._Element) -> None:
        hanging = self.attribute(element, "hangText") if element.get("hangText") else ""
        if hanging:
            term = TaggedParagraph()
            term.add(hanging)
            self.emit(term, "term")
        self.through(element)

    def _ul(self, element: etree._Element) -> None:
        bare = element.get("empty") == "true" or element.get("bare") == "true"
        for item in element:
            self.labelled(item, "" if bare else _BULLET, ours=True)
            self.account.leave_out(ABOUT, item.tail or "")
        self.account.leave_out(ABOUT, element.text or "")

    def _ol(self, element: etree._Element) -> None:
        self._count(element, element.get("type") or "1", element.get("group") or "", element.get("start"))

    def _list(self, element: etree._Element) -> None:
        """A list of version 2, whose items are paragraphs."""
        style = element.get("style") or _style_above(element)
        form = style.removeprefix("format ") if style.startswith("format ") else _STYLES.get(style, "")
        if form in ("", _BULLET):
            for item in element:
                hanging = bool(item.get("hangText"))
                self._t(item) if hanging else self.labelled(item, form, ours=True)
                self.account.leave_out(ABOUT, item.tail or "")
            self.account.leave_out(ABOUT, element.text or "")
        else:
            self._count(element, form, element.get("counter") or "", None)

    def _count(self, element: etree._Element, form: str, group: str, start: str | None) -> None:
        count = self._groups.get(group, 0) if group else 0
        count = int(start) - 1 if start and start.isdigit() and len(start) < 6 else count
        for item in element:
            count += 1
            self.labelled(item, item_mark(count, form), ours=True)
            self.account.leave_out(ABOUT, item.tail or "")
        self.account.leave_out(ABOUT, element.text or "")
        if group:
            self._groups[group] = count

    def _deep(self, element: etree._Element, words: TaggedParagraph) -> None:
        words.pieces.append(" ")
        self.read(element, words)

    def _figure(self, element: etree._Element) -> None:
        title = self._title(element)
        self.through(element)
        self.caption(self.numbers.of.get(element, "") if not title.is_empty() else "", title, ours=True)

    def _table(self, element: etree._Element) -> None:
        title = self._title(element)
        if element.tag == "texttable":
            _set_rows(element)
        self.caption(self.numbers.of.get(element, "") if not title.is_empty() else "", title, ours=True)
        read_table(self, element)

    def _artset(self, element: etree._Element) -> None:
        """Several drawings of the same thing: that in characters is read."""
        drawn = list(element.iterchildren("artwork"))
        chosen = next((part for part in drawn if part.get("type") != "svg" and (part.text or "").strip()), None)
        for part in drawn:
            self.one(part) if part is chosen else self.account.leave_out("drawings", whole_text(part))
        self.account.leave_out(ABOUT, (element.text or "") + "".join(part.tail or "" for part in drawn))

    def _code(self, element: etree._Element) -> None:
        words = self.words(element, code=True)
        if element.get("src") and words.is_empty():
            words.pictures.append(picture(element.get("src", ""), element.get("alt", "")))
        if not words.is_empty():
            self.emit(words, "code")

    def _quote(self, element: etree._Element) -> None:
        self.through(element)
        if element.get("quotedFrom"):
            source = TaggedParagraph()
            source.draw("—")
            source.add(" " + self.attribute(element, "quotedFrom"))
            self.emit(source)

    def _remark(self, element: etree._Element, words: TaggedParagraph) -> None:
        words.draw("[")
        if element.get("source"):
            words.add(self.attribute(element, "source"))
            words.draw(": ")
        self.read(element, words)
        words.draw("]")

    def _contact(self, element: etree._Element, words: TaggedParagraph) -> None:
        words.add(self.attribute(element, "fullname"))
        self.account.leave_out(ABOUT, whole_text(element))

    def _eref(self, element: etree._Element, words: TaggedParagraph) -> None:
        if canonical(whole_text(element)):
            self.read(element, words)
        else:
            words.draw(f"<{element.get('target', '')}>")

    def _xref(self, element: etree._Element, words: TaggedParagraph) -> None:
        """A reference shows its own words, or what it leads to."""
        if canonical(whole_text(element)):
            self.read(element, words)
            return
        form, target = element.get("format") or "default", element.get("target", "")
        if target in self.numbers.references:
            words.draw(self._cited(element, f"[{self.numbers.references[target]}]"))
        elif form == "title":
            words.draw(self.numbers.titles.get(target, ""))
        elif form == "counter":
            words.draw(self.numbers.anchors.get(target, "").rpartition(" ")[2])
        elif form != "none":
            words.draw(element.get("derivedContent") or self.numbers.anchors.get(target) or f"[{target}]")

    def _cited(self, element: etree._Element, source: str) -> str:
        section, form = element.get("section", ""), element.get("sectionFormat") or element.get("displayFormat") or "of"
        if not section:
            return source
        place = ("Appendix " if section[:1].isalpha() else "Section ") + section
        forms = {"comma": f"{source}, {place}", "parens": f"{source} ({place})", "bare": section}
        return forms.get(form, f"{place} of {source}")

    def _group(self, element: etree._Element) -> None:
        for part in element:
            self.one(part)
            self.account.leave_out(ABOUT, part.tail or "")
        self.account.leave_out(ABOUT, element.text or "")

    def _reference(self, element: etree._Element) -> None:
        """A source on one line: who wrote it, its title, where it stands, when."""
        anchor = element.get("anchor", "")
        words = TaggedParagraph()
        pieces = source_of(self, element)
        for place, (text, ours) in enumerate(filter(lambda piece: piece[0].strip(), pieces)):
            if place:
                words.draw(", ")
            words.draw(text) if ours else words.add(text)
        label = f"[{self.numbers.references.get(anchor) or anchor}]" if anchor else ""
        self.emit(words, "item", label=label, ours=True)


def _style_above(element: etree._Element) -> str:
    """A list without a style has that of the list around it."""
    above = next(element.iterancestors("list"), None)
    return (above.get("style") or "empty") if above is not None else "empty"


def _set_rows(table: etree._Element) -> None:
    """Set the cells of a table of version 2, which follow one another, in rows."""
    heads = list(table.iterchildren("ttcol"))
    cells = list(table.iterchildren("c"))
    width = max(1, len(heads))
    for row in (heads, *(cells[k : k + width] for k in range(0, len(cells), width))):
        holder = etree.SubElement(etree.SubElement(table, "thead" if row is heads else "tbody"), "tr")
        for cell in row:
            cell.tag = "th" if row is heads else "td"
            holder.append(cell)
