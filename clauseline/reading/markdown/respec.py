"""Pages whose text is Markdown, as authors write them for ReSpec: first made the pages that ReSpec would show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from lxml import etree
from markdown_it.token import Token

from clauseline.outline import Outline
from clauseline.reading.account import Account, weigh
from clauseline.reading.html.outlining import outline_of_page
from clauseline.reading.html.pages import parse_text, text_of
from clauseline.reading.html.words import whole_text
from clauseline.reading.limits import check_brackets
from clauseline.reading.markdown.grammar import page_grammar
from clauseline.reading.markdown.margins import at_the_margin
from clauseline.reading.markdown.respec_reader import WHOLE
from clauseline.reading.markdown.shorthand import without_shorthand
from clauseline.reading.markdown.source import settle

_BODY = re.compile(r"<body\b[^<>]{0,2000}>", re.I)
_HEAD = re.compile(r"</head\s{0,9}>|</script\s{0,9}>|</title\s{0,9}>|<(?:link|meta)\b[^<>]{0,2000}>", re.I)
_END = re.compile(r"</body\s{0,9}>", re.I)
_SECTION = ".//*[@data-format='markdown']"
_CODE = ("fence", "code_block", "code_inline")


def outline_of(data: bytes) -> Outline:
    """The outline of a page in Markdown. Raises `Unreadable` with a sentence for people."""
    text = text_of(data)
    check_brackets(text)
    root = parse_text(text)
    typed, account = whole_text(root), Account()
    if WHOLE.search(data) or root.find(_SECTION) is None:
        root = parse_text(_rendered_page(text))
    else:
        _render_sections(root)
    account.added += settle(typed, whole_text(root), account)
    return outline_of_page(root, account, weigh(typed), reader="respec")


def _rendered_page(text: str) -> str:
    """The page with HTML for what stands in its body."""
    body, end = _BODY.search(text), _END.search(text)
    first = body.end() if body else max((found.end() for found in _HEAD.finditer(text)), default=0)
    last = end.start() if end and end.start() >= first else len(text)
    return f"{text[:first]}<body>{_rendered(text[first:last])}</body></html>"


def _render_sections(root: etree._Element) -> None:
    """Put HTML in the place of Markdown in each section that says it is written so."""
    for section in root.findall(_SECTION):
        rendered = parse_text(f"<body><div>{_rendered(_inner(section))}</div></body>").find(".//div")
        for child in list(section):
            section.remove(child)
        section.text = None
        if rendered is not None:
            section.append(rendered)


def _inner(section: etree._Element) -> str:
    """What a section holds as it is written; signs that Markdown knows too are no markup there."""
    children = "".join(etree.tostring(child, encoding="unicode", method="html") for child in section)
    return (section.text or "").replace("<", "&lt;") + children.replace("&gt;", ">").replace("&amp;", "&")


def _rendered(source: str) -> str:
    """Markdown among HTML as HTML alone."""
    parser = page_grammar()
    env: dict[str, object] = {}
    lines = list(at_the_margin(source.expandtabs(4).splitlines()))
    without_shorthand(lines)
    tokens = parser.parse("\n".join(lines), env)
    _unescape(tokens)
    return str(parser.renderer.render(tokens, parser.options, env))


def _unescape(tokens: Sequence[Token]) -> None:
    """Read the signs that code has in a page as what they stand for: "&lt;" is no code."""
    for token in tokens:
        if token.type in _CODE:
            token.content = unescape(token.content)
        _unescape(token.children or ())
