"""Word drafts as they come: each trap a small file."""

from __future__ import annotations

import pytest

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, names
from tests.drafts.word import level, numbering, paragraph, row, run, style, table, word_file


def outline_of(*body: str, tracked: str = "accepted", **parts) -> Outline:
    outline = read(word_file(*body, **parts), "draft.docx", {"tracked": tracked})
    assert_account(outline)
    return outline


def test_typed_numbers_before_a_tab():
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph("This draft specifies avatars."),
        paragraph("1.1\tGeneral", "Heading2"), paragraph("2\tReferences", "Heading1"),
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("1.1", "General", 2), ("2", "References", 1)]
    assert outline.clauses[0].text == "This draft specifies avatars."
    assert outline.language == "en"


def test_numbers_that_word_draws_and_typed_ones_in_one_file():
    outline = outline_of(
        paragraph("Scope", "Heading1", numbering=(1, 0)),
        paragraph("General", "Heading2", numbering=(1, 1)),
        paragraph("2\tTyped", "Heading1", numbering=(0, 0)),
        paragraph("Drawn", "Heading1", numbering=(1, 0)),
        paragraph("3\tTyped over the drawn one", "Heading1", numbering=(1, 0)),
        numbers=numbering({1: level(0, "%1") + level(1, "%1.%2")}),
    )

    assert names(outline) == [
        ("1", "Scope", 1), ("1.1", "General", 2), ("2", "Typed", 1), ("2", "Drawn", 1),
        ("3", "Typed over the drawn one", 1),
    ]  # fmt: skip
    assert outline.report.added == len("11.12")


def test_a_heading_with_a_drawn_number_and_no_words_counts():
    outline = outline_of(
        paragraph("Scope", "Heading1", numbering=(1, 0)), paragraph("", "Heading1", numbering=(1, 0)),
        paragraph("", "Heading1"), paragraph("Next", "Heading1", numbering=(1, 0)),
        numbers=numbering({1: level(0, "%1")}),
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("2", "", 1), ("3", "Next", 1)]


def test_odd_numbers_are_labels_all_the_same():
    typed = ["\u200e3.1\u200f\tMarked", "3.2General", "3.2\tAgain", "3.l\tTypo", "7bis.1\tInserted"]
    outline = outline_of(*(paragraph(text, "Heading2") for text in typed), paragraph("1)\tPoint", "Heading3"))

    assert [clause.number for clause in outline.clauses] == ["3.1", "3.2", "3.2", "3.l", "7bis.1", "1"]
    assert left_out(outline)["invisible marks in numbers"] == "\u200e\u200f"


def test_words_that_begin_like_numbers_stay_words():
    texts = ["3GPP systems", "3D models", "5G networks", "2023 results", "A framework"]
    outline = outline_of(paragraph("1\tScope", "Heading1"), *(paragraph(text, "Heading2") for text in texts))

    assert [clause.title for clause in outline.clauses] == ["Scope", *texts]


def test_styles_count_by_name_and_by_what_they_are_based_on():
    outline = outline_of(
        paragraph("1\tScope", "Own"), paragraph("Inner heading", "Headingb0"), paragraph("Text."),
        styles=style("Own", "My clause", based_on="Heading1") + style("Headingb0", "Heading_b", based_on="Heading1"),
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1)]
    assert blocks(outline) == [("subheading", "", "Inner heading"), ("paragraph", "", "Text.")]


def test_annexes_appendices_and_a_bibliography_in_annex_style():
    annex = style("AnnexNoTitle0", "Annex_NoTitle") + style("AppendixNoTitle", "Appendix_No & title")
    outline = outline_of(
        paragraph("1\tScope", "Heading1"),
        paragraph("Annex A\n\nIdentity record", "AnnexNoTitle0"), paragraph("A.1\tFields", "Heading2"),
        paragraph("\n", "AnnexNoTitle0"),
        paragraph("Appendix I\n\nUse case", "AppendixNoTitle"), paragraph("I.1\tAlex", "Heading2"),
        paragraph("Bibliography", "AnnexNoTitle0"), styles=annex,
    )  # fmt: skip

    assert names(outline)[1:] == [
        ("Annex A", "Identity record", 1), ("A.1", "Fields", 2),
        ("Appendix I", "Use case", 1), ("I.1", "Alex", 2), ("", "Bibliography", 1),
    ]  # fmt: skip
    assert kinds(outline)[1:] == [
        ("Annex A", "annex", "normative"), ("A.1", "clause", "normative"), ("Appendix I", "appendix", "informative"),
        ("I.1", "clause", "informative"), ("", "bibliography", "informative"),
    ]  # fmt: skip


