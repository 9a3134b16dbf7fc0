"""Pages in Markdown, as ReSpec shows them."""

from __future__ import annotations

import pytest

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.markdown.margins import LONGEST, at_the_margin
from tests.drafts.accounts import assert_account, blocks, names

HEAD = "<!DOCTYPE html><html><head><title>Gates</title>{}</head><body>"
SAYS = HEAD.format('<script>var respecConfig = {format: "markdown"}</script>')
LOADS = HEAD.format('<script src="https://tools.example/respec-w3c" class="remove"></script>')
SHOWN = HEAD.format('<script id="initialUserConfig">{"format": "markdown"}</script>')


def outline_of(page: str, name: str = "gates.html") -> Outline:
    outline = read(page.encode(), name)
    assert_account(outline)
    return outline


@pytest.mark.parametrize("head", [SAYS, LOADS])
def test_headings_in_markdown_are_clauses_whoever_says_that_it_is_markdown(head):
    outline = outline_of(
        head + "\n## 1 Scope\n\nA *gate*.\n\n### 1.1 Walls\n\n[Red](https://a.example).\n</body></html>"
    )

    assert (outline.reader, names(outline)) == ("respec", [("1", "Scope", 1), ("1.1", "Walls", 2)])
    assert [clause.text for clause in outline.clauses] == ["A gate.", "Red."]
    assert outline.facts["title"] == "Gates"


def test_text_that_is_indented_with_its_section_is_no_code():
    outline = outline_of(
        SAYS + "\n    <section>\n      ## 1 Scope\n\n      Words.\n\n      - item\n\n      <section data-x='y'>\n"
        "        ### 1.1 Walls {#walls}\n        Red.</section>\n    </section>\n"
    )

    assert names(outline) == [("1", "Scope", 1), ("1.1", "Walls", 2)]
    assert [clause.text for clause in outline.clauses] == ["Words.\nitem", "Red."]
    assert blocks(outline) == [("paragraph", "", "Words."), ("item", "", "item")]


def test_code_keeps_its_signs_and_what_looks_like_a_heading_in_it_is_none():
    outline = outline_of(
        SAYS + "\n## 1 Scope\n\n```\n# no heading\n&lt;a>\n```\n\n<pre>\n## none\n\n  either\n</pre>\n\n## 2 `&lt;b>`\n"
    )

    assert names(outline) == [("1", "Scope", 1), ("2", "<b>", 1)]
    assert [block[2] for block in blocks(outline)] == ["# no heading", "<a>", "## none", "either"]


def test_only_the_sections_that_say_so_are_in_markdown():
    outline = outline_of(
        LOADS + "<section><h2>1 # Scope</h2><p>Not *marked*.</p></section>"
        '<section data-format="markdown">\n  ## 2 Walls\n\n  *Red.*\n\n  ## 3 Gates\n</section><section><h2>4 Keys</h2>'
    )

    assert names(outline) == [("1", "# Scope", 1), ("2", "Walls", 1), ("3", "Gates", 1), ("4", "Keys", 1)]
    assert [clause.text for clause in outline.clauses] == ["Not *marked*.", "Red.", "", ""]


def test_what_is_escaped_in_a_section_is_no_markup_there():
    outline = outline_of(
        LOADS + '<section data-format="markdown">\n## 1 Walls\n\nOf &lt;b> &amp; `&lt;i>`.\n\n> Quoted.\n\n<p>x</p>\n\n'
        "a &lt; b\n\n## 2 Gates\n</section>"
    )

    assert [clause.text for clause in outline.clauses] == ["Of <b> & <i>.\nQuoted.\nx\na < b", ""]


def test_a_page_that_says_it_is_markdown_is_so_outside_its_sections_too():
    outline = outline_of(SAYS + "\n## 1 Scope\n\n<section data-format='markdown'>\n\n## 2 Walls\n\n</section>\n")

    assert names(outline) == [("1", "Scope", 1), ("2", "Walls", 1)]


def test_a_page_that_respec_has_made_and_one_that_speaks_of_headings_are_pages():
    shown = outline_of(SHOWN + "<h2>1 Scope</h2><p>## a\n## b\n## c</p>")
    code = outline_of(LOADS + "<h2>1 Scope</h2><pre>\n## a\n## b\n</pre>")
    plain = outline_of(HEAD.format("") + "<h2>1 Scope</h2><p>\n## a\n## b\n</p>")

    assert [outline.reader for outline in (shown, code, plain)] == ["html"] * 3


def test_parts_in_other_files_are_said_to_be_missing():
    outline = outline_of(LOADS + '<h2>1 Scope</h2><section data-include="walls.md"></section>')

    assert outline.report.warnings == (
        "This page takes text from other files (1), which is missing here. Please upload the page as it is shown.",
    )


@pytest.mark.parametrize("sign", ["<", "<section ", "<div>", "x</div>", "#", "`", "{#", " ", "</pre", "0"])
def test_long_lines_are_read_fast(sign):
    line = sign * (100_000 // len(sign))
    assert list(at_the_margin([line])) == [line]
    short = (sign * LONGEST)[:LONGEST]
    assert "".join("".join(at_the_margin([short])).split()) == "".join(short.split())


@pytest.mark.parametrize("sign", ["<pre", "<script ", "<div>", "# a\n", "<link ", "<body ", "| a | b |\n|---|---|\n"])
def test_pages_of_one_sign_are_told_fast(sign):
    data = (LOADS + "\n## a\n## b\n" + sign * (100_000 // len(sign))).encode()
    try:
        assert read(data, "gates.html").reader in ("respec", "html")
    except Unreadable:
        pass


def test_terms_and_sources_are_shown_as_respec_shows_them():
    outline = outline_of(
        LOADS + "\n## 1 Scope of [=gate|gates=]\n\nA [=gate=] and `[=x=]`, see [[RFC9999]].\n\n## 2 Walls\n"
    )

    assert names(outline) == [("1", "Scope of gates", 1), ("2", "Walls", 1)]
    assert outline.clauses[0].text == "A gate and [=x=], see [RFC9999]."
