"""AsciiDoc as it comes: each trap a small file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading.asciidoc.reader import AsciiDocReader
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, left_out_counts, names

STANDARD = "= Gates\n:docnumber: 9999\n:technical-committee: Walls\n\n"
COUNTED = "= Gates\n:sectnums:\n\n"


def outline_of(text: str) -> Outline:
    outline = AsciiDocReader().read(text.encode(), "draft.adoc", {})
    assert_account(outline)
    return outline


def words_of(typed: str, before: str = "") -> str:
    """What a reader sees of a paragraph."""
    return outline_of(f"{before}== Gates\n\n{typed}\n").clauses[0].text


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("A *gate*, a _wall_, `a key`, #marks# and [.small]#a door#.", "A gate, a wall, a key, marks and a door."),
        (
            "**G**ate and __w__all, ``k``ey, snake_case_name, 2 * 3 * 4",
            "Gate and wall, key, snake_case_name, 2 * 3 * 4",
        ),
        ("H~2~O, x^2^, \"`quoted`\" and '`so`'", "H2O, x2, “quoted” and ‘so’"),
        (
            "See https://a.example[the page^], link:b.html[b] and https://c.example.",
            "See the page, b and https://c.example.",
        ),
        ("`a *b* _c_` and +a *b*+ and \\*not bold*", "a *b* _c_ and a *b* and *not bold*"),
        ("[[here]]A gate((key))(((keys,small))) indexterm:[x]stays", "A gatekey stays"),
        (
            "term:[gate], {{wall,walls}}, kbd:[Ctrl], menu:File[Save], stem:[x_1 + y_2]",
            "gate, walls, Ctrl, File Save, x_1 + y_2",
        ),
        ("{blank}a{nbsp}b {unknown} &#167; &amp; {counter:n}", "a b {unknown} § &"),
        ("A gate +\nis shut,\nnot open.", "A gate is shut, not open."),
        ("A gate has\n- so to say -\n2. doors.", "A gate has - so to say - 2. doors."),
        ("image:a.png[a picture] icon:x[] pass:[a*b*c] +++<u>d</u>+++", "a*b*c <u>d</u>"),
    ],
)
def test_words_are_what_a_reader_sees(typed: str, seen: str):
    assert words_of(typed) == seen


def test_values_of_the_head_stand_in_the_text():
    assert words_of("A {kind} of {other}.", "= Keys\n:kind: {size} key\n:size: small\n:other: pass:q[iron]\n\n") == (
        "A small key of iron."
    )


def test_verbs_and_names_that_khronos_marks_lose_their_colons():
    assert words_of("The pname:size must: not be 0; flink:open may: fail, can:. Then: end.") == (
        "The size must not be 0; open may fail, can. Then: end."
    )
    assert words_of("It must: be so.") == "It must: be so."


def test_sections_of_a_standard_have_the_numbers_that_are_printed():
    outline = outline_of(
        STANDARD + "== Foreword\n\nx\n\n[.preface]\n== Submitters\n\nx\n\n=== Names\n\nx\n\n"
        "== Scope\n\nx\n\n== Terms and definitions\n\n"
        "=== gate\n\nwhat opens\n\n==== {blank}\n\ny\n\n[appendix]\n== Sizes\n\n"
        "=== Small\n\nx\n\n[appendix,obligation=informative]\n"
        "== Samples\n\n[discrete]\n=== A word\n\n[bibliography]\n== Bibliography\n\nx\n"
    )  # fmt: skip

    assert names(outline) == [
        ("", "Foreword", 1), ("", "Submitters", 1), ("", "Names", 2), ("1", "Scope", 1),
        ("2", "Terms and definitions", 1),
        ("2.1", "gate", 2), ("2.1.1", "", 3), ("Annex A", "Sizes", 1), ("A.1", "Small", 2), ("Annex B", "Samples", 1),
        ("", "Bibliography", 1),
    ]  # fmt: skip
    assert kinds(outline)[5] == ("2.1", "term", "normative")
    assert [kinds(outline)[place] for place in (7, 9)] == [
        ("Annex A", "annex", "normative"), ("Annex B", "annex", "informative"),
    ]  # fmt: skip
    assert blocks(outline, 9) == [("subheading", "", "A word")]


def test_sections_are_counted_as_the_attributes_say():
    outline = outline_of(
        COUNTED + "== Foreword\n\nx\n\n=== Deep\n\n==== Deeper\n\nx\n\n===== Deepest\n\nx\n\n"
        ":sectnums!:\n\n== Thanks\n\nx\n\n"
        ":sectnums:\n:leveloffset: 1\n\n= Walls\n\nx\n\n[appendix]\n= Keys\n\nx\n\n:leveloffset!:\n\n== End\n\nx\n"
    )

    assert names(outline) == [
        ("1", "Foreword", 1), ("1.1", "Deep", 2), ("1.1.1", "Deeper", 3), ("", "Deepest", 4), ("", "Thanks", 1),
        ("2", "Walls", 1), ("Appendix A", "Keys", 1), ("3", "End", 1),
    ]  # fmt: skip
    assert outline.report.warnings == (
        "The clause numbers are not in this file. Clauseline counted them, as the tool that publishes it does.",
    )


def test_sections_of_a_part_of_a_draft_and_typed_numbers_are_not_counted():
    assert names(outline_of("[appendix]\n== Sizes\n\nx\n\n=== Small\n\nx\n")) == [("", "Sizes", 1), ("", "Small", 2)]
    assert names(outline_of(COUNTED + "== 1 Scope\n\nx\n\n== 2. Keys\n\nx\n")) == [("1", "Scope", 1), ("2", "Keys", 1)]


def test_parts_of_a_book_stand_above_its_sections():
    outline = outline_of("= Gates\n\n= First\n\n== Scope\n\nx\n\n= Second\n\n== Walls\n\nx\n")

    assert names(outline) == [("", "First", 1), ("", "Scope", 2), ("", "Second", 1), ("", "Walls", 2)]
    assert outline.facts["title"] == "Gates"


def test_references_show_what_they_lead_to():
    outline = outline_of(
        STANDARD
        + "== Scope\n\nSee <<walls>>, <<red>>, <<t>>, <<a>>, <<ISO1>>, <<ISO1,clause=2.1>>, <<ISO1,so called>>,\n"
        "xref:walls[there] and <<nothing>>.\n\n[[walls]]\n== Walls\n\n[#red]\n=== Red ones\n\n"
        "[[t]]\n.Sizes of keys\n|===\n|a\n|===\n\n"
        "[[a]]\n[appendix]\n== Steps\n\n[bibliography]\n== Bibliography\n\n* [[[ISO1,ISO 1:2020]]], _Walls_\n"
    )

    assert outline.clauses[0].text == (
        "See Clause 2, 2.1, Sizes of keys, Annex A, ISO 1:2020, ISO 1:2020, clause 2.1, so called, there and nothing."
    )
    assert blocks(outline, 4) == [("item", "*", "[ISO 1:2020], Walls")]


def test_what_no_reader_sees_is_left_out_by_name():
    outline = outline_of(
        "= Gates\nA. Clerk\n:key: value \\\n  goes on\n\n== Scope\n\n// a remark\n"
        "A gate\n// another\nis open.\n\n////\n== none\n////\n\n"
        "ifdef::draft[]\nOnly in drafts.\nendif::[]\nifndef::x[Kept words.]\ninclude::walls.adoc[]\n\n"
        "----\n// code\n:code: y\n----\n"
    )

    assert blocks(outline) == [
        ("paragraph", "", "A gate is open."), ("paragraph", "", "Only in drafts. Kept words."), ("code", "", "// code"),
        ("code", "", ":code: y"),
    ]  # fmt: skip
    assert left_out_counts(outline) == {
        "head of the file (front matter)": 4, "comments that no reader sees": 5, "conditions and included files": 4,
        "AsciiDoc marks, addresses of links": 2, "title of the document": 1,
    }  # fmt: skip
    assert outline.report.warnings[0] == (
        "This text takes parts from other files (1), which are missing here. Please upload it with its parts "
        "in one file."
    )


def test_lists_and_what_is_attached_to_their_items():
    outline = outline_of(
        "== Gates\n\n* one\ngoes on\n** deep\n. first\n. second\n* two\n+\nattached\n"
        "+\n----\ncode\n----\n\n* three\n\nOutside.\n\n"
        "1. typed\na. lettered\n\n- [x] done\n\nkey:: opens\nlock::\n  shuts\n\n[loweralpha]\n. a\n. b\n"
    )

    assert blocks(outline) == [
        ("item", "*", "one goes on"), ("item", "*", "deep"), ("item", "1.", "first"), ("item", "2.", "second"),
        ("item", "*", "two"), ("paragraph", "", "attached"), ("code", "", "code"), ("item", "*", "three"),
        ("paragraph", "", "Outside."), ("item", "1.", "typed"), ("item", "a.", "lettered"), ("item", "-", "[x] done"),
        ("term", "", "key"), ("paragraph", "", "opens"), ("term", "", "lock"), ("paragraph", "", "shuts"),
        ("item", "a.", "a"), ("item", "b.", "b"),
    ]  # fmt: skip
    depths = [block.facts.depth for block in outline.clauses[0].blocks]
    assert depths[:5] == [1, 2, 3, 3, 1]


def test_notes_examples_and_words_that_may_bind():
    outline = outline_of(
        "== Gates\n\nNOTE: Not binding.\n\nWARNING: It binds.\n\n[NOTE]\n.Note\n"
        "====\nFirst.\n\n* item\n\nSecond.\n====\n\n[example]\nA gate.\n\n"
        "[IMPORTANT]\n====\nKeep it.\n====\n\n____\nA quote.\n____\n"
    )

    assert blocks(outline) == [
        ("note", "NOTE", "Not binding."), ("paragraph", "", "WARNING: It binds."), ("note", "NOTE", "First."),
        ("item", "*", "item"), ("note", "", "Second."), ("example", "EXAMPLE", "A gate."),
        ("subheading", "", "IMPORTANT"), ("paragraph", "", "Keep it."), ("paragraph", "", "A quote."),
    ]  # fmt: skip


def test_tables_with_spans_heads_and_repeated_cells():
    outline = outline_of(
        '== Gates\n\n.Keys\n[%header,cols="1,2*"]\n|===\n|a |b |c\n\n'
        ".2+|down 2+^.^s|wide\n|*x* footnote:[A body.] |y \\| z\n3*|again\n|===\n\n"
        ',===\nk,"v, w"\n,===\n\n|===\n|h1 |h2\n\n|1\n|2\n|===\n'
    )

    assert blocks(outline) == [
        ("caption", "", "Keys"), ("row", "", "a\tb\tc"), ("row", "", "down\twide"), ("row", "", "x\ty | z"),
        ("row", "", "again\tagain\tagain"), ("row", "", "k\tv, w"), ("row", "", "h1\th2"), ("row", "", "1\t2"),
        ("footnote", "1", "A body."),
    ]  # fmt: skip
    cells = [[(cell.column, cell.columns, cell.rows, cell.is_head) for cell in block.facts.cells]
             for block in outline.clauses[0].blocks]  # fmt: skip
    assert cells[1:4] == [
        [(0, 1, 1, True), (1, 1, 1, True), (2, 1, 1, True)], [(0, 1, 2, False), (1, 2, 1, False)],
        [(1, 1, 1, False), (2, 1, 1, False)],
    ]  # fmt: skip
    assert [cell[3] for cell in cells[6]] == [True, True]


def test_blocks_of_code_formulas_and_pictures():
    outline = outline_of(
        "== Gates\n\n.A sample\n[source,ruby]\n----\nputs 1 # *x*\n\n== no heading\n"
        "----\n\n indented\n\n[stem]\n++++\nx = 1\n++++\n\n"
        ".A gate\nimage::gate.png[Gate, 100]\n\n```js\nkey()\n```\n\n'''\n\n<<<\n\n.A title\nWords.\n"
    )

    assert blocks(outline) == [
        ("caption", "", "A sample"), ("code", "", "puts 1 # *x*"), ("code", "", "== no heading"),
        ("code", "", "indented"), ("formula", "", "x = 1"), ("caption", "", "A gate"), ("figure", "", ""),
        ("code", "", "key()"), ("subheading", "", "A title"), ("paragraph", "", "Words."),
    ]  # fmt: skip
    assert [figure.alt for figure in outline.clauses[0].figures] == ["Gate"]


def test_names_beside_a_term_stand_alone():
    outline = outline_of(
        STANDARD + "== Terms and definitions\n\n=== gate\nalt:[port]\ndeprecated:[hole]\n\nwhat opens\n"
    )

    assert blocks(outline, 1) == [("paragraph", "", "port"), ("paragraph", "", "hole"), ("paragraph", "", "what opens")]


def test_the_head_gives_facts():
    outline = outline_of(
        "= Gates\n:docnumber: 9999\n:revdate: 2026-05-01\n:language: en\n:title-intro-en: Walls\n"
        ":title-main-en: Gates\n\n"
        "== Scope\n\nThe scope of this draft and of that.\n"
    )

    assert dict(outline.facts) == {
        "title": "Walls — Gates", "number": "9999", "date": "2026-05-01", "language": "en",
    }  # fmt: skip
    assert left_out(outline)["title of the document"] == "Gates"


@pytest.mark.parametrize(
    ("data", "name", "is_known"),
    [
        (b"plain words", "draft.adoc", True),
        (b"= Gates\n:sectnums:\n\nx\n", "draft.txt", True),
        (b"// x\n\n[[a]]\n== Gates\n\nx\n\n=== Walls\n\n|===\n|a\n|===\n", "draft", True),
        (b"== Gates ==\n\nx\n\n== Walls ==\n\n[[a]]\n", "wiki.txt", False),
        (b"# Gates\n\n## 1 Scope\n\n## 2 Walls\n", "draft.md", False),
        (b"<html><body>= x</body></html>", "draft.adoc", False),
        (b"Gates\n== x\n", "draft.txt", False),
        (b"\0\1\2", "draft", False),
    ],
)
def test_known_by_content_before_name(data: bytes, name: str, is_known: bool):
    assert AsciiDocReader().recognises(data, name) is is_known


PIECES = st.sampled_from([
    "= T\n", "== H\n", "=== H *b*\n", "\n", "\n\n", "* a\n", "** b\n", ". c\n", "k:: v\n", "+\n", "----\n",
    "====\n", "--\n", "|===\n", "|a |b\n", "2+|c\n", "[NOTE]\n", "[appendix]\n", ".Title\n", "[[x]]\n", "<<x>> ",
    "<<y,z>>", "*a* ", "_b_", "`c`", "#d", "^e^", "footnote:[f _g_]", "footnote:[", "https://a.example[h]",
    "{x}", "{nbsp}", ":x: y\n", ":x!:\n", "include::z[]\n", "ifdef::x[w]\n", "// c\n", "////\n", "++++\n",
    "[stem]\n", "\u00e9", "e\u0301", "\u5899", "\\*", "((i))", "[[[r,s]]]", "\t", " ", "a b c\n",
    "image::p[q]\n", "'''\n", "\"`q`\"", "stem:[t]", "\u00ad", "&amp;", "term:[u]", "\r\n", ",===\n", "a,\"b\n",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(text: str):
    outline_of("== Gates\n\nA wall.\n\n" + text)
    outline_of("= Gates\n:sectnums:\n" + text)
