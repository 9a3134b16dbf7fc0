"""Plain text as it comes: memos, laws, standards of China, exports of other programs."""

from __future__ import annotations

import pytest

from clauseline.outline import Outline
from clauseline.reading import Unreadable
from clauseline.reading.txt.reader import PlainTextReader
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, names

MEMO = """\



Example Worlds Group                                            A. Person
Internet-Draft                                          Example Institute
Expires: 4 March 2024                                    6 September 2023


                   Identity Records in Example Worlds
                      draft-person-identity-records-02

Abstract

   This memo describes records.

Table of Contents

   1.  Introduction  . . . . . . . . . . . . . . . . . . . . . . . .   1
     1.1.  Terms . . . . . . . . . . . . . . . . . . . . . . . . . .   2
   Appendix A.  Use case . . . . . . . . . . . . . . . . . . . . . .   3

1.  Introduction

   A record holds what a person does in a world.  It is kept by the
   operator of the world, which hands it to nobody but the person and




Person                    Expires 4 March 2024                  [Page 1]
\f
Internet-Draft              Identity Records              September 2023


   those the person names.

1.1.  Terms That Are Used in This Memo and in the Memos That Accompany
      It

   o  A record is well-
      known data:

      *  of a person,
      *  of an avatar.




Person                    Expires 4 March 2024                  [Page 2]
\f
Internet-Draft              Identity Records              September 2023


2.  Security Considerations
   None.

   +------+---------+
   | Code | Meaning |
   +------+---------+
   | 1    | kept    |
   +------+---------+

Appendix A.  Use case

   User Alex enters.

A.1.  Steps

   1 is not a clause here.




Person                    Expires 4 March 2024                  [Page 3]
"""


def outline_of(text: str, encoding: str = "utf-8") -> Outline:
    outline = PlainTextReader().read(text.encode(encoding), "draft.txt", {})
    assert_account(outline)
    return outline


def test_a_memo_of_the_ietf():
    outline = outline_of(MEMO)

    assert names(outline) == [
        ("", "Abstract", 1),
        ("1", "Introduction", 1),
        ("1.1", "Terms That Are Used in This Memo and in the Memos That Accompany It", 2),
        ("2", "Security Considerations", 1),
        ("Appendix A", "Use case", 1),
        ("A.1", "Steps", 2),
    ]
    assert dict(outline.facts) == {
        "title": "Identity Records in Example Worlds", "number": "draft-person-identity-records-02",
        "date": "6 September 2023", "stage": "Internet-Draft", "language": "en",
    }  # fmt: skip


def test_a_page_break_cuts_no_paragraph_and_running_lines_are_reported():
    outline = outline_of(MEMO)

    assert blocks(outline, 1) == [
        (
            "paragraph", "",
            "A record holds what a person does in a world. It is kept by the operator of the world, which hands it "
            "to nobody but the person and those the person names.",
        )
    ]  # fmt: skip
    assert left_out(outline)["running heads and feet"] == "Person Expires 4 March 2024 [Page 1]"
    assert [row.count for row in outline.report.left_out if row.rule == "running heads and feet"] == [5]


def test_items_and_drawn_tables_of_a_memo():
    outline = outline_of(MEMO)

    assert blocks(outline, 2)[1:] == [("item", "*", "of a person,"), ("item", "*", "of an avatar.")]
    assert outline.clauses[2].text.startswith("o A record is well-known data:")
    assert blocks(outline, 3) == [
        ("paragraph", "", "None."), ("row", "", "Code\tMeaning"), ("row", "", "1\tkept"),
    ]  # fmt: skip


def test_a_law_with_its_contents():
    outline = outline_of(
        "示例虚拟世界管理条例\n　　目　　录\n　　第一章　总则\n　　第二章　身份\n　　　　第一节　登记\n\n"
        "　　　　第一章　总则\n\n　　第一条　为了示例，制定本条例。\n\n"
        "　　依照第二条执行。\n　　（一）登记；\n\n　　第一条之一　世界应当公开规则。\n"
        "　　　　第二章　身份\n　　　　第一节　登记\n　　第二条　用户可以不登记。\n"
    )

    assert names(outline) == [
        ("第一章", "总则", 1), ("第一条", "", 2), ("第一条之一", "", 2), ("第二章", "身份", 1), ("第一节", "登记", 2),
        ("第二条", "", 3),
    ]  # fmt: skip
    assert blocks(outline, 1) == [
        ("paragraph", "", "为了示例，制定本条例。"), ("paragraph", "", "依照第二条执行。"),
        ("item", "（一）", "登记；"),
    ]  # fmt: skip
    assert outline.language == "zh"


def test_signs_that_are_spread_with_spaces_are_closed_up_and_words_are_not():
    outline = outline_of(
        "示例条例\n目 录\n第一章　总　则\n第二章 社会 体育\n第三章 附  则\n"
        "第一章 总 则\n第一条 世界应当公开。\n第二章 社会 体育\n第二条 登记。\n第三章 附 则\n第三条 施行。\n"
    )

    assert names(outline) == [
        ("第一章", "总则", 1), ("第一条", "", 2), ("第二章", "社会 体育", 1), ("第二条", "", 2), ("第三章", "附则", 1),
        ("第三条", "", 2),
    ]  # fmt: skip


