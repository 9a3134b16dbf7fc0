"""Markdown as it comes: each trap a small file."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading.markdown.reader import MarkdownReader
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, names


def outline_of(text: str) -> Outline:
    outline = MarkdownReader().read(text.encode(), "draft.md", {})
    assert_account(outline)
    return outline


def test_headings_of_every_kind():
    outline = outline_of(
        '# Identity records\n\n## 1 Scope {#scope .top}\n\nText.\n\n2 Terms\n-------\n\n<a name="r"></a>\n'
        "### 2.1 `Record` of a [person](https://example.org/p)\n\n<h2>3 Codes &amp; marks</h2>\n\n"
        '<a id="x"></a> ## 4 C\\# \\*and\\* others ##\n\n```\n# 5 Not a heading\n```\n'
    )

    assert names(outline) == [
        ("1", "Scope", 1), ("2", "Terms", 1), ("2.1", "Record of a person", 2), ("3", "Codes & marks", 1),
        ("4", "C# *and* others ##", 1),
    ]  # fmt: skip
    assert outline.facts["title"] == "Identity records"
    assert blocks(outline, 4) == [("code", "", "# 5 Not a heading")]


def test_words_behind_the_end_of_a_page_stay():
    outline = outline_of("# 1 Scope\n\nWalls.\n\n</body>\nOf brick.\n")

    assert [clause.text for clause in outline.clauses] == ["Walls.\nOf brick."]


def test_lists_tables_and_quotes():
    outline = outline_of(
        "# 1 Scope\n\n- one\n- two\n  1. three\n\n> quoted *words*\n\n"
        "| Code | Meaning |\n|---|---|\n| 1 | **kept** |\n\n"
        "<table><tr><th>a</th><td colspan=2>b<br>c</td></tr>\n\n<tr><td>d</td></tr></table>\n\n# 2 Codes\n"
    )

    assert blocks(outline) == [
        ("item", "-", "one"), ("item", "-", "two"), ("item", "1.", "three"), ("paragraph", "", "quoted words"),
        ("row", "", "Code\tMeaning"), ("row", "", "1\tkept"), ("row", "", "a\tb c"), ("row", "", "d"),
    ]  # fmt: skip
    assert [block.facts.table for block in outline.clauses[0].blocks[4:]] == [1, 1, 2, 2]
    assert outline.clauses[0].blocks[2].facts.depth == 2


def test_articles_whose_lines_their_author_ended_are_clauses():
    outline = outline_of(
        "# 大厦法\n\n## 第一章 总则\n\n**第一条** 为了保护大厦，制定本法。  \n**第二条** 本法适用于大厦。\n\n"
        "## 第二章 门\n\n第三条　门应当有两种：  \n（一）大门；  \n（二）小门。  \n"
        "第四条　违反第三条规定的，门应当锁。\n"
    )

    assert names(outline) == [
        ("第一章", "总则", 1), ("第一条", "", 2), ("第二条", "", 2), ("第二章", "门", 1), ("第三条", "", 2),
        ("第四条", "", 2),
    ]  # fmt: skip
    assert blocks(outline, 4) == [
        ("paragraph", "", "门应当有两种："),
        ("item", "（一）", "大门；"),
        ("item", "（二）", "小门。"),
    ]
    assert outline.clauses[5].text == "违反第三条规定的，门应当锁。"


def test_articles_that_follow_their_bold_numbers_closely_are_clauses():
    outline = outline_of(
        "# 门法\n\n**第一条**门应当开。\\\n**第二条**门应当关。\\\n**第三条**门应当锁[^1]。\n\n[^1]: 夜里。\n"
    )

    assert [(clause.number, clause.text) for clause in outline.clauses] == [
        ("第一条", "门应当开。"), ("第二条", "门应当关。"), ("第三条", "门应当锁。\n夜里。"),
    ]  # fmt: skip


def test_lines_of_a_verse_stay_one_paragraph():
    outline = outline_of("# 1 Scope\n\nWalls of brick,  \nwalls of clay.\n")

    assert blocks(outline) == [("paragraph", "", "Walls of brick, walls of clay.")]


def test_a_heading_that_opens_a_quotation_with_a_number_is_of_the_amended_law():
    outline = outline_of(
        "# Act of Gates\n\n## Art. 1. Gates\n\nGates open.\n\n## Art. 2. Walls\n\nThe Act of Walls reads:\n\n"
        "### «Art. 7. Colours\n\nWalls are red.»\n\n## Art. 3. Start\n\nAt once.\n"
    )

    assert names(outline) == [("Art. 1", "Gates", 1), ("Art. 2", "Walls", 1), ("Art. 3", "Start", 1)]
    assert blocks(outline, 1) == [
        ("paragraph", "", "The Act of Walls reads:"), ("subheading", "", "«Art. 7. Colours"),
        ("paragraph", "", "Walls are red.»"),
    ]  # fmt: skip


def test_bare_letters_count_only_in_sequence_after_numbers():
    outline = outline_of(
        "# Draft\n\n## A Preface of sorts\n\n## 1 Scope\n\n### A Note\n\n## A Use cases\n\n### A.1 Steps\n\n"
        "## B History\n\n## D Day\n"
    )

    assert names(outline)[1:] == [
        ("1", "Scope", 1), ("", "A Note", 2), ("A", "Use cases", 1), ("A.1", "Steps", 2), ("B", "History", 1),
        ("", "D Day", 1),
    ]  # fmt: skip


def test_front_matter_gives_facts():
    outline = outline_of(
        '---\ntitle: "Identity records"\ndate: 2023-06-12\n---\n\n# 1 Scope\n\nThe scope of this draft and of that.\n'
    )

    assert dict(outline.facts) == {"title": "Identity records", "date": "2023-06-12", "language": "en"}
    assert left_out(outline)["head of the file (front matter)"] == "---"


def test_numbers_by_position_are_ours():
    outline = outline_of(
        "---\ntitle: Records\ndocname: draft-person-records-01\nauthor:\n  - name: A. Person\n\n"
        "--- abstract\n\nShort.\n\n"
        "--- middle\n\n# Introduction {#intro}\n\nText, see {{intro}}.\n\n## Terms\n\n# Codes\n\n--- back\n\n"
        "# Use case\n\n"
        '## Steps\n\n# Acknowledgments\n{:numbered="false"}\n\nThanks.\n'
    )

    assert names(outline) == [
        ("", "Abstract", 1), ("1", "Introduction", 1), ("1.1", "Terms", 2), ("2", "Codes", 1),
        ("Appendix A", "Use case", 1), ("A.1", "Steps", 2), ("", "Acknowledgments", 1),
    ]  # fmt: skip
    assert outline.report.warnings == (
        "The clause numbers are not in this file. Clauseline counted them, as the tool that publishes it does.",
    )
    assert outline.facts["number"] == "draft-person-records-01"
    assert kinds(outline)[4] == ("Appendix A", "appendix", "normative")


def test_known_by_content_before_name():
    reader = MarkdownReader()

    assert reader.recognises(b"# Draft\n\n## 1 Scope\n\n## 2 Terms\n", "draft.txt")
    assert reader.recognises(b"plain words", "draft.md")
    assert not reader.recognises(b"1 Scope\n# one comment\n", "draft.txt")
    assert not reader.recognises(b"<html><body># x</body></html>", "draft.md")
    assert not reader.recognises(b"\0\1\2", "draft")


def test_references_of_kramdown_show_what_they_lead_to():
    outline = outline_of(
        "--- middle\n\n# Scope {#scope}\n\n{::boilerplate bcp14-tagged}\n\nSee {{RFC2119}}, {{!RFC8174}}, {{scope}}, "
        "{{more-keys}}, {{Section 4 of RFC9110}} and `{{code}}`.\n\n## More keys\n\n| k |\n|---|\n| {{samples}} |\n"
        "{: #t title=\"Keys\"}\n\n~~~\n{: kept}\n{{kept}}\n~~~\n{: #f}\n\n--- back\n\n# Samples\n{: #samples}\n"
    )  # fmt: skip

    assert names(outline) == [
        ("1", "Scope", 1), ("1.1", "More keys", 2), ("2", "Normative References", 1), ("Appendix A", "Samples", 1),
    ]  # fmt: skip
    assert blocks(outline) == [(
        "paragraph", "",
        "See [RFC2119], [RFC8174], Section 1, Section 1.1, Section 4 of [RFC9110] and [code].",
    )]  # fmt: skip
    assert blocks(outline, 1) == [
        ("row", "", "k"), ("row", "", "Appendix A"), ("code", "", "{: kept}"), ("code", "", "{{kept}}"),
    ]  # fmt: skip


HEAD = """---
title: Records of persons
docname: draft-person-records-02
pi: [toc, sortrefs, symrefs]
date: {DATE}

