from __future__ import annotations

from dataclasses import replace

import pytest

from clauseline.comparing import compare
from clauseline.comparing.changes import Change, Detail
from clauseline.comparing.details.generated import find_generated
from clauseline.outline import BlockText, Cell, ClauseText, Facts, FigureImage, Outline
from tests.clauseline.comparing.drafts import clause, draft, edit

ERASURE = "Records are erased on demand of a person."
POLICE = "Officers see each record of an avatar."
PLATFORM = "The platform keeps records of each avatar, and tells its person what is kept there and why."


def _details(old: Outline, new: Outline) -> list[tuple[str, str, str]]:
    return [(detail.kind, detail.old, detail.new) for change in compare(old, new).changes for detail in change.details]


def _one(old: str, new: str, language: str = "en") -> list[tuple[str, str, str]]:
    """The details of one reworded clause."""
    return _details(draft(("1", "Records", old), language=language), draft(("1", "Records", new), language=language))


def _change(old: Outline, new: Outline, number: str) -> Change:
    return next(c for c in compare(old, new).changes if any(new.clauses[j].number == number for j in c.new))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Records are kept for 180 days.", "Records are kept for 365 days.", ("deadline", "180 days", "365 days")),
        ("Answer within thirty days.", "Answer within ninety days.", ("deadline", "thirty days", "ninety days")),
        ("Records are kept for 30 days.", "Records are kept for 30 months.", ("deadline", "30 days", "30 months")),
        ("At least 80% of avatars match.", "At least 95% of avatars match.", ("number", "80%", "95%")),
        ("Records are erased within 30 days.", "Records are erased.", ("deadline", "30 days", "")),
        ("平台应在三十日内删除记录。", "平台应在九十日内删除记录。", ("deadline", "三十日内", "九十日内")),
        ("保存期限不少于180天。", "保存期限不少于3年。", ("deadline", "180天", "3年")),
        (
            "本规定自2031年11月1日起施行。",
            "本规定自2033年1月1日起施行。",
            ("deadline", "2031年11月1日", "2033年1月1日"),
        ),
        ("逾期不改的，处五万元以下的罚款。", "情节严重的，处十万元以下罚款。", ("number", "五万元", "十万元")),
    ],
)
def test_numbers_and_deadlines(before: str, after: str, found: tuple[str, str, str]):
    assert _one(before, after) == [found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See clause 7.2 for more on that.", "See clause 7.3 for more on that."),
        ("As shown in Figure 16, records move.", "As shown in Figure 2, records move."),
        ("Records follow RFC 2119 in that.", "Records follow that."),
        ("As told in 8. Methods of drawing.", "As told in 7. Methods of drawing."),
        ("Das gilt im Fall des Absatzes 2 Nummer 7 auch.", "Das gilt im Fall des Absatzes 3 Nummer 11 auch."),
        ("Es gilt die Fassung vom 5. Mai 2029.", "Es gilt die Fassung vom 20. Mai 2031."),
        ("Avatars speak to TLS 1.2 servers.", "Avatars speak to TLS 1.3 servers."),
        ("The factor is set to 1 here.", "The factor is set to 1.0 here."),
        ("Write %7B for it.", "Write %7D or %5B for it."),
        ("禁止录用未满十六周岁的人。", "禁止录用未成年人。"),
        ("处上年度销售额的罚款。", "处上一年度销售额的罚款。"),
    ],
)
def test_numbers_of_clauses_figures_and_standards_are_no_quantities(before: str, after: str):
    assert [row for row in _one(before, after) if row[0] in ("number", "deadline")] == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("As in ISO/IEC 27001:2013 above.", "As in ISO/IEC 27001:2022 above.",
         ("reference", "ISO/IEC 27001:2013", "ISO/IEC 27001:2022")),
        ("See ITU-T X.1250 and RFC 8174.", "See ITU-T X.1250.", ("reference", "RFC 8174", "")),
        ("应符合GB/T 35273-2017的规定。", "应符合GB/T 35273-2020的规定。",
         ("reference", "GB/T 35273-2017", "GB/T 35273-2020")),
        ("依法处理个人信息。", "依照《中华人民共和国个人信息保护法》处理个人信息。",
         ("reference", "", "《中华人民共和国个人信息保护法》")),
    ],
)  # fmt: skip
def test_references_to_standards_and_laws(before: str, after: str, found: tuple[str, str, str]):
    assert _one(before, after) == [found]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("It keeps name, address and gait of a person.", "It keeps name, address, voice and gait of a person.",
         ("member", "", "voice")),
        ("It keeps name, gaze and gait of a person.", "It keeps name and gait of a person.", ("member", "gaze", "")),
        ("记录姓名、住址和步态。", "记录姓名、住址、声纹和步态。", ("member", "", "声纹")),
    ],
)  # fmt: skip
def test_members_of_an_enumeration(before: str, after: str, found: tuple[str, str, str]):
    assert _one(before, after) == [found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At most 64 bits of it, or else all.", "At least 20 bits are kept of it."),
        ("Guards keep 3 keys in a box.", "Guards who left keep 5 keys."),
    ],
)
def test_a_number_is_told_only_where_its_sentence_stayed(before: str, after: str):
    assert [row for row in _one(before, after) if row[0] in ("number", "deadline")] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The platform keeps records.", "The platform, as told below, keeps records."),
        ("Avatars speak and sing.", "Avatars speak, MUST NOT shout, and sing."),
        ("It keeps names and faces.", "It keeps names, which are short, and faces."),
        ("A guard, who is new, keeps keys.", "A guard keeps keys."),
        ("It keeps names and faces of it.", "It keeps names or voices and faces of it."),
        ("平台应当保存记录。", "平台应当按照规定或者约定保存、删除记录。"),
        ("依法保护妇女、儿童。", "依法保护妇女、儿童的权益。"),
        ("依照第二条、第四条处理。", "依照第二条、第三条、第四条处理。"),
    ],
)
def test_what_stands_between_commas_may_be_no_member(before: str, after: str):
    assert [row for row in _one(before, after) if row[0] == "member"] == []


