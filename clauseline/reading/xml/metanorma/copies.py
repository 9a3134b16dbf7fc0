"""Metanorma files that were prepared for display say much twice: as it was written, and as it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.xml.source import first, whole_text

COPIES = "copies for display"
_LABELS = ("fmt-title", "fmt-name")
_SHOWN_ONLY = ("fmt-xref", "fmt-eref", "fmt-link")
"""What stands for references, which have no words of their own."""
_REFERENCES = {"xref", "eref", "link"}


def set_apart(root: etree._Element, account: Account) -> dict[etree._Element, str]:
    """Leave out the copies in the tree by rule; the printed numbers and labels that only they have, by element."""
    labels: dict[etree._Element, str] = {}
    _keep_references(root, account)
    for copy in list(root.iter(*_LABELS)):
        parent = copy.getparent()
        if parent is None or any(str(above.tag).startswith("fmt-") for above in copy.iterancestors()):
            continue
        label, words = _split(copy, bare=parent.tag in ("li", "term"))
        if label:
            labels.setdefault(parent, label)
        written = first(parent, "title" if copy.tag == "fmt-title" else "name")
        if written is None and words and parent.tag not in ("li", "term", "note", "termnote", "example", "termexample"):
            title = etree.SubElement(parent, "title" if copy.tag == "fmt-title" else "name")
            title.text = words
            account.leave_out(COPIES, _rest(copy, words))
            _take_out(copy)
    for copy in list(_copies(root)):
        account.leave_out(COPIES, whole_text(copy))
        _take_out(copy)
    return labels


def _copies(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements that hold copies."""
    for element in root.iter():
        name = str(element.tag)
        if name.startswith("fmt-") and name not in _SHOWN_ONLY:
            above = (str(parent.tag) for parent in element.iterancestors())
            if not any(tag.startswith("fmt-") and tag not in _SHOWN_ONLY for tag in above):
                yield element


def _keep_references(root: etree._Element, account: Account) -> None:
    """Of a reference and its copy the one that has words stays: the shown one, where both have."""
    written = {row.get("id"): row for row in root.iter(*_REFERENCES) if row.get("id")}
    for shown in list(root.iter("semx")):
        if shown.get("element") not in _REFERENCES:
            continue
        other = written.get(shown.get("source"))
        if other is None or other.getparent() is None:
            continue
        less = other if whole_text(shown).strip() else shown
        account.leave_out(COPIES, whole_text(less))
        _take_out(less)


def _split(copy: etree._Element, *, bare: bool) -> tuple[str, str]:
    """The label of a shown title, and its words."""
    label = next((part for part in copy.iter("span") if part.get("class") == "fmt-caption-label"), None)
    whole = canonical("".join(map(str, copy.itertext())))
    if label is None:
        numbers = [part for part in copy.iter("semx") if part.get("element") == "autonum"]
        return (whole, "") if bare or numbers else ("", whole)
    said = canonical("".join(map(str, label.itertext())))
    if any(part.get("element") in ("title", "name") for part in label.iter("semx")) or not any(
        part.get("element") == "autonum" or part.get("class") == "fmt-element-name" for part in label.iter()
    ):
        return "", whole
    return said, canonical(whole.removeprefix(said)).lstrip("—–:. ")


def _rest(copy: etree._Element, words: str) -> str:
    """What stands before the words of a shown title."""
    return canonical("".join(map(str, copy.itertext()))).removesuffix(words)


def _take_out(element: etree._Element) -> None:
    """Remove an element; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)