def test_an_annex_letter_that_word_draws_and_a_status_before_the_title():
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph("\n(informative)\n\nExamples", "ANNEX"),
        paragraph("General", "a2"), paragraph("Words.", ""),
        styles=style("ANNEX", "ANNEX", properties='<w:numPr><w:numId w:val="2"/></w:numPr>')
        + style("a2", "a2", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>'),
        numbers=numbering({2: level(0, "Annex %1", "upperLetter") + level(1, "%1.%2")}),
    )  # fmt: skip

    assert names(outline)[1:] == [("Annex A", "Examples", 1), ("A.1", "General", 2)]
    assert kinds(outline)[1:] == [("Annex A", "annex", "informative"), ("A.1", "clause", "informative")]


def test_annex_label_status_and_title_in_paragraphs_of_their_own():
    outline = outline_of(
        paragraph("1 范围"), paragraph("本文件规定要求。"), paragraph("2 术语和定义"), paragraph("2.1"),
        paragraph("数字身份 digital identity"), paragraph("用户的标识。"), paragraph("3　总体要求"),
        paragraph("3.1　系统应保存行为记录。"), paragraph("附录A"), paragraph("（资料性）"), paragraph("应用案例"),
        paragraph("A.1 概述"), paragraph("见下。"),
    )  # fmt: skip

    assert names(outline) == [
        ("1", "范围", 1), ("2", "术语和定义", 1), ("2.1", "数字身份 digital identity", 2), ("3", "总体要求", 1),
        ("3.1", "", 2), ("附录A", "应用案例", 1), ("A.1", "概述", 2),
    ]  # fmt: skip
    assert [clause.kind for clause in outline.clauses] == [
        "clause", "clause", "term", "clause", "clause", "annex", "clause",
    ]  # fmt: skip
    assert [clause.status for clause in outline.clauses][-2:] == ["informative", "informative"]
    assert outline.language == "zh"


def test_terms_and_numbered_paragraphs_are_clauses():
    outline = outline_of(
        paragraph("3\tDefinitions", "Heading1"), paragraph("3.1\tTerms defined here", "Heading2"),
        paragraph("3.1.1\tavatar [b-X]: A figure of a user."), paragraph("3.1.2\tworld: A place."),
        paragraph("4\tRules", "Heading1"), paragraph("4.1\tThe system shall log."), paragraph("9.9\tnot a clause"),
    )  # fmt: skip

    assert [(clause.kind, clause.number, clause.title, clause.text) for clause in outline.clauses[2:]] == [
        ("term", "3.1.1", "avatar", "[b-X]: A figure of a user."),
        ("term", "3.1.2", "world", "A place."),
        ("clause", "4", "Rules", ""),
        ("clause", "4.1", "", "The system shall log.\n9.9 not a clause"),
    ]


def test_front_matter_contents_and_title():
    outline = outline_of(
        paragraph("FGXW-D1", "RecNo"), paragraph("Example worlds", "RecTitle"), paragraph("Summary", "Headingb"),
        paragraph("This draft is fictional."), paragraph("FOREWORD"), paragraph("Written by us."),
        paragraph("Table of Contents"), paragraph("\tPage"), paragraph("1\tScope\t1", "TOC1"),
        paragraph("Example worlds", "RecTitle"), paragraph("1\tScope", "Heading1"),
        styles=style("RecNo", "Rec_No") + style("RecTitle", "Rec_title") + style("Headingb", "Heading_b"),
    )  # fmt: skip

    assert names(outline) == [("", "Summary", 1), ("", "FOREWORD", 1), ("1", "Scope", 1)]
    assert kinds(outline)[0] == ("", "front", "informative")
    assert left_out(outline) == {"table of contents": "Table of Contents", "title of the document": "FGXW-D1"}
    assert outline.facts["title"] == "Example worlds"