def test_the_same_amount_in_other_signs_is_no_other_number():
    before = "灯塔管理员应当在三十日内答复，逾期的处2万元以下罚款。"
    assert _one(before, "灯塔管理员应当在30日内答复，逾期的处二万元以下罚款。") == []
    assert ("deadline", "三十日内", "20日内") in _one(before, before.replace("三十", "20"))


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_a_space_parts_thousands(space: str):
    before = f"Le gardien paie une amende de 7{space}500 euros."
    after = before.replace(f"7{space}500", f"3{space}750")
    assert [row[1:] for row in _one(before, after)] == [(f"7{space}500", f"3{space}750")]


def test_sentences_of_a_law_that_are_cited_as_a_range_are_no_amounts():
    before = "Absatz 1 Satz 2 bis 4 gilt für die Boote im Hafen."
    assert _one(before, before.replace("4", "3")) == []


def test_lists_that_are_made_say_no_numbers_members_or_sources():
    old, new = "See RFC 8174 in 30 days, a, b and c.", "See RFC 9999 in 60 days, a, d, b and c."

    assert {row[0] for row in _one(old, new)} == {"reference", "deadline", "member"}
    for title in ("References", "Normative references", "Change Log", "修订历史", "目 次", "Index of terms"):
        assert _details(draft(("1", title, old)), draft(("1", title, new))) == []
    below = draft(("1", "Acknowledgements", ""), ("1.1", "Guests", old))
    assert _details(below, edit(below, "1.1", text=new)) == []


def test_most_blocks_make_a_list_of_entries():
    entries = "\n".join(f"avatar {k}, in § 5.{k}" for k in range(5))
    old = draft(("1", "Scope", PLATFORM), ("2", "Words", entries), ("5", "Keys", ""))

    assert find_generated(old) == {1}
    assert find_generated(draft(("1", "Words", "[A] one\n[B] two\n[C] three\nfour"))) == {0}
    assert find_generated(draft(("1", "Words", "[A] one\ntwo\nthree\nfour"))) == frozenset()


