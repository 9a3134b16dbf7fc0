"""Pages as tools and office programs write them: each trap a small page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from tests.drafts.accounts import assert_account, blocks, left_out, names

HEAD = "<!DOCTYPE html><html><head><title>Avatars</title></head><body>"


def outline_of(body: str) -> Outline:
    outline = read((HEAD + body).encode(), "draft.html")
    assert_account(outline)
    return outline


def test_a_line_end_behind_the_number_of_an_article_is_a_space_and_none_elsewhere():
    outline = outline_of(
        "<p>某法</p><p>第一条\n为了示例，制定本法。</p><p>第二条\n依照第\n七条办理。</p><p><b>第三条</b>\n登记。</p>"
        "<p>依照本法第一条\n规定办理。</p>"
    )

    assert [(clause.number, clause.text) for clause in outline.clauses] == [
        ("第一条", "为了示例，制定本法。"), ("第二条", "依照第七条办理。"),
        ("第三条", "登记。\n依照本法第一条规定办理。"),
    ]  # fmt: skip


def test_numbers_in_elements_of_their_own_and_links_to_themselves():
    outline = outline_of(
        '<h1 class="title">Avatars</h1>'
        '<nav><h2>Table of Contents</h2><ol class="toc"><li><bdi class="secno">1. </bdi>Scope</li></ol></nav>'
        '<section><div><h2><bdi class="secno">1. </bdi>Scope<a class="self-link">§</a></h2></div><p>Words.</p>'
        '<h3><a class="section-number">1.1.</a><a class="section-name">General</a><a href="#g">¶</a></h3></section>'
    )

    assert names(outline) == [("1", "Scope", 1), ("1.1", "General", 2)]
    assert outline.clauses[0].text == "Words."
    assert left_out(outline)["table of contents"] == "Table of Contents"
    assert left_out(outline)["links to themselves"] == "§"
    assert outline.facts["title"] == "Avatars"


def test_inline_elements_break_no_line_and_blocks_do():
    outline = outline_of(
        "<h1>1 Scope</h1><div>The <a>avatar</a> <em>sh</em>all\n  keep <code>id</code>.<p>Second.</p>third</div>"
    )

    assert blocks(outline) == [
        ("paragraph", "", "The avatar shall keep id."), ("paragraph", "", "Second."), ("paragraph", "", "third"),
    ]  # fmt: skip


def test_annexes_in_ordinary_paragraphs_and_glued_numbers():
    outline = outline_of(
        "<h1>1\tScope</h1><p>Words.</p><h2>1.1General</h2><p>More.</p>"
        "<p>Annex A<br>Avatars</p><p>(normative)</p><p>Words of A.</p><h2>A.1\tFirst</h2><p>x</p>"
    )

    assert names(outline)[:3] == [("1", "Scope", 1), ("1.1", "General", 2), ("Annex A", "Avatars", 1)]


def test_a_law_without_headings():
    outline = outline_of(
        "<p>某法</p><p>第一章　总则</p><p>第一条　为了保护未成年人，\n制定本法。</p><p>第二条　本法所称。</p>"
    )

    assert [(clause.number, clause.kind, clause.text) for clause in outline.clauses] == [
        ("第一章", "chapter", ""), ("第一条", "article", "为了保护未成年人，制定本法。"),
        ("第二条", "article", "本法所称。"),
    ]  # fmt: skip


def test_lists_notes_examples_and_code():
    outline = outline_of(
        "<h1>1 Scope</h1><ol type=a start=2><li>first<li><p>second</p><p>more</p><ul><li>deep</ul></ol>"
        '<div class="note"><div class="marker">Note 1</div><p>Read this.</p></div>'
        '<div class="example"><div class="marker">Example 2</div><pre>x = 1\ny = 2</pre></div>'
        "<dl><dt>avatar<dd>a figure</dl>"
    )

    assert blocks(outline) == [
        ("item", "b.", "first"), ("item", "c.", "second"), ("item", "", "more"), ("item", "", "deep"),
        ("note", "Note 1", "Read this."), ("example", "Example 2", ""), ("code", "", "x = 1"), ("code", "", "y = 2"),
        ("term", "", "avatar"), ("paragraph", "", "a figure"),
    ]  # fmt: skip
    assert outline.report.added == len("b.c.")


def test_tables_are_rows_with_the_bounds_and_spans_of_their_cells():
    outline = outline_of(
        "<h1>1 Scope</h1><table><caption>Table 1 – Kinds</caption><thead><tr><th colspan=2>Kind</th></tr></thead>"
        "<tr><td rowspan=2>a</td><td><p>b</p><p>c</p></td></tr><tr><td>d</td></tr></table>"
    )
    clause = outline.clauses[0]
    told = [block.facts.as_json()["cells"] for block in clause.blocks if block.kind == "row"]
    rows = [[(clause.text[c["start"] : c["end"]], c["column"], c["columns"], c["rows"], c["head"]) for c in cells]
            for cells in told]  # fmt: skip

    assert blocks(outline)[0] == ("caption", "Table 1", "Kinds")
    assert rows == [
        [("Kind", 1, 2, 1, True)],
        [("a", 1, 1, 2, False), ("b c", 2, 1, 1, False)],
        [("d", 2, 1, 1, False)],
    ]


def test_a_table_that_lays_out_text_is_no_table():
    outline = outline_of("<table><tr><td><h1>1 Scope</h1><p>Words.</p></td></tr></table>")

    assert names(outline) == [("1", "Scope", 1)]
    assert blocks(outline) == [("paragraph", "", "Words.")]


def test_figures_keep_their_alternative_text_and_caption():
    outline = outline_of(
        '<h1>1 Scope</h1><figure><img alt="An avatar" src="data:text/plain,x">'
        "<figcaption>Figure 1: It</figcaption></figure>"
    )

    assert blocks(outline) == [("figure", "", ""), ("caption", "Figure 1", "It")]
    assert [(figure.block, figure.alt, figure.sha256[:8]) for figure in outline.clauses[0].figures] == [
        (0, "An avatar", "2d711642")
    ]


def test_scripts_styles_comments_and_hidden_text_are_left_out_by_rule():
    outline = outline_of(
        "<h1>1 Scope</h1><script>var a;</script><!-- why -->Seen<p hidden>ghost</p><p>&lt;b&gt;&nbsp;&#x1F600;</p>"
    )

    assert outline.clauses[0].text == "Seen\n<b> 😀"
    assert left_out(outline) == {
        "title of the page": "Avatars", "scripts and styles": "var a;", "comments": "why", "hidden text": "ghost",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<html><meta charset="gb2312"><p>1 ' + "范围".encode("gb18030"), "范围"),
        ("<html><p>1 Portée".encode("utf-16"), "Portée"),
        (b'<html><meta http-equiv=content-type content="text/html; charset=iso-8859-1"><p>1 \x93x\x94', "“x”"),
        (b'<html><meta charset="utf-8"><p>1 ' + "L’état a décidé à nouveau.".encode("cp1252"), "L’état a décidé"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>1 ß</p></html>'.encode(), "ß"),
    ],
)
def test_encodings_by_mark_by_statement_and_by_their_bytes(data, words):
    outline = read(data, "x.html")
    assert words in " ".join(f"{clause.title} {clause.text}" for clause in outline.clauses)


def test_pages_without_words_and_pages_too_deep_are_refused():
    with pytest.raises(Unreadable, match="no text in this web page"):
        read(b"<html><body></body></html>", "x.html")
    with pytest.raises(Unreadable, match="too deeply built"):
        read(b"<html>" + b"<div>" * 10_000 + b"x", "x.html")


def test_huge_attributes_and_entities_are_only_text():
    page = b'<html><!DOCTYPE x [<!ENTITY a "aaaa">]><p title="' + b"x" * 1_000_000 + b'">1 &a; b</p>'
    assert "&a; b" in read(page, "x.html").clauses[0].text


TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "li", "ol", "ul", "table", "tr", "td", "th", "b", "span", "pre", "br", "nav", "script",
     "svg", "dl", "dt", "dd", "caption", "figure", "section", "sup", "a"]
)  # fmt: skip
CLASSES = st.sampled_from(["", "secno", "note", "marker", "toc", "self-link", "head", "example", "MsoToc1", "title"])
WORDS = st.text(alphabet="aB1.,:)– \t\n章条第一NOTE附录Annex[]\u200e😀é\u0301", max_size=16)
PIECES = st.one_of(
    WORDS,
    st.builds(lambda tag, name: f'<{tag} class="{name}">', TAGS, CLASSES),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.builds(lambda words: f"<!--{words}-->", st.text(alphabet="ab c", max_size=6)),
)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=300, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(pieces):
    assert_account(read((HEAD + "<p>Draft</p>" + "".join(pieces)).encode(), "x.html"))


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>a<td>b</table>\u0301<p>x", "<p>a</p>\u0301", "<p>a<br>\u0301x",
        "<table><tr><td>a<td>\u0301b</table>",
        "<p>a<script>b</script>\u0301", "<p><b>a</b>\u0301", "<p>\u1112<div>\u1161\u11ab</div>",
    ],
)  # fmt: skip
def test_an_accent_that_stands_alone_behind_a_block_is_accounted_for(body):
    assert_account(read((HEAD + "<h1>1 Scope e</h1>" + body).encode(), "x.html"))


BOOK = """<div class="book"><div class="titlepage"><h1 class="title">Rules of the Park</h1>
<h3 class="author">The Park Board</h3></div>
<div class="toc"><p><b>Table of Contents</b></p><dl class="toc"><dt>1. Paths</dt></dl></div>
<div class="chapter"><div class="titlepage"><h1 class="title">Chapter 1. Paths</h1></div><p>Paths are kept clear.</p>
<div class="section"><div class="titlepage"><h2 class="title" style="clear: both">1.1. Width</h2></div>
<div class="note"><h3 class="title">Note</h3><p>Most are wider.</p></div>
<div class="table"><p class="title"><b>Table 1.1. Widths</b></p>
<table><tr><td>north</td><td>2 m</td></tr><tr><td>south</td><td>3 m</td></tr></table></div>
<div class="section"><div class="titlepage"><h3 class="title">1.1.1. Bridges</h3></div><p>Bridges are wide.</p></div>
</div></div>
<div class="appendix"><div class="titlepage"><h1 class="title">Appendix A. Maps</h1></div><p>None.</p></div></div>"""


def test_titles_of_docbooks_parts_are_headings_of_clauses():
    found = outline_of(BOOK)
    assert names(found) == [
        ("Chapter 1", "Paths", 1),
        ("1.1", "Width", 2),
        ("1.1.1", "Bridges", 3),
        ("Appendix A", "Maps", 1),
    ]
    assert blocks(found, 1) == [
        ("note", "Note", "Most are wider."),
        ("caption", "Table 1.1", "Widths"),
        ("row", "", "north\t2 m"),
        ("row", "", "south\t3 m"),
    ]
    assert found.facts["title"] == "Rules of the Park"


def test_headings_that_are_styled_as_titles_below_the_first():
    outline = outline_of(
        '<h1 class="title">Rules of the Park</h1><h2 class="subtitle">Second issue</h2>'
        '<h2 class="title">1 Paths</h2><p>Clear.</p><h3 class="title">1.1 Width</h3><p>Two metres.</p>'
    )

    assert names(outline) == [("1", "Paths", 1), ("1.1", "Width", 2)]
    assert outline.facts["title"] == "Rules of the Park"


def test_many_headings_before_a_first_number_are_the_body():
    outline = outline_of(
        "<h1>Rules</h1><h2>Introduction</h2><p>Why.</p><h2>Paths</h2><p>Clear.</p><h2>Trees</h2><p>Watered.</p>"
        "<h2>Appendix A. Maps</h2><p>None.</p>"
    )

    assert [(clause.title, clause.kind, clause.status) for clause in outline.clauses] == [
        ("Introduction", "front", "informative"), ("Paths", "clause", "normative"), ("Trees", "clause", "normative"),
        ("Maps", "appendix", "normative"),
    ]  # fmt: skip


def test_tables_that_set_marks_beside_words_are_items():
    outline = outline_of(
        "<p>Article 1</p><p>Rules</p><p>It covers:</p>"
        "<table><tr><td><p>(a)</p></td><td><p>paths:</p>"
        "<table><tr><td></td><td>(i)</td><td>wide;</td></tr></table></td></tr></table>"
        "<table><tr><td><p>(b)</p></td><td><p>trees.</p><p>All of them.</p></td></tr></table>"
        "<p>Article 2</p><p>Sizes</p><table><tr><td>Path</td><td>m</td></tr><tr><td>1.</td><td>2</td></tr></table>"
    )

    assert blocks(outline) == [
        ("paragraph", "", "It covers:"), ("item", "(a)", "paths:"), ("item", "(i)", "wide;"),
        ("item", "(b)", "trees."), ("item", "", "All of them."),
    ]  # fmt: skip
    assert [block[0] for block in blocks(outline, 1)] == ["row", "row"]


def test_letters_before_titles_after_the_numbered_clauses():
    outline = outline_of(
        "<h2>Table of contents</h2><div>1 Paths<br>2 Trees<br>A References</div>"
        "<h2>1 Paths</h2><p>A path is clear.</p><h2>2 Trees</h2><p>None.</p><h2>A References</h2><p>None.</p>"
        "<h3>A.1 Normative</h3><p>None.</p><h2>B Changes (Non-Normative)</h2><p>None.</p>"
    )

    assert [(clause.number, clause.title, clause.status) for clause in outline.clauses] == [
        ("1", "Paths", "normative"), ("2", "Trees", "normative"), ("A", "References", "normative"),
        ("A.1", "Normative", "normative"), ("B", "Changes (Non-Normative)", "informative"),
    ]  # fmt: skip


def test_a_link_that_names_a_clause_is_part_of_its_sentence():
    outline = outline_of(
        '<h2>1 Rules <a href="#1">§</a> <a class="self-link" href="#1"></a></h2>'
        '<p>As in <a href="#2">§ <bdi>2 </bdi>Avatars</a>.</p>'
        '<h2><a class="permalink" href="#2">2 Avatars</a></h2><p>None.<a class="pilcrow" href="#p">¶</a></p>'
    )

    assert [(clause.number, clause.title, clause.text) for clause in outline.clauses] == [
        ("1", "Rules", "As in § 2 Avatars."), ("2", "Avatars", "None."),
    ]  # fmt: skip


def test_what_stands_aside_is_a_note():
    body = "<h1>1 Gates</h1><p>Gates shall be shut.</p><aside><p>They must be seen.</p><ul><li>by day</li></ul></aside>"

    assert blocks(outline_of(body), 0) == [
        ("paragraph", "", "Gates shall be shut."), ("note", "", "They must be seen."), ("item", "", "by day"),
    ]  # fmt: skip
