"""Words of a Word file where no program writes any: among settings, inside other words, beside what a part may hold."""

from __future__ import annotations

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.docx.names import A, M, W, children_of
from clauseline.reading.docx.symbols import symbol

ASTRAY = N_("text where Word allows none")
TEXTS = (W + "t", W + "delText", M + "t", A + "t")
PARAGRAPH, SYMBOL, HYPHEN = W + "p", W + "sym", W + "noBreakHyphen"
COUNTED = (*TEXTS, SYMBOL, HYPHEN)
"""The elements that hold words or stand for a sign."""

_WALKED = (*COUNTED, PARAGRAPH)
_BARE = ("pPr", "rPr", "tab", "ptab", "br", "cr", "fldChar", "instrText", "footnoteReference", "endnoteReference")
_WITHOUT_WORDS = (*COUNTED, *(W + name for name in _BARE))
"""Elements that have in them no others, or settings alone."""
_WORDS, _HOLDERS = frozenset(COUNTED), frozenset(_WITHOUT_WORDS)
_has_words = etree.XPath("boolean(.//text() or .//w:sym or .//w:noBreakHyphen)", namespaces={"w": W.strip("{}")})


def texts(element: etree._Element) -> str:
    """All words in `element`, also deleted ones, without regard to what they are."""
    found: list[str] = []
    for child in element.iter(*_WALKED):
        tag = child.tag
        if tag == PARAGRAPH:
            found.append("\n")
        elif tag == SYMBOL:
            found.append(symbol(child.get(W + "font", ""), child.get(W + "char", "")))
        else:
            found.append("\u2011" if tag == HYPHEN else child.text or "")
    return "".join(found)


def has_words(element: etree._Element) -> bool:
    """Whether `element` is a text or a sign, or may hold one."""
    return element.tag in COUNTED or bool(len(element) and _has_words(element))


def _may_hold_words(holder: etree._Element) -> bool:
    """Whether a look at the children of an element does not rule out that it holds words which no other holder has."""
    for child in children_of(holder):
        tag = child.tag
        if tag in _WORDS or (len(child) and tag not in _HOLDERS):
            return True
    return False


def take_out_strays(root: etree._Element, account: Account) -> None:
    """Take words among settings and inside other words out of the tree, and leave them out by rule."""
    holders = [holder for holder in root.iter(*_WITHOUT_WORDS) if len(holder) and _may_hold_words(holder)]
    found = dict.fromkeys(part for holder in holders for part in holder.iter(*COUNTED) if part is not holder)
    for element in reversed(found):
        around = element.getparent()
        assert around is not None
        account.leave_out(ASTRAY, texts(element))
        around.remove(element)