def test_list_items():
    old = replace(draft(), clauses=(_listing("to erase records", "to move an avatar"),))
    new = replace(draft(), clauses=(_listing("to erase records", "to see what is kept", "to move an avatar"),))
    assert _details(old, new) == [("item", "", "to see what is kept")]
    assert _details(new, old) == [("item", "to see what is kept", "")]
    assert compare(old, new).changes[0].flags == ("reworded", "list")


def _listing(*items: str) -> ClauseText:
    one = clause("1", "Rights", "\n".join(("A person has the right:", *items)))
    return replace(one, blocks=tuple(replace(b, kind="item" if k else "paragraph") for k, b in enumerate(one.blocks)))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Kept for [180 days] at most.", "Kept for 180 days at most.", ("bracket-closed", "[180 days]", "180 days")),
        ("Kept for 180 days at most.", "Kept for [180 days] at most.", ("bracket-opened", "180 days", "[180 days]")),
        (
            "Kept safe [and shared with the police].",
            "Kept safe.",
            ("bracket-closed", "[and shared with the police]", ""),
        ),
    ],
)
def test_square_brackets(before: str, after: str, found: tuple[str, str, str]):
    assert [row for row in _one(before, after) if row[0].startswith("bracket")] == [found]


def test_citations_in_square_brackets_are_agreed_words():
    assert [
        row for row in _one("Kept as told.", "Kept as told in [b-EUID] and [ITU-T X.1250].") if "bracket" in row[0]
    ] == []


def test_a_changed_definition_names_the_clauses_that_use_the_term():
    term = replace(clause("3.1", "avatar", "picture of a person"), kind="term")
    old = draft(("1", "Scope", PLATFORM), ("2", "Faces", "Faces are drawn by hand."))
    new = replace(old, clauses=(*old.clauses, replace(term, text="picture of a person that stands for its identity")))
    old = replace(old, clauses=(*old.clauses, term))
    change = _change(old, new, "3.1")
    assert change.details == (Detail("definition", "avatar", "avatar", (0, 19), (0, 48), (0,)),)
    assert change.flags == ("reworded", "definition")


def test_a_reference_to_a_deleted_clause_dangles():
    old = draft(
        ("1", "Scope", PLATFORM),
        ("2", "Erasure", "Records are erased on demand."),
        ("3", "Moves", "As told in clause 2."),
    )
    new = replace(old, clauses=(old.clauses[0], old.clauses[2]))
    change = _change(old, new, "3")
    assert (change.kind, change.flags) == ("unchanged", ("dangling",))
    assert change.details == (Detail("dangling", "2 Erasure", "2", None, (18, 19)),)


def test_a_reference_to_a_number_that_another_clause_took_is_redirected():
    erasure, moves = ("Erasure", "Records are erased on demand of a person."), ("Moves", "As told in clause 2.")
    old = draft(("1", "Scope", PLATFORM), ("2", *erasure), ("3", *moves))
    new = draft(
        ("1", "Scope", PLATFORM),
        ("2", "Police", "Officers see each record of an avatar."),
        ("3", *erasure),
        ("4", *moves),
    )
    assert _details(old, new) == [("redirected", "2 Erasure", "2 Police")]


def test_a_reference_in_a_sentence_that_changed_is_not_redirected():
    old = draft(("1", "Scope", PLATFORM), ("2", "Erasure", ERASURE), ("3", "Moves", "As told in clause 2."))
    new = draft(
        ("1", "Scope", PLATFORM), ("2", "Police", POLICE), ("3", "Erasure", ERASURE), ("4", "Moves", "As clause 2 has.")
    )
    assert _details(old, new) == []


def test_a_reference_to_a_clause_in_which_the_old_one_now_stands_is_not_redirected():
    old = draft(("1", "Scope", PLATFORM), ("2", "Erasure", ERASURE), ("3", "Moves", "As told in clause 2."))
    new = draft(
        ("1", "Scope", PLATFORM),
        ("2", "Police", ""),
        ("2.1", "Erasure", ERASURE),
        ("3", "Moves", "As told in clause 2."),
    )
    assert _details(old, new) == []


