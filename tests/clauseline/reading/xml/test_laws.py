"""Laws in plain text, as sites and programs copy them, in several languages."""

from __future__ import annotations

from tests.clauseline.reading.txt.test_txt import outline_of
from tests.drafts.accounts import blocks, names

UNEVEN = """示例园林法
（2031年3月1日示例园林会议通过）
　　第一条　为了保护园林里的树木、花草和水面，保障游人休息、散步和赏花的权利，根据园林约定，制定本法。
　　第二条　园林由管理人照看，管理人由游人推举，任期两年，可以连任一次，并且每年向全体游人报告照看的情况和费用的收支。
　　第三条　园林的水面分为两种：
　　（一）可以划船的水面，划船的人应当照看好自己的船和船上的孩子；
　　（二）不得划船的水面。
　　第四条　管理人可以决定把违反本法第二条规定的人请出园林，请出的时间不超过三天，并且应当当面说明理由和可以申诉的途径。
　　第五条　本法自公布之日起施行。
"""


def test_articles_of_a_law_whose_paragraphs_are_as_long_as_wrapped_lines():
    outline = outline_of(UNEVEN)

    assert [clause.number for clause in outline.clauses] == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    assert [kind for kind, _, _ in blocks(outline, 2)] == ["paragraph", "item", "item"]


def test_chinese_that_is_wrapped_is_joined():
    outline = outline_of(
        "示例园林法\n"
        "　　第一条　园林由管理人照看，管理人由游人推举，任期两年，可以连任一次，并且每年向全体游人报告照\n"
        "看的情况和费用的收支，报告在园林门口公布，游人可以抄写，也可以在公布之后的三十天里提出自己的意\n"
        "见。\n"
        "　　第二条　管理人收到意见以后应当在十五天里答复，答复应当写明理由，并且同样在园林的门口公布，公\n"
        "布的时间不少于三十天。\n"
    )

    assert [(clause.number, clause.text[-11:], len(clause.blocks)) for clause in outline.clauses] == [
        ("第一条", "十天里提出自己的意见。", 1), ("第二条", "布的时间不少于三十天。", 1),
    ]  # fmt: skip


def test_articles_without_a_space_behind_their_numbers():
    outline = outline_of(
        "示例园林法\n第一章 总则\n第一条为了保护园林，制定本法。\n第二条园林由管理人照看。\n第二条之一管理人不收费。\n"
        "第三条游人应当爱护树木。\n第一条规定的树木除外。\n"
    )

    assert names(outline) == [
        ("第一章", "总则", 1), ("第一条", "", 2), ("第二条", "", 2), ("第二条之一", "", 2), ("第三条", "", 2),
    ]  # fmt: skip
    assert outline.clauses[-1].text == "游人应当爱护树木。\n第一条规定的树木除外。"


def test_numbered_items_in_articles_are_no_clauses():
    outline = outline_of(
        "第一条　下列园林不收费：\n1. 北园\n2. 南园\n第二条　下列园林收费：\n1. 东园\n2. 西园\n"
        "第三条　本法自公布之日起施行。\n"
    )

    assert [clause.number for clause in outline.clauses] == ["第一条", "第二条", "第三条"]
    assert blocks(outline) == [
        ("paragraph", "", "下列园林不收费："), ("item", "1.", "北园"), ("item", "2.", "南园"),
    ]  # fmt: skip


def test_german_paragraphs_with_titles_on_their_lines():
    outline = outline_of(
        "Gesetz über Parks\n\nKapitel 1\nAllgemeines\n\n§ 1 Anwendungsbereich\nDas Gesetz gilt für Parks.\n\n"
        "§ 2 Begriffe\n(1) Park ist eine Fläche mit Bäumen.\n§ 1 Absatz 2 gilt entsprechend.\n\n"
        "§ 2a Ruhe\nNachts ist der Park zu.\n"
    )

    assert names(outline) == [
        ("Kapitel 1", "Allgemeines", 1), ("§ 1", "Anwendungsbereich", 2), ("§ 2", "Begriffe", 2), ("§ 2a", "Ruhe", 2),
    ]  # fmt: skip
    assert outline.clauses[2].text == "Park ist eine Fläche mit Bäumen.\n§ 1 Absatz 2 gilt entsprechend."


def test_articles_whose_words_follow_their_number():
    outline = outline_of(
        "Loi sur les parcs\n\nTITRE Ier\nDES PARCS\n\nArticle 1er – Objet\nLes parcs sont ouverts.\n\n"
        "Art. 2. - Les arbres sont protégés par la commune.\n\nArticle 2 bis\nLes fleurs aussi.\n\n"
        "Article 1er. Il est cité ici et ne commence rien.\n"
    )

    assert names(outline) == [
        ("TITRE Ier", "DES PARCS", 1), ("Article 1er", "Objet", 2), ("Art. 2", "", 2), ("Article 2 bis", "", 2),
    ]  # fmt: skip
    assert outline.clauses[2].text == "Les arbres sont protégés par la commune."


def test_sections_of_a_bill_in_capitals():
    outline = outline_of(
        "TITLE I--PARKS\n\nSEC. 101. SHORT TITLE.\n\nThis title may be cited as the Park Act.\n\n"
        "SEC. 102. HOURS.\n\nParks are open, as\nSec. 101 says.\n\nSEC. 103. TREES.\n\nTrees are watered.\n"
    )

    assert names(outline) == [
        ("TITLE I", "PARKS", 1), ("SEC. 101", "SHORT TITLE.", 2), ("SEC. 102", "HOURS.", 2), ("SEC. 103", "TREES.", 2),
    ]  # fmt: skip


def test_a_part_that_only_a_title_names_is_none():
    outline = outline_of("Gates of parks\n\nPart 1\n\nKeys\n\n1 Scope\n\nWords of a park.\n\n2 Locks\n\nWords.\n")

    assert names(outline) == [("1", "Scope", 1), ("2", "Locks", 1)]