def test_a_chinese_standard_with_untitled_clauses_and_annexes():
    outline = outline_of(
        "ICS 35.240\n团体标准\nT/XWSG 001—2023\n虚拟世界数字身份体系\n2023-04-10 发布\n目　　次\n"
        "前言\n1　范围\n2　要求\n"
        "附录A（规范性）身份信息字段\n前　　言\n本文件由示例组提出。\n"
        "1　范围\n本文件规定了身份。\n2　要求\n2.1　总则\n2.1.1　平台应当保存记录。\n2.1.2　平台不应公开记录。\n"
        "附　录　A\n（规范性）\n身份信息字段\nA.1　字段\n姓名。\n"
    )

    assert names(outline) == [
        ("", "前言", 1), ("1", "范围", 1), ("2", "要求", 1), ("2.1", "总则", 2), ("2.1.1", "", 3), ("2.1.2", "", 3),
        ("附录A", "身份信息字段", 1), ("A.1", "字段", 2),
    ]  # fmt: skip
    assert kinds(outline)[6:] == [("附录A", "annex", "normative"), ("A.1", "clause", "normative")]
    assert (outline.facts["number"], outline.facts["date"]) == ("T/XWSG 001—2023", "2023-04-10")


def test_wrapped_text_without_indentation():
    outline = outline_of(
        "1 Scope\n\nThis draft says what a record of a person in an example world may hold and\n"
        "who may see it, which are the 2 questions that were put to the group in the last\n"
        "meeting of June.\n\n2 Requirements\n\n2.1 General\n\nOperators are required to publish what they keep, "
        "why they keep it and for how\nlong; see clause 1 of the draft for the other questions of this kind.\n\n"
        "2.2 Records of what people do in an example world and of what is done to them by\nothers\n\nNone.\n\n"
        "Annex A Record of a person\n\nAnnex A is short.\n\nA.1 Fields\n\nNone.\n"
    )

    assert names(outline) == [
        ("1", "Scope", 1), ("2", "Requirements", 1), ("2.1", "General", 2),
        ("2.2", "Records of what people do in an example world and of what is done to them by others", 2),
        ("Annex A", "Record of a person", 1), ("A.1", "Fields", 2),
    ]  # fmt: skip


def test_a_table_drawn_under_rules_of_dashes():
    outline = outline_of(
        "1 Scope\n\nText.\n\n  ------ ---------\n  Code   Meaning\n  1      kept\n  2      lost again\n"
        "  ------ ---------\n\n2 Codes\n\nNone.\n"
    )

    assert names(outline) == [("1", "Scope", 1), ("2", "Codes", 1)]
    assert blocks(outline)[1:] == [
        ("row", "", "Code\tMeaning"), ("row", "", "1\tkept"), ("row", "", "2\tlost again"),
    ]  # fmt: skip


def test_references_to_sections_start_no_clause():
    outline = outline_of("1 Scope\nText.\nSection 7.2\tFrames\nSection 7.3\tStreams\n2 Codes\nNone.\n")

    assert names(outline) == [("1", "Scope", 1), ("2", "Codes", 1)]


@pytest.mark.parametrize("data", [b"", b" \n", b"1 Scope\n\0\1\2\3 and more", bytes(range(256)) * 4])
def test_what_is_no_text_ends_with_a_sentence(data):
    with pytest.raises(Unreadable):
        PlainTextReader().read(data, "draft.txt", {})


def test_markup_is_for_other_readers():
    reader = PlainTextReader()

    assert not reader.recognises(b"<!DOCTYPE html><p>1 Scope</p>", "draft.txt")
    assert not reader.recognises(b"{\\rtf1 1 Scope}", "draft.txt")
    assert not reader.recognises(b"PK\3\4\0\0\0", "draft.zip")
    assert reader.recognises("1 范围".encode("gb18030"), "draft")


def test_a_number_that_ends_a_wrapped_sentence_and_a_line_break_in_a_title():
    outline = outline_of(
        "1 Scope\n\nThis draft says what a record of a person in an example world may hold and\n"
        "who may see it, which are the questions that were put to the group in the last\n"
        "meeting of June. What it says of the records of other worlds is in clause\n2.1.\n\n"
        "2 Requirements\n\n2.1 General\n\n"
        "None of what is said here holds for the records of the worlds named before.\n\n"
        "Annex A\n\nRecord of a person\n in an example world\n\nText.\n"
    )

    assert names(outline) == [
        ("1", "Scope", 1),
        ("2", "Requirements", 1),
        ("2.1", "General", 2),
        ("Annex A", "Record of a person in an example world", 1),
    ]


def test_rows_of_numbers_and_wrapped_references_start_no_clause():
    words = "Words that run on for as long as the line is wide, and that end in a reference to Section"
    text = "\n\n".join(
        ["1 Scope", words, "1.1 Terms", "Words.", f"{words}\n1.1 is the one that is meant.", "1.2 7.7 0.4"]
    )
    outline = PlainTextReader().read(text.encode(), "draft.txt", {})

    assert_account(outline)
    assert [(clause.number, clause.title) for clause in outline.clauses] == [("1", "Scope"), ("1.1", "Terms")]


def test_a_packet_drawn_bit_by_bit_is_code():
    packet = """\
       0                   1                   2
       0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0
      +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
      |V=2|P|  CC   |M|      sequence number    |
      +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
"""
    text = MEMO.replace("   A record holds", f"{packet}\n   A record holds", 1)

    assert blocks(outline_of(text), 1) == [
        *[("code", "", " ".join(row.split())) for row in packet.splitlines()], *blocks(outline_of(MEMO), 1),
    ]  # fmt: skip


def test_contents_at_the_start_of_a_chapter():
    text = MEMO.replace(
        "1.  Introduction\n\n", "1.  Introduction\n\n   Table of Contents\n\n   1.1.  Hours\n   1.2.  Gates\n\n", 1
    )
    text = text.replace("1.1.  Terms That", "1.1.  Hours\n\n   Long.\n\n1.2.  Gates\n\n   Two.\n\n1.3.  Terms That", 1)

    assert [clause.number for clause in outline_of(text).clauses[1:5]] == ["1", "1.1", "1.2", "1.3"]