@pytest.mark.parametrize(
    "words",
    [
        "clause 2 of [ITU-T X.1250]", "section 2.e of the Trust Provisions", "clause 2(3) of the proposal", "Article 2",
        "clause 2a", "section 2-4", "Section 1.2",
    ],
)  # fmt: skip
def test_references_into_other_documents_and_to_other_labels_are_left_alone(words: str):
    old = draft(("1", "Scope", PLATFORM), ("2", "Erasure", ERASURE), ("3", "Moves", f"As told in {words}."))
    assert _details(old, replace(old, clauses=(old.clauses[0], old.clauses[2]))) == []


def test_articles_of_other_laws_are_left_alone():
    rows = tuple(
        (f"第{n}条", "", f"平台应当{words}。") for n, words in (("一", "守法"), ("二", "保存记录"), ("三", "报告"))
    )
    old = draft(*rows, ("第四条", "", "依照数字法典第一条、第二条处理，并依照本法第二条报告。"))
    old = replace(old, clauses=tuple(replace(one, kind="article") for one in old.clauses))
    new = replace(old, clauses=(old.clauses[0], *old.clauses[2:]))

    assert [detail.new_at for change in compare(old, new).changes for detail in change.details] == [(21, 24)]


def test_a_label_that_two_clauses_carry_is_not_gone():
    old = draft(("1", "Scope", PLATFORM), ("2", "Erasure", ERASURE), ("3", "Moves", "As told in clause 2."))
    twice = draft(
        ("1", "Scope", PLATFORM), ("2", "Police", POLICE), ("2", "Guards", "Guards see none."),
        ("3", "Moves", "As told in clause 2."),
    )  # fmt: skip
    assert [row for row in _details(old, twice) if row[0] == "dangling"] == []
    below = draft(("1", "Scope", PLATFORM), ("2.1", "Police", POLICE), ("3", "Moves", "As told in clause 2."))
    assert [row for row in _details(old, below) if row[0] == "dangling"] == []


def test_a_text_without_numbers_has_lost_no_clause():
    old = draft(("1", "Scope", PLATFORM), ("2", "Erasure", ERASURE), ("3", "Moves", "As told in clause 2."))
    new = replace(old, clauses=tuple(replace(one, number="") for one in old.clauses))
    assert _details(old, new) == []


def test_the_sign_of_a_paragraph_is_no_part_of_its_label():
    old = draft(("§ 1", "Zweck", PLATFORM), ("§ 2", "Löschung", ERASURE), ("§ 3", "Umzug", "Es gilt § 2 auch hier."))
    old = replace(old, clauses=tuple(replace(one, level=1) for one in old.clauses))
    assert _details(old, old) == []
    assert _details(old, replace(old, clauses=(old.clauses[0], old.clauses[2]))) == [("dangling", "§ 2 Löschung", "2")]


