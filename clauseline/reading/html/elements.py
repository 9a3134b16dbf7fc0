"""What the elements of a page are: blocks, roles of paragraphs, and what is left out by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.words.style_names import role_of_name
from clauseline.reading.words.vocabulary import is_contents
from clauseline.vocabulary import Role

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", *HEADINGS,
}  # fmt: skip
NUMBER_CLASSES = {"secno", "section-number", "header-section-number", "sectnum", "toc-section-number"}
MARKER_CLASSES = {"marker", "note-title", "example-title", "admonition-title"}

_RULES = {
    **dict.fromkeys(("script", "style", "noscript", "template", "iframe"), N_("scripts and styles")),
    **dict.fromkeys(("annotation", "annotation-xml"), N_("copies of formulas")),
    **dict.fromkeys(("select", "button", "textarea"), N_("controls of the page")),
    "title": N_("title of the page"),
    "svg": N_("drawings"),
    "object": N_("copies for other programs"),
    "rp": N_("brackets around readings"),
}
_SELF_LINKS = {
    "self-link", "selflink", "toplink", "pilcrow", "headerlink", "header-anchor", "anchorjs-link", "permalink",
    "anchor-link",
}  # fmt: skip
_SIGNS = {"§", "¶", "#", "▲", "🔗", "⇧", "↑", "↩", "Top", "[Top]", "Back to top"}
_CONTENTS = {"toc", "tableofcontents", "table-of-contents", "contents-list", "tocline", "tocbase"}
_NEVER = {"html", "body", "main", "article"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_ROLES: dict[str, Role] = {
    "figcaption": "caption", "caption": "caption", "dt": "term", "pre": "code", "li": "item", "dd": "text",
    "blockquote": "text", "aside": "note",
}  # fmt: skip
_CLASS_ROLES: dict[str, Role] = {"note": "note", "example": "example", "ednote": "note"}
_COVER = {"head", "cover", "titlepage", "title-page"}
_DIVISIONS = {
    "part", "preface", "chapter", "appendix", "section", "bibliography", "bibliodiv", "glossary", "glossdiv",
    "refentry", "refsection", "acknowledgements", "dedication", "colophon", "reference", "qandadiv",
    *(f"{name}{level}" for name in ("sect", "refsect") for level in range(1, 6)),
}  # fmt: skip
"""What DocBook calls the parts of a book; its style sheets make each a `div` of that class."""


def tokens(element: etree._Element) -> set[str]:
    """The classes and the id of an element, in lower case."""
    return set(f"{element.get('class') or ''} {element.get('id') or ''}".lower().split())


def left_out_by(element: etree._Element) -> str | None:
    """The rule by which an element and all in it is left out, or None."""
    tag = element.tag
    if tag in _RULES:
        return _RULES[tag]
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden text"
    if tag == "a" and (tokens(element) & _SELF_LINKS or (element.text or "").strip() in _SIGNS) and _is_sign(element):
        return "links to themselves"
    if tag == "table" and "ears" in tokens(element):
        return "running heads and footers"
    if tag == "nav" and not is_table_of_contents(element):
        return "navigation"
    return None


def _is_sign(element: etree._Element) -> bool:
    """Whether an element says nothing but where it leads: "§ 8.1 Syntax" names a clause."""
    words = _words(element).strip()
    return words in _SIGNS or not any(sign.isalnum() for sign in words)


def is_table_of_contents(element: etree._Element) -> bool:
    """Whether all in an element is a table of contents."""
    if element.tag in _NEVER:
        return False
    if tokens(element) & _CONTENTS or (element.get("id") or "").startswith("Table of Contents"):
        return True
    if element.tag != "nav":
        return False
    return any(
        is_contents(_words(child)) or tokens(child) & _CONTENTS for child in element.iter(*HEADINGS, "ol", "ul", "p")
    )


def is_cover(element: etree._Element) -> bool:
    """Whether headings in an element are those of the document and not of clauses."""
    return bool(tokens(element) & _COVER)


def is_division(element: etree._Element) -> bool:
    """Whether an element is a part of a book, whose title is the heading "title" in it."""
    return element.tag in ("div", "section") and (element.get("class") or "").lower() in _DIVISIONS


def titled(element: etree._Element, around: Role, division: int) -> tuple[Role, int | None]:
    """The role and level of what is styled as a title where the document's cannot stand.

    `division` is the depth of the part of a book that it stands in, or 0; `around` is the role of the paragraphs
    beside it. Notes, tables and figures have titles too.
    """
    if element.tag not in HEADINGS:
        return "caption", None
    if "subtitle" in tokens(element):
        return "title", None
    return ("subheading", None) if around in ("note", "example") else ("heading", division or HEADINGS[element.tag])


def role_of(element: etree._Element) -> tuple[Role, int | None] | None:
    """The role and level of a block element's paragraphs, or None for those of the element around it."""
    tag = element.tag
    names = tokens(element)
    if tag in HEADINGS:
        return ("title", None) if names & {"title", "subtitle"} else ("heading", HEADINGS[tag])
    if tag in _ROLES:
        return _ROLES[tag], None
    for name, role in _CLASS_ROLES.items():
        if name in names:
            return role, None
    if tag == "p":
        return _office_role(names)
    return None


def _office_role(names: Iterable[str]) -> tuple[Role, int | None] | None:
    """What an office program's name of a style says: "MsoHeading9", "MsoToc1", "AnnexNotitle"."""
    found = (role_of_name(name.removeprefix("mso")) for name in sorted(names))
    return next((role for role in found if role and role[0] not in ("number", "term number")), None)


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext(with_tail=False)))