def test_a_contents_without_styles_or_page_numbers_is_left_out():
    entries = [paragraph("目　录"), paragraph("第一章　总则"), paragraph("第二章　权利")]
    text = ["第一章　总则", "第一条　为了示例。", "第二章　权利", "第二条　可以。"]
    outline = outline_of(*entries, *map(paragraph, text))

    assert names(outline) == [("第一章", "总则", 1), ("第一条", "", 2), ("第二章", "权利", 1), ("第二条", "", 2)]
    assert kinds(outline)[:2] == [("第一章", "chapter", "normative"), ("第一条", "article", "normative")]


def test_numbers_lost_in_a_resave_come_from_the_contents():
    outline = outline_of(
        paragraph("1\tScope\t1", "TOC1"), paragraph("1.1\tGeneral\t2", "TOC1"), paragraph("Annex A – More\t3", "TOC1"),
        paragraph("Scope", "Heading1"), paragraph("General", "Heading2"), paragraph("More", "Heading1"),
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("1.1", "General", 2), ("Annex A", "More", 1)]
    assert outline.report.warnings == (
        "3 clause numbers were missing in the text and were taken from its table of contents.",
    )


def test_the_title_in_heading_1_is_no_clause():
    outline = outline_of(
        paragraph("Example worlds", "Heading1"), paragraph("1 Scope", "Heading2"), paragraph("1.1 General", "Heading3")
    )

    assert names(outline) == [("1", "Scope", 1), ("1.1", "General", 2)]


def test_parts_stand_above_numbered_clauses():
    outline = outline_of(
        paragraph("Part I General", "Heading1"), paragraph("1 Scope", "Heading2"), paragraph("1.1 More", "Heading3"),
        paragraph("Part II Special", "Heading1"), paragraph("2 Rules", "Heading2"),
    )  # fmt: skip

    assert [level for _, _, level in names(outline)] == [1, 2, 3, 1, 2]


def test_items_notes_examples_and_captions_have_markers():
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph("a)\tfirst"), paragraph("–\tdash", "enumlev2"),
        paragraph("drawn", numbering=(1, 0)), paragraph("NOTE 1 – Careful."), paragraph("EXAMPLE: Alex."),
        paragraph("Table A.1 – Fields"), paragraph("Note that this is text."),
        styles=style("enumlev2", "enumlev2"), numbers=numbering({1: level(0, "\uf0b7", "bullet")}),
    )  # fmt: skip

    assert blocks(outline) == [
        ("item", "a)", "first"), ("item", "–", "dash"), ("item", "•", "drawn"), ("note", "NOTE 1", "Careful."),
        ("example", "EXAMPLE", "Alex."), ("caption", "Table A.1", "Fields"),
        ("paragraph", "", "Note that this is text."),
    ]  # fmt: skip
    assert [block.facts.depth for block in outline.clauses[0].blocks][:3] == [1, 2, 1]


def test_tracked_changes_are_read_as_accepted_or_as_rejected():
    change = (
        '<w:del w:id="1"><w:r><w:delText>shall</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>should</w:t></w:r></w:ins>'
    )
    gone = '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:del w:id="4"><w:r>'
    body = (
        paragraph("1\tScope", "Heading1"), paragraph("It ", inner=change + run(" log.")),
        gone + "<w:delText>2 Old</w:delText></w:r></w:del></w:p>", paragraph("2\tNew", "Heading1"),
        table(row("a", "b"), row("c", "d", properties='<w:del w:id="5"/>')),
    )  # fmt: skip
    accepted, rejected = outline_of(*body), outline_of(*body, tracked="rejected")

    assert [clause.text for clause in accepted.clauses] == ["It should log.", "a\tb"]
    assert [clause.text for clause in rejected.clauses] == ["It shall log.", "", "a\tb\nc\td"]
    assert left_out(accepted) == {"deleted text (tracked changes)": "shall"}
    assert left_out(rejected) == {"inserted text (tracked changes)": "should"}


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph("First", properties="<w:rPr><w:del w:id='1'/></w:rPr>"),
        paragraph(" and last."),
    )  # fmt: skip

    assert outline.clauses[0].text == "First and last."


