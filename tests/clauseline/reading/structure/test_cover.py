"""What covers say."""

from __future__ import annotations

import pytest

from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.structure.cover import read_cover

W3C = "Candidate Recommendation Snapshot"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Recommendation ITU-T X.9999", {"number": "ITU-T X.9999"}),
        ("FGXW-I-031, 12 June 2023", {"number": "FGXW-I-031", "date": "12 June 2023"}),
        ("T/XWSG 001—2023", {"number": "T/XWSG 001—2023"}),
        ("ISO/IEC DIS 99999:2023(E)", {"number": "ISO/IEC DIS 99999:2023", "stage": "DIS"}),
        ("Recommandation UIT\u2011T X.9999", {"number": "UIT-T X.9999"}),
        ("© ISO 2023 – All rights reserved", {}),
        ("Obsoletes: 2818, 7230          June 2022", {"date": "June 2022"}),
        ("Request for Comments: 9999 Category: Informational", {"number": "RFC 9999", "stage": "Informational"}),
        ("W3C Candidate Recommendation Snapshot, 31 March 2022", {"stage": W3C, "date": "31 March 2022"}),
        ("ITU-T Focus Group Report (07/2023)", {"stage": "Focus Group Report", "date": "07/2023"}),
        ("GB/T 99999—2023（征求意见稿）", {"number": "GB/T 99999—2023", "stage": "征求意见稿"}),
        ("（2014年11月1日通过　2023年4月26日修订）", {"date": "2023年4月26日"}),
        ("3GPP TS 99.999 V1.0.0 (2023-09)", {"number": "3GPP TS 99.999 V1.0.0"}),
        ("SG99-C123", {"number": "SG99-C123"}),
        ("T22-SG99-C-0123-R1", {"number": "T22-SG99-C-0123-R1"}),
        ("TD 11-R1 (GEN/TSAG)", {"number": "TD 11-R1 (GEN/TSAG)"}),
        ("TD386/Plen", {"number": "TD386/Plen"}),
        ("FG-XW D.WG1-01", {"number": "FG-XW D.WG1-01"}),
        ("Рекомендация МСЭ-Т X.9999", {"number": "МСЭ-Т X.9999"}),
        ("ISO/IEC CD 99999.2", {"number": "ISO/IEC CD 99999.2", "stage": "CD"}),
        ("GB/T XXXXX—XXXX", {"number": "GB/T XXXXX—XXXX"}),
        ("Ginebra, 4 de diciembre de 2023", {"date": "4 de diciembre de 2023"}),
        ("Женева, 4 декабря 2023 года", {"date": "4 декабря 2023"}),
        ("(2017/04)", {"date": "2017/04"}),
        ("A TD 5 for information", {}),
        ("draft-example-worlds-03", {"number": "draft-example-worlds-03"}),
        ("(06/2023)", {"date": "06/2023"}),
        ("2023年4月10日发布", {"date": "2023年4月10日"}),
    ],
)
def test_numbers_and_dates(text, facts):
    assert read_cover([Line(text)]) == facts
    assert read_cover([Row(1, 0, (Cell(text),))]) == facts


def test_the_title_is_the_first_line_in_a_title_style():
    lines = [Line("Draft"), Line("Example\nworlds", "title"), Line("1\tScope", "heading", 1), Line("ISO 1", "text")]

    assert read_cover(lines) == {"title": "Example worlds"}


@pytest.mark.parametrize(
    ("label", "words", "facts"),
    [
        ("Source:", "Example institute", {"source": "Example institute"}),
        ("Origen:", "Instituto", {"source": "Instituto"}),
        ("Источник:", "Институт", {"source": "Институт"}),
        ("المصدر:", "معهد", {"source": "معهد"}),
        ("Título:", "Identidad", {"title": "Identidad"}),
        ("Название:", "Тождество", {"title": "Тождество"}),
        ("العنوان:", "الهوية", {"title": "الهوية"}),
        ("起草单位", "示例研究院", {"source": "示例研究院"}),
        ("标准名称", "虚拟世界身份", {"title": "虚拟世界身份"}),
        ("Title:", "Identity in example worlds", {"title": "Identity in example worlds"}),
        ("阶段", "征求意见稿", {"stage": "征求意见稿"}),
        ("Status", "It is meant to become a W3C Statement", {}),
    ],
)
def test_what_stands_beside_its_label(label, words, facts):
    assert read_cover([Row(1, 0, (Cell(label), Cell(""), Cell(words)))]) == facts
    assert read_cover([Line(f"{label.strip(':')}: {words}")]) == facts


def test_a_law_begins_with_its_title_and_the_days_it_was_made_and_changed():
    lines = [
        Line("示例国虚拟世界法"),
        Line("（2019年3月1日示例国会议通过　根据2023年6月12日的决定修正）"),
        Line("第一章　总则"),
        Line("第一条　本法自2024年1月1日起施行。"),
    ]
    assert read_cover(lines) == {"title": "示例国虚拟世界法", "date": "2023年6月12日"}


def test_a_memo_has_its_title_behind_its_head():
    lines = [
        Line("Network Working Group    A. Person\nInternet-Draft    June 2023"),
        Line("Gaze Records"),
        Line("Abstract"),
    ]
    assert read_cover(lines) == {"date": "June 2023", "stage": "Internet-Draft", "title": "Gaze Records"}


def test_the_cover_ends_where_the_text_begins():
    assert read_cover([Line("Abstract"), Line("This updates RFC 1234 of 12 June 2023.")]) == {}
    assert read_cover([Line("1 Scope"), Line("ISO 9999")]) == {}


def test_the_title_of_a_chinese_standard_stands_below_its_banner():
    texts = ["ICS 35.020", "中华人民共和国国家标准", "GB/T 99999—2023", "代替 GB/T 99999—2015", "虚拟世界 身份"]
    facts = read_cover([Line(text) for text in [*texts, "2023-04-10 发布"]])
    assert facts == {"number": "GB/T 99999—2023", "title": "虚拟世界 身份", "date": "2023-04-10"}