normative:
  RFC2119:
  KEEPING:
    title: "Keeping records: a guide"
    author:
      - ins: Clerk
        name: Clerk of records
        org: Office
      - org: Registry of Nowhere
    date: 2021-04
    target: https://records.example/keeping
    seriesinfo:
      Memo: 7
  I-D.nobody-records-model: model
informative:
  OLD: RFC9999
  RULES:
    =: RFC9998
    display: House-Rules
"""


def test_sources_in_the_head_of_kramdown_are_clauses_behind_the_middle():
    outline = outline_of(
        f"{HEAD}\n--- middle\n\n# Scope\n\nSee {{{{KEEPING}}}}, {{{{-model}}}}, {{{{RULES}}}}, {{{{?LAST=RFC9997}}}} "
        "and {{sec-informative-references}}.\n\n{::boilerplate bcp14-tagged}\n\n--- back\n\n# Use case\n"
    )

    assert names(outline) == [
        ("1", "Scope", 1), ("2", "References", 1), ("2.1", "Normative References", 2),
        ("2.2", "Informative References", 2), ("Appendix A", "Use case", 1),
    ]  # fmt: skip
    assert blocks(outline) == [
        ("paragraph", "", "See [KEEPING], [I-D.nobody-records-model], [House-Rules], [LAST] and Section 2.2.")
    ]
    assert blocks(outline, 2) == [
        ("item", "", "[I-D.nobody-records-model]"),
        ("item", "", "[KEEPING] Clerk of records, Registry of Nowhere, Keeping records: a guide, Memo 7, 2021-04, "
                     "<https://records.example/keeping>"),
        ("item", "", "[RFC2119]"), ("item", "", "[RFC8174]"),
    ]  # fmt: skip
    assert blocks(outline, 3) == [
        ("item", "", "[House-Rules] RFC9998"), ("item", "", "[LAST] RFC9997"), ("item", "", "[OLD] RFC9999"),
    ]  # fmt: skip


def test_what_the_head_says_of_a_source_is_not_left_out():
    outline = outline_of("---\nnormative:\n  K:\n    title: Records\n\n--- middle\n\n# Scope\n")

    assert blocks(outline, 1) == [("item", "", "[K] Records")]
    # "---normative:" and of the list ":" and "title:"; ours are both numbers, the title of the list and two brackets.
    left = {row.rule: row.characters for row in outline.report.left_out}
    assert left["head of the file (front matter)"] == len("---normative::title:")
    assert outline.report.added == len("12NormativeReferences[]")


def test_one_list_of_sources_is_a_clause_of_its_own_in_the_order_of_the_head():
    outline = outline_of("---\nx: {{DAY}}\ninformative:\n  B:\n  A:\n--- middle\n\n# Scope\n\n{{?RFC9999}} {{?A}}\n")

    assert names(outline) == [("1", "Scope", 1), ("2", "Informative References", 1)]
    assert [text for _, _, text in blocks(outline, 1)] == ["[B]", "[A]", "[RFC9999]"]


def test_a_source_named_as_both_is_normative():
    outline = outline_of("---\nv: 3\n--- middle\n\n# Scope\n\n{{?RFC9999}} {{!RFC9999}} {{RFC9998}}\n")

    assert names(outline) == [("1", "Scope", 1), ("2", "Normative References", 1)]
    assert [text for _, _, text in blocks(outline, 1)] == ["[RFC9999]"]


VALUES = st.recursive(
    st.one_of(st.sampled_from(["RFC9998", "x", "{D}", "&a b", "*a", "[", "false", "<e\u0301>"]), st.text(max_size=6)),
    lambda inner: st.dictionaries(
        st.sampled_from(["title", "author", "=", "-", "display", "date", "target", "seriesinfo", "ann"]),
        inner,
        max_size=4,
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), st.sampled_from([json.dumps, repr]))
@settings(max_examples=200, deadline=None)
def test_whatever_the_head_says_of_sources_its_account_closes(sources, write):
    outline_of(f"---\nnormative: {write(sources)}\n\n--- middle\n\n# Scope\n\n{{{{!RFC2119}}}}, {{{{-x}}}}\n")


def test_a_head_nested_without_end_gives_no_sources():
    outline = outline_of("---\nnormative: " + "{a: " * 9_000 + "\n\n--- middle\n\n# Scope\n\nText.\n")

    assert names(outline) == [("1", "Scope", 1)]


def test_a_head_that_holds_itself_is_read():
    outline = outline_of("---\nnormative: &a\n  K: {title: T, author: &b [*b], date: *a}\n--- middle\n\n# Scope\n")

    assert names(outline) == [("1", "Scope", 1)]


def test_a_head_that_says_the_same_again_and_again_gives_no_sources():
    sources = "".join(f"  R{place}: *a\n" for place in range(1_000))
    head = f"---\nref:\n  A: &a {{title: {'T' * 1_000}}}\nnormative:\n{sources}--- middle\n\n# Scope\n"

    assert names(outline_of(head)) == [("1", "Scope", 1)]


def test_a_back_without_a_middle_is_no_draft_of_kramdown():
    outline = outline_of("# Scope\n\n{{!RFC2119}}\n\n--- back\n\n# Use\n")

    assert names(outline) == [("", "Scope", 1), ("", "Use", 1)]


def test_what_pandoc_adds_to_words():
    outline = outline_of(
        "::: {.cover}\nPark Office\n:::\n\n# []{#_Toc1 .anchor}1 Scope {#scope}\n\n"
        "This is [new]{.underline}, see [1].\n\n::: warning\nKeep off the grass.\n:::\n\n# 2 Code\n\n```\n::: x\n```\n"
    )

    assert names(outline) == [("1", "Scope", 1), ("2", "Code", 1)]
    assert [clause.text for clause in outline.clauses] == ["This is new, see [1].\nKeep off the grass.", "::: x"]


def test_heaps_of_marks_that_never_end():
    outline = outline_of("# Scope" + "{.a}" * 20_000 + "\n\n" + "<table>\n\n" * 20_000 + "\n# Use\n\nText.\n")

    assert names(outline)[0] == ("", "Scope", 1)


def test_boilerplate_without_a_name_or_an_end():
    outline = outline_of("---\ntitle: T\n--- middle\n\n# Scope\n\n{::boilerplate " + " " * 20_000 + "\n")

    assert names(outline) == [("1", "Scope", 1)]


def test_an_anchor_is_typed_in_the_last_braces_of_a_line():
    text = "---\ntitle: T\n--- middle\n\n# Scope {#first .top}\n\nSee {{first}}.\n\n# {" + "#a" * 20_000 + "\n"
    outline = outline_of(text)

    assert outline.clauses[0].text == "See Section 1."


def test_an_alert_that_notes_is_a_note_with_all_its_paragraphs():
    outline = outline_of(
        "# Gates\n\nThey shall be shut.\n\n> [!NOTE]\n> They must be seen.\n>\n> > From afar.\n\n"
        "> [!IMPORTANT]\n> Keys shall be kept.\n\n> A quote.\n\n[!TIP] in text.\n"
    )

    blocks = [(one.kind, outline.clauses[0].text[one.start : one.end]) for one in outline.clauses[0].blocks]
    assert blocks == [
        ("paragraph", "They shall be shut."), ("note", "They must be seen."), ("note", "From afar."),
        ("paragraph", "[!IMPORTANT] Keys shall be kept."), ("paragraph", "A quote."), ("paragraph", "[!TIP] in text."),
    ]  # fmt: skip


def test_words_in_components_are_markdown():
    outline = outline_of(
        '# Gates\n\n## 1 Keys\n\n<Note kind="hint"\n  shown={() => true}>\n    The gate has the key `a<b`\n    '
        "and *two* others `<id>`\n    beside it.\n\n    ```\n    <Key>\n    ```\n</Note>\n\nSee <Gate\nname='x' /> "
        "here, `<Gate>` and <TABLE>\n\n## 2 <Mark>Walls</Mark>\n\n<div>\nA wall has `a<b`\nbricks.\n</div>\n"
    )

    assert names(outline) == [("1", "Keys", 1), ("2", "Walls", 1)]
    assert blocks(outline) == [
        ("paragraph", "", "The gate has the key a<b and two others <id> beside it."), ("code", "", "<Key>"),
        ("paragraph", "", "See here, <Gate> and"),
    ]  # fmt: skip
    assert blocks(outline, 1) == [("paragraph", "", "A wall has `a<b` bricks.")]


SHORTHAND = """\
# Gates

## 1 <span id='s'>Scope of [=gate|gates=]</span> {{% anchor 'a' %}}

A [=gate=], a [=house/
wall=] and `[=code=]`
follow [[!RFC9999]] and [[[DOM]]]<br />of <a name="x"id="y"><b>all</b> walls \\<b\\>.

{{< note >}}
Gates are *red*.
{{< /note >}}

    [[0]]

| key | value |
|---|---|
| [=gate|gates=] | {{< x

<div>
## 2 <b>Keys</b> of *gates*
</div>

See [walls]({{< ref 'walls.md' >}}).
"""


def test_shorthand_and_marks_of_html_leave_their_words():
    outline = outline_of(SHORTHAND)

    assert names(outline) == [("1", "Scope of gates", 1), ("2", "Keys of gates", 1)]
    assert blocks(outline) == [
        ("paragraph", "", "A gate, a wall and [=code=] follow [RFC9999] and DOM of all walls <b>."),
        ("paragraph", "", "Gates are red."), ("code", "", "[[0]]"), ("row", "", "key\tvalue"),
        ("row", "", "gates\t{{< x"),
    ]  # fmt: skip
    assert outline.clauses[1].text == "See walls."