def test_notes_stand_at_the_end_of_their_clause_and_margins_are_left_out():
    def call(kind: str, key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    outline = outline_of(
        paragraph("1\tScope", "Heading1"),
        paragraph("Some  words", inner=call("footnote", 2) + run(" more.") + call("endnote", 3)),
        paragraph("2\tNext", "Heading1"),
        parts={
            "footnotes": f'<w:footnote w:id="2">{paragraph(" The note.")}</w:footnote>',
            "endnotes": f'<w:endnote w:id="3">{paragraph("The end.")}</w:endnote>',
            "header": paragraph("Draft"), "comments": f'<w:comment w:id="1">{paragraph("Why?")}</w:comment>',
        },
    )  # fmt: skip

    assert blocks(outline) == [
        ("paragraph", "", "Some words more."), ("footnote", "1", "The note."), ("footnote", "i", "The end."),
    ]  # fmt: skip
    assert [block.facts.call for block in outline.clauses[0].blocks] == [None, 10, 16]
    assert left_out(outline) == {"comments": "Why?", "headers and footers": "Draft"}


def test_pictures_boxes_equations_and_copies():
    fraction = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+c</m:t></m:r></m:den></m:f>"
    picture = '<wp:docPr id="1" descr="A world"/><a:blip r:embed="w.png"/>'
    box = f"<w:txbxContent>{paragraph('in a box')}</w:txbxContent>"
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph(inner=f"<m:oMathPara><m:oMath>{fraction}</m:oMath></m:oMathPara>"),
        paragraph("Before", inner=f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
                  f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
        paragraph(inner=f"<w:r><w:drawing>{picture}</w:drawing></w:r>"),
        paragraph("Figure 1 – World"), media={"w.png": b"png"},
    )  # fmt: skip

    assert blocks(outline) == [
        ("formula", "", "a/(b+c)"), ("paragraph", "", "Before"), ("paragraph", "", "in a box"), ("figure", "", ""),
        ("caption", "Figure 1", "World"),
    ]  # fmt: skip
    figure = outline.clauses[0].figures[0]
    assert (figure.block, figure.alt, figure.sha256[:8]) == (3, "A world", "8f8cbb7d")
    assert left_out(outline)["copies for older programs"] == "in a box"


def test_a_note_goes_where_the_line_that_calls_it_goes():
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    outline = outline_of(
        paragraph("Example worlds", "Title", inner=call), paragraph("1\tScope", "Heading1"),
        styles=style("Title", "Title"), parts={"footnotes": f'<w:footnote w:id="2">{paragraph("Draft.")}</w:footnote>'},
    )  # fmt: skip

    assert [(line.rule, line.count) for line in outline.report.left_out] == [("title of the document", 2)]


def test_numbers_of_a_contents_do_not_count():
    outline = outline_of(
        paragraph("Scope\t1", "TOC1", numbering=(1, 0)), paragraph("Scope", "Heading1", numbering=(1, 0)),
        numbers=numbering({1: level(0, "%1")}),
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1)]


def test_headings_of_a_file_without_numbers_are_clauses():
    outline = outline_of(
        paragraph("Introduction", "Heading1"), paragraph("1. first"), paragraph("2. second"),
        *(paragraph(text, "Heading1") for text in ("Rights", "Duties", "Limits")),
    )  # fmt: skip

    assert [(clause.kind, clause.title) for clause in outline.clauses] == [
        ("front", "Introduction"), ("clause", "Rights"), ("clause", "Duties"), ("clause", "Limits"),
    ]  # fmt: skip
    assert blocks(outline) == [("item", "1.", "first"), ("item", "2.", "second")]


