"""OpenDocument files: what the format can hold, each trap a small file."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Facts, Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.odt.reader import OpenDocumentReader
from tests.drafts.accounts import assert_account, blocks, left_out, names
from tests.drafts.open import bullets, cell, heading, level, open_file, package, paragraph, row, style, table

_TWO = level(2, attributes='text:display-levels="2"', kind="outline")
OUTLINE_STYLE = f"<text:outline-style>{level(1, kind='outline')}{_TWO}</text:outline-style>"
LETTERS = (
    '<text:list-style style:name="L1">'
    + level(1, "a", 'style:num-suffix=")"')
    + level(2, "i", 'style:num-prefix="(" style:num-suffix=")"')
    + "</text:list-style>"
)


def outline_of(*body: str, **parts: Any) -> Outline:
    outline = read(open_file(*body, **parts), "draft.odt")
    assert_account(outline)
    return outline


def test_headings_take_the_numbers_of_the_outline():
    outline = outline_of(
        heading("Scope"), paragraph("Words."), heading("General", 2), heading("More", 2),
        heading("Foreword", attributes='text:is-list-header="true"'), heading("Terms"), heading("Own", 2),
        heading("Late", attributes='text:restart-numbering="true" text:start-value="9"'),
        styles=OUTLINE_STYLE,
    )  # fmt: skip

    assert names(outline) == [
        ("1", "Scope", 1), ("1.1", "General", 2), ("1.2", "More", 2), ("", "Foreword", 1), ("2", "Terms", 1),
        ("2.1", "Own", 2), ("9", "Late", 1),
    ]  # fmt: skip
    assert outline.report.added == len("11.11.222.19")


def test_typed_numbers_and_styles_by_name_also_through_automatic_ones():
    outline = outline_of(
        paragraph("1\tScope", "P1"), paragraph("NOTE 1 – Not binding.", "P2"), paragraph("Annex A – Keys", "P3"),
        automatic=style("P1", parent="Heading_20_1") + style("P2", parent="Note") + style("P3", parent="An"),
        styles=style("Heading_20_1", "Heading 1") + style("Note") + style("An", "Annex_NoTitle"),
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("Annex A", "Keys", 1)]
    assert blocks(outline) == [("note", "NOTE 1", "Not binding.")]


def test_lists_nest_go_on_and_start_where_they_say():
    outline = outline_of(
        heading("1 Scope"),
        bullets("L1", paragraph("first") + paragraph("of the first"), paragraph("second")
                + bullets("", paragraph("under"), paragraph("under two")), attributes='xml:id="one"'),
        paragraph("Between."),
        bullets("L1", paragraph("third"), attributes='text:continue-numbering="true"'),
        bullets("L1", paragraph("anew")),
        bullets("L1", paragraph("fourth"), attributes='text:continue-list="one"'),
        '<text:list text:style-name="L1"><text:list-item text:start-value="6"><text:p>sixth</text:p></text:list-item>'
        "<text:list-header><text:p>none</text:p></text:list-header></text:list>",
        automatic=LETTERS,
    )  # fmt: skip

    assert blocks(outline) == [
        ("item", "a)", "first"), ("paragraph", "", "of the first"), ("item", "b)", "second"),
        ("item", "(i)", "under"), ("item", "(ii)", "under two"), ("paragraph", "", "Between."),
        ("item", "c)", "third"), ("item", "a)", "anew"), ("item", "d)", "fourth"), ("item", "f)", "sixth"),
        ("paragraph", "", "none"),
    ]  # fmt: skip
    assert [block.facts.depth for block in outline.clauses[0].blocks][:5] == [1, None, 1, 2, 2]


def test_a_list_format_with_places_is_drawn_as_it_says():
    pattern = (
        '<text:list-style style:name="L2">' + level(1, "1", 'style:num-list-format="§ %1%:"') + "</text:list-style>"
    )

    outline = outline_of(heading("1 Scope"), bullets("L2", paragraph("keep it")), automatic=pattern)

    assert blocks(outline) == [("item", "§ 1:", "keep it")]


def test_tables_with_merged_repeated_and_covered_cells():
    outline = outline_of(
        heading("1 Data"),
        table(
            row(cell("kept", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>", cell("days")),
            row(cell("x", 'table:number-rows-spanned="2"'), cell("y", 'table:number-columns-repeated="900000"')),
            row(cell("z"), attributes='table:number-rows-repeated="1000000"'),
            head=row(cell("a"), cell("b"), cell("c")),
        ),
    )

    found = [block.facts.as_json() for block in outline.clauses[0].blocks]
    assert [[(c["column"], c["columns"], c["rows"], c["head"]) for c in facts["cells"]] for facts in found] == [
        [(1, 1, 1, True), (2, 1, 1, True), (3, 1, 1, True)],
        [(1, 2, 1, False), (3, 1, 1, False)],
        [(1, 1, 2, False), (2, 1000, 1, False)],
        [(1, 1, 1000, False)],
    ]
    assert outline.clauses[0].text == "a\tb\tc\nkept\tdays\nx\ty\nz"


def test_notes_stand_where_they_are_called():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph('By law.')}</text:note-body></text:note>"
    )
    outline = outline_of(heading("1 Scope"), paragraph("The data", inner=note + " shall go."))

    assert blocks(outline) == [("paragraph", "", "The data shall go."), ("footnote", "1", "By law.")]
    assert outline.clauses[0].blocks[1].facts == Facts(call=8)


def test_pictures_with_captions_and_text_boxes_in_place():
    image = '<draw:image xlink:href="Pictures/a.png"/><svg:desc>Three parties</svg:desc>'
    box = f"<draw:frame><draw:text-box>{paragraph('In the box.')}</draw:text-box></draw:frame>"
    outline = outline_of(
        heading("1 Roles"),
        paragraph(inner=f"<draw:frame>{image}</draw:frame>"), paragraph("Figure 1 – Parties", "Caption"),
        paragraph("Before.", inner=box), paragraph("After."),
        f'<draw:frame text:anchor-type="page"><draw:text-box>{paragraph("On the page.")}</draw:text-box></draw:frame>',
        files={"Pictures/a.png": b"picture"}, styles=style("Caption"),
    )  # fmt: skip

    clause = outline.clauses[0]
    assert blocks(outline) == [
        ("figure", "", ""), ("caption", "Figure 1", "Parties"), ("paragraph", "", "Before."),
        ("paragraph", "", "In the box."), ("paragraph", "", "After."), ("paragraph", "", "On the page."),
    ]  # fmt: skip
    assert [(f.block, f.sha256, f.alt) for f in clause.figures] == [
        (0, hashlib.sha256(b"picture").hexdigest(), "Three parties")
    ]


def test_what_is_no_text_of_the_draft_is_left_out_by_rule():
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>R</dc:creator>"
        f"</office:change-info>{paragraph('Gone.')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    contents = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents"
        "</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>"
        f"{paragraph('Contents')}</text:index-title>{paragraph('1 Scope 3')}</text:index-body></text:table-of-content>"
    )
    comment = f"<office:annotation><dc:creator>R</dc:creator>{paragraph('Why?')}</office:annotation>"
    pages = f'<style:master-page style:name="S"><style:header>{paragraph("Draft 7")}</style:header></style:master-page>'
    hidden = (
        '<style:style style:family="text" style:name="T1"><style:text-properties text:display="none"/></style:style>'
    )

    outline = outline_of(
        deleted, contents, heading("1 Scope"),
        paragraph("In", inner='<text:change-start text:change-id="a"/>serted<text:change-end text:change-id="a"/>.'),
        paragraph("Kept", inner=comment + '<text:span text:style-name="T1">secret</text:span>.'),
        pages=pages, automatic=hidden,
    )  # fmt: skip

    assert outline.clauses[0].text == "Inserted.\nKept."
    assert left_out(outline) == {
        "deleted text (tracked changes)": "Gone.", "comments": "R", "settings of the program": "Contents",
        "table of contents": "Contents", "hidden text": "secret", "headers and footers": "Draft 7",
    }  # fmt: skip


def test_a_formula_is_written_on_a_line():
    maths = "<math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo>"
    maths += "<mfrac><mi>a</mi><mi>b</mi></mfrac><annotation>x^2 = a over b</annotation></math>"
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./Replacement"/></draw:frame>'

    outline = outline_of(heading("1 Size"), paragraph(inner=frame), files={"Object 1/content.xml": maths.encode()})

    assert blocks(outline) == [("formula", "", "x^2=a/b")]
    assert left_out(outline) == {"copies of formulas": "x^2 = a over b"}


def test_the_draft_is_known_by_its_content():
    recognises = OpenDocumentReader().recognises

    assert recognises(open_file(paragraph("x")), "upload.bin")
    assert recognises(b"PK\x03\x04", "draft.odt")
    assert not recognises(b"%PDF-1.7", "draft.odt")


CONTENT = "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
CONTENT += "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>{}</office:text>"
CONTENT += "</office:body></office:document-content>"
DTD = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + CONTENT.format("<text:p>&a;</text:p>")
BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + CONTENT.format("<text:p>&b;</text:p>")
DEEP = CONTENT.format("<text:p>" + "<text:span>" * 150 + "x" + "</text:span>" * 150 + "</text:p>")
DEEPER = CONTENT.format("<text:section>" * 10_000 + "</text:section>" * 10_000)
DAMAGED = (
    "This OpenDocument file is damaged. Please open it in the program it was made with, save it again and upload that."
)
DECLARES = "This file carries declarations that no OpenDocument file needs. "
DECLARES += "Please save it again in the program it was made with."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty. Please upload the draft again."),
        (open_file(paragraph("x"))[:-40], "This OpenDocument file is incomplete or damaged. Please upload it again."),
        (open_file(), "There is no text in this OpenDocument file. A scanned draft has to be recognised first."),
        (package({}), "There is no text in this OpenDocument file. A scanned draft has to be recognised first."),
        (open_file(files={"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
         "This file is protected by a password. Please save a copy without it and upload that."),
        (package({"content.xml": DTD.encode()}), DECLARES),
        (package({"content.xml": BOMB.encode()}), DECLARES),
        (package({"content.xml": b"<office"}), DAMAGED),
        (package({"content.xml": DEEP.encode()}), "This OpenDocument file is nested too deeply to be a draft."),
        (package({"content.xml": DEEPER.encode()}), DAMAGED),
        (package({"content.xml": b"<x/>" + b" " * 5_000_000}),
         "This file unpacks to far more than it should. Please save it again in the program it was made with."),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_sentence(data: bytes, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read(data, "draft.odt")

    assert str(refusal.value) == sentence


WORDS = st.text(alphabet="aB1.,:)（）– \t章条第一NOTE附录Annex[]\u200e😀é\u0301", max_size=24)
PARAGRAPHS = st.one_of(
    st.builds(lambda words, name: paragraph(words, name), WORDS, st.sampled_from(["", "Note", "Contents_20_1", "Hid"])),
    st.builds(lambda words, depth: heading(words, depth), WORDS, st.integers(1, 3)),
    st.builds(lambda words, more: bullets("L1", paragraph(words) + bullets("", paragraph(more))), WORDS, WORDS),
    st.builds(lambda words, more: table(row(cell(words), cell(more)), row(cell(more))), WORDS, WORDS),
    st.builds(lambda words: paragraph("x", inner="<text:note><text:note-citation>*</text:note-citation>"
              f"<text:note-body>{paragraph(words)}</text:note-body></text:note>"), WORDS),
)  # fmt: skip


@given(st.lists(PARAGRAPHS, max_size=12), st.sampled_from(["", OUTLINE_STYLE]))
@settings(max_examples=100, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(body: list[str], numbers: str):
    hidden = style("Contents_20_1", "Contents 1") + style("Note")
    outline_of("<text:p>.</text:p>", *body, styles=numbers + hidden, automatic=LETTERS)


def test_what_stands_in_a_list_outside_its_items_is_no_item_and_is_not_lost():
    astray = heading("Terms", 1) + paragraph("Astray.") + table(row(cell("Key")))
    outline = outline_of(
        heading("Scope"), f"<text:list><text:list-item>{paragraph('one')}</text:list-item>{astray}</text:list>"
    )

    assert names(outline) == [("", "Scope", 1), ("", "Terms", 1)]
    assert blocks(outline, 1) == [("paragraph", "", "Astray."), ("row", "", "Key")]


def test_words_beside_paragraphs_are_left_out():
    items = f"<text:list>b<text:list-item>c{paragraph('one')}d</text:list-item></text:list>"
    cells = f"<table:table><table:table-row>{cell('Key')}e</table:table-row></table:table>"
    outline = outline_of("a", heading("Scope"), items, cells, "<text:span>f</text:span>")

    stray = next(row for row in outline.report.left_out if row.rule == "text where OpenDocument shows none")
    assert (stray.count, stray.characters, stray.sample) == (6, 6, "a")


def test_a_list_that_begins_deeper_has_used_up_the_first_of_the_levels_above():
    legal = 'text:display-levels="2" loext:is-legal="true" xmlns:loext='
    legal += '"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    of = f'<text:list-style style:name="L1">{level(1, "I")}{level(2, "1", legal)}</text:list-style>'
    deep = bullets("L1", paragraph("a"), paragraph("b"))

    outline = outline_of(heading("Scope"), bullets("L1", deep, paragraph("c") + deep, paragraph("d")), styles=of)

    assert [marker for _, marker, _ in blocks(outline)] == ["1.1", "1.2", "II", "2.1", "2.2", "III"]


def test_an_item_may_be_drawn_by_another_style():
    own = level(1, "1", 'style:num-prefix="R"')
    of = f'<text:list-style style:name="L1">{level(1)}</text:list-style>'
    of += f'<text:list-style style:name="L2">{own}</text:list-style>'
    items = f'<text:list-item text:style-override="L2">{paragraph("b")}</text:list-item>'
    whole = bullets("L1", paragraph("a")).replace("</text:list>", f"{items}</text:list>")

    assert [marker for _, marker, _ in blocks(outline_of(heading("Scope"), whole, styles=of))] == ["1", "R2"]


def test_a_bullet_before_a_heading_is_no_number():
    of = '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="●"/>'
    outline = outline_of(bullets("L1", heading("1 Scope"), heading("2 Terms")), styles=f"{of}</text:list-style>")

    assert names(outline) == [("1", "Scope", 1), ("2", "Terms", 1)]