@pytest.mark.parametrize(
    "signs", ["1", "1.1", "a, ", "第一条、", "一万", "Abs. 1 ", "A" * 7 + " ", "[x] ", "1-", "in § 1"]
)
def test_long_rows_of_signs_take_no_time(signs: str):
    long = signs * (100_000 // len(signs))
    _one(f"See clause 2 in 30 days, {long} and so on.", f"See clause 3 in 60 days, {long} or so on.")
    _one(f"See clause {long} in 30 days.", f"See clause 2{long}, or more.")


def test_a_replaced_picture():
    one = replace(clause("1", "Model", "The model."), figures=(FigureImage(0, "a" * 64, "Old model"),))
    old, new = (
        replace(draft(), clauses=(one,)),
        replace(draft(), clauses=(replace(one, figures=(FigureImage(0, "b" * 64, "New model"),)),)),
    )
    change = compare(old, new).changes[0]
    assert (change.kind, change.flags) == ("modified", ("figure",))
    assert [(d.kind, d.old, d.new) for d in change.details] == [("figure", "Old model", "New model")]


def test_nothing_is_said_of_pictures_that_a_reader_drew():
    """Printed by another program, the same figure has other bytes."""
    one = replace(clause("1", "Model", "The model."), figures=(FigureImage(0, "a" * 64, drawn=True),))
    old, new = (
        replace(draft(), clauses=(one,)),
        replace(draft(), clauses=(replace(one, figures=(FigureImage(0, "b" * 64),)),)),
    )
    change = compare(old, new).changes[0]
    assert (change.kind, change.flags, change.details) == ("unchanged", (), ())


def table(*rows: str) -> Outline:
    """A clause with one table, its cells between bars."""
    text, blocks = "", []
    for number, row in enumerate(rows):
        cells, start = [], len(text)
        for column, words in enumerate(row.split("|")):
            cells.append(Cell(len(text), len(text) + len(words), column, is_head=not number))
            text += words + "\t"
        text = text[:-1]
        blocks.append(BlockText("row", start, len(text), facts=Facts(table=1, row=number, cells=tuple(cells))))
        text += "\n"
    return Outline("test", "en", (ClauseText("1", "Data", 1, text=text[:-1], blocks=tuple(blocks)),))


DATA = ("Data|Kept", "Name|1 year", "Gaze|30 days", "Voice|never")


def test_rows_and_cells_of_a_table():
    new = table("Data|Kept", "Name|for ever", "Voice|never", "Gait|2 years")
    assert _details(table(*DATA), new) == [
        ("row", "Gaze | 30 days", ""), ("row", "", "Gait | 2 years"), ("cell", "1 year", "for ever"),
    ]  # fmt: skip
    assert "table" in compare(table(*DATA), new).changes[0].flags


def test_a_new_column_leaves_the_cells_alone():
    new = table("Data|Shared|Kept", "Name|no|1 year", "Gaze|yes|30 days", "Voice|no|never")
    assert _details(table(*DATA), new) == [("column", "", "Shared")]


def test_moved_rows_and_columns():
    assert _details(table(*DATA), table("Data|Kept", "Voice|never", "Name|1 year", "Gaze|30 days")) == [
        ("row-moved", "Voice | never", "Voice | never")
    ]
    assert _details(table("Data|Kept|Why", "Name|1 year|law"), table("Why|Data|Kept", "law|Name|1 year")) == [
        ("column-moved", "Why", "Why")
    ]


def test_places_lead_to_the_words():
    old, new = table(*DATA), table("Data|Kept", "Name|for ever", "Gaze|30 days", "Voice|never")
    detail = compare(old, new).changes[0].details[0]
    assert detail.old_at and detail.new_at
    assert old.clauses[0].text[slice(*detail.old_at)] == "1 year"
    assert new.clauses[0].text[slice(*detail.new_at)] == "for ever"


NOTE = "[Editor's note: the group has to agree on how long records of an avatar are kept, and where.]"


def _noted(*rows: tuple[str, bool]) -> Outline:
    """A clause of paragraphs, some of them notes of editors."""
    one = clause("1", "Records", "\n".join(words for words, _ in rows))
    blocks = zip(one.blocks, rows, strict=True)
    noted = (replace(b, kind="note", facts=Facts(editor=True)) if is_note else b for b, (_, is_note) in blocks)
    return replace(draft(), clauses=(replace(one, blocks=tuple(noted)),))


def test_notes_of_editors_come_go_and_change():
    bare, noted = _noted((PLATFORM, False)), _noted((PLATFORM, False), (NOTE, True))
    other = NOTE.replace("how long", "how long, at most,")

    assert _details(bare, noted) == [("editor", "", NOTE)]
    assert _details(noted, bare) == [("editor", NOTE, "")]
    assert _details(noted, _noted((PLATFORM, False), (other, True))) == [("editor", NOTE, other)]
    assert "editor" in compare(bare, noted).changes[0].flags


def test_a_note_of_editors_that_stays_is_not_told():
    old, new = _noted((PLATFORM, False), (NOTE, True)), _noted((f"{PLATFORM} So it is.", False), (NOTE, True))

    assert _details(old, new) == []


def test_two_unlike_notes_of_editors_are_two():
    other = "[Editor's note: Figure 3 is missing.]"
    old, new = _noted((PLATFORM, False), (NOTE, True)), _noted((PLATFORM, False), (other, True))

    assert _details(old, new) == [("editor", NOTE, ""), ("editor", "", other)]