def test_a_chinese_template_with_headings_terms_and_untitled_clauses():
    def counted(key: str, name: str, number: int, ilvl: int) -> str:
        place = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{number}"/></w:numPr>'
        return style(key, f"标准文件_{name}", properties=place)

    styles = (
        counted("a", "章标题", 1, 0) + counted("b", "一级条标题", 1, 1) + counted("c", "一级无标题条", 1, 1)
        + counted("e", "附录标识", 2, 0) + counted("f", "附录章标题", 2, 1) + style("i", "标准文件_前言、引言标题")
    )  # fmt: skip
    outline = outline_of(
        paragraph("前　　言", "i"), paragraph("术语和定义", "a"), paragraph("数字身份", "b"), paragraph("要求", "a"),
        paragraph("系统应保存记录。", "c"), paragraph("\n（资料性）\n身份字段", "e"), paragraph("概述", "f"),
        styles=styles,
        numbers=numbering({
            1: level(0, "%1") + level(1, "%1.%2"), 2: level(0, "附录%1", "upperLetter") + level(1, "%1.%2"),
        }),
    )  # fmt: skip

    assert [(clause.kind, clause.number, clause.title, clause.text) for clause in outline.clauses] == [
        ("front", "", "前言", ""), ("clause", "1", "术语和定义", ""), ("term", "1.1", "数字身份", ""),
        ("clause", "2", "要求", ""), ("clause", "2.1", "", "系统应保存记录。"),
        ("annex", "附录A", "身份字段", ""), ("clause", "A.1", "概述", ""),
    ]  # fmt: skip


def test_hidden_text_and_symbols():
    outline = outline_of(
        paragraph("1\tScope", "Heading1"),
        paragraph(inner=run("hidden", "<w:vanish/>") + run("x ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'),
    )

    assert outline.clauses[0].text == "x ≥"
    assert left_out(outline) == {"hidden text": "hidden"}


def test_a_section_that_calls_itself_informative_is():
    outline = outline_of(
        paragraph("1\tIntroduction", "Heading1"), paragraph("This section is non-normative."),
        paragraph("1.1\tMore", "Heading2"), paragraph("2\tRules", "Heading1"),
    )  # fmt: skip

    assert [clause.status for clause in outline.clauses] == ["informative", "informative", "normative"]


def test_laws_whose_articles_word_draws():
    outline = outline_of(
        paragraph("示例虚拟世界法"), paragraph("总则", numbering=(1, 0)), paragraph("为了保护用户。", numbering=(1, 1)),
        paragraph("权利", numbering=(1, 0)), paragraph("用户享有权利：", numbering=(1, 1)), paragraph("（一）知情；"),
        numbers=numbering({
            1: level(0, "第%1章", "chineseCountingThousand")
            + level(1, "第%2条", "chineseCountingThousand", inner='<w:lvlRestart w:val="0"/>')
        }),
    )  # fmt: skip

    assert names(outline) == [("第一章", "总则", 1), ("第一条", "", 2), ("第二章", "权利", 1), ("第二条", "", 2)]
    assert blocks(outline, 3) == [("paragraph", "", "用户享有权利："), ("item", "（一）", "知情；")]


def test_a_file_without_clauses_keeps_its_text():
    outline = outline_of(paragraph("Just a letter."), paragraph("With two lines."))

    assert [(clause.kind, clause.text) for clause in outline.clauses] == [("front", "Just a letter.\nWith two lines.")]
    assert outline.report.warnings == ("No numbered clause was found in this file.",)


def test_an_unknown_option_is_refused_in_words():
    with pytest.raises(Unreadable, match="accepted or as rejected"):
        read(word_file(paragraph("x")), "draft.docx", {"tracked": "maybe"})


def test_text_where_word_allows_none_is_left_out_by_rule():
    settings = "<w:pPr><w:t>one</w:t><w:r><w:delText>gone</w:delText></w:r></w:pPr>"
    astray = f"<w:p>{settings}<w:r><w:rPr><w:t>two</w:t></w:rPr><w:t>a<w:t>three</w:t></w:t></w:r></w:p>"
    outline = read(word_file(paragraph("1\tScope", "Heading1"), astray), "x.docx")
    assert_account(outline)
    assert outline.clauses[0].text == "a"
