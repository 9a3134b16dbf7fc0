"""Definitions in an outline: what is one, what it says, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clauseline.definitions import recognise
from clauseline.outline import BlockText, Cell, ClauseText, Facts
from clauseline.reading import read
from clauseline.vocabulary import BlockKind
from tests.clauseline.comparing.drafts import clause, draft
from tests.ending import comes_to_an_end

LONG = "A long paragraph that says at leisure what such a thing is and what it is not."


def _found(*clauses: ClauseText) -> list[tuple[str, str]]:
    return [(one.term, one.text) for one in recognise(clauses)]


def _section(text: str, title: str = "Terms and definitions") -> list[tuple[str, str]]:
    return _found(clause("3", title, text))


def _listed(*blocks: tuple[BlockKind, str], title: str = "Terminology") -> ClauseText:
    start, made = 0, []
    for kind, words in blocks:
        made.append(BlockText(kind, start, start + len(words), facts=Facts(depth=1) if kind == "item" else Facts()))
        start += len(words) + 1
    return ClauseText("2", title, 1, text="\n".join(words for _, words in blocks), blocks=tuple(made))


def _rows(*rows: tuple[str, str], title: str) -> ClauseText:
    start, made = 0, []
    for number, (first, second) in enumerate(rows):
        middle = start + len(first) + 1
        end = middle + len(second)
        cells = Cell(start, middle - 1, 0, is_head=not number), Cell(middle, end, 1, is_head=not number)
        made.append(BlockText("row", start, end, facts=Facts(table=1, row=number, cells=cells)))
        start = end + 1
    return ClauseText("4", title, 1, text="\n".join("\t".join(row) for row in rows), blocks=tuple(made))


@pytest.mark.parametrize(
    ("line", "term", "text"),
    [
        ("avatar: picture of a person", "avatar", "picture of a person"),
        ("avatar – picture of a person", "avatar", "picture of a person"),
        ("An avatar is a picture of a person.", "avatar", "is a picture of a person."),
        ("Avatar means a picture of a person.", "Avatar", "means a picture of a person."),
        ("“avatar” any picture of a person;", "avatar", "any picture of a person;"),
        ("The term 'avatar' refers to a picture.", "avatar", "refers to a picture."),
        ("„Abbild“ jede Darstellung einer Person;", "Abbild", "jede Darstellung einer Person;"),
        ("Abbilder sind Darstellungen von Personen.", "Abbilder", "sind Darstellungen von Personen."),
        ("« avatar » : toute image d’une personne ;", "avatar", "toute image d’une personne ;"),
        ("化身，是指人的图像。", "化身", "，是指人的图像。"),
        ("化身：人在虚拟世界中的图像。", "化身", "人在虚拟世界中的图像。"),
    ],
)
def test_a_line_in_a_section_of_terms(line: str, term: str, text: str):
    found = [(name, words.strip(" :")) for name, words in _section(line)]
    assert found == [(term, text)]


@pytest.mark.parametrize(
    "line",
    [
        "Note: this is no term at all",
        "This document is a draft of the committee.",
        "The following holds: nothing is kept.",
        "If a face is shown: delete it at once.",
        "Terminology is kept online: available at https://terms.example",
        "See also: the annex with its pictures",
        "A face that was shown is a problem for everyone.",
    ],
)
def test_what_looks_like_one_in_a_section_of_terms(line: str):
    assert _section(line) == []


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("For the purposes of this clause, 'avatar' means a picture of a person.", "avatar"),
        ("Records are kept. “Behaviour record” means what a platform notes of a person.", "Behaviour record"),
        ("Unternehmen im Sinne dieses Gesetzes sind alle, die Abbilder verleihen.", "Unternehmen"),
        ("Im Sinne dieses Gesetzes ist Verleiher, wer Abbilder überlässt.", "Verleiher"),
        ("Au sens de la présente loi, on entend par avatar, toute image d’une personne.", "avatar"),
        ("A los efectos de esta norma, se entenderá por avatar: toda imagen de una persona.", "avatar"),
        ("本法所称化身，是指人在虚拟世界中的图像。", "化身"),
        ("第一款所称的规定不变。本条例所称平台，包括出借化身的组织。", "平台"),
        ("采用出借方式的化身（以下简称出借化身），是指由平台保管的化身。", "出借化身"),
    ],
)
def test_a_sentence_anywhere_that_can_be_nothing_else(line: str, term: str):
    assert [name for name, _ in _found(clause("7", "Duties", line))] == [term]


@pytest.mark.parametrize(
    "line",
    [
        "avatar: picture of a person",
        "An avatar is a picture of a person.",
        "This means that a platform keeps records.",
        "The value “none” is sent.",
        "The word “shall” denotes what is required.",
        "履行职责的部门开展宣传教育，指导、监督平台的工作。",
        "Der Vertrag im Sinne des Absatzes 5 ist schriftlich abzufassen.",
        "ein tätiges Unternehmen im Sinne dieses Absatzes ist und bleibt",
    ],
)
def test_elsewhere_nothing_else_is_one(line: str):
    assert _found(clause("7", "Duties", line)) == []


@pytest.mark.parametrize(
    "title",
    [
        "Definitions", "Terms, definitions and abbreviated terms", "Terminology", "Glossary of Terms",
        "CSV terminology", "Begriffsbestimmungen", "Termes et définitions", "Términos y definiciones",
        "术语和定义", "用语的含义",
    ],
)  # fmt: skip
def test_titles_of_sections_of_terms(title: str):
    assert _section("avatar: picture of a person", title) == [("avatar", "picture of a person")]


@pytest.mark.parametrize(
    "title",
    ["Terms of Use", "Header Field Definitions", "Terms defined by reference", "JSON Definition", "Scope", "使用条款"],
)
def test_titles_of_others(title: str):
    assert _section("avatar: picture of a person", title) == []


def test_a_numbered_term_is_its_title_and_has_all_of_its_text():
    term = replace(clause("3.1", "avatar [b-FACES]", "picture of a person\nA person may have several."), kind="term")
    (found,) = recognise([clause("3", "Terms", ""), term])
    assert (found.term, found.clause, found.term_at, found.text_at) == ("avatar", 1, None, (0, 46))


def test_headings_below_a_section_of_terms():
    rows = [("3.1", "General", "As told."), ("3.2", "avatar", LONG), ("3.3", "face", LONG), ("3.4", "room", LONG)]
    assert [one.term for one in recognise(draft(("3", "Terms", ""), *rows).clauses)] == ["avatar", "face", "room"]
    assert _found(*draft(("3", "Terms", ""), *rows[:3]).clauses) == []


def test_several_dt_share_one_dd_and_the_words_below_belong_to_it():
    outline = _listed(
        ("paragraph", "These terms are used."),
        ("term", "avatar"), ("term", "figure"), ("paragraph", "A picture of a person."), ("item", "note: it moves"),
        ("term", "room"), ("paragraph", "Where they meet."),
    )  # fmt: skip
    text = "A picture of a person.\nnote: it moves"
    assert _found(outline) == [("avatar", text), ("figure", text), ("room", "Where they meet.")]
    assert [outline.text[slice(*one.text_at)] for one in recognise([outline])] == [text, text, "Where they meet."]


def test_dt_and_dd_elsewhere_are_no_definitions():
    assert _found(_listed(("term", "avatar"), ("paragraph", "The picture to show."), title="Members")) == []


def test_rows_of_a_glossary():
    rows = ("Term", "Definition"), ("avatar", "picture of a person"), ("room", "where they meet")
    assert _found(_rows(*rows, title="Glossary")) == [*rows[1:]]
    assert _found(_rows(*rows, title="Overview")) == [*rows[1:]]
    assert _found(_rows(("Field", "Type"), ("avatar", "a string of signs"), title="Members")) == []
    assert _found(_rows(("Abbreviation", "Meaning"), ("AV", "avatar of a person"), title="Glossary")) == []


def test_short_and_long_paragraphs_in_turns():
    four = "\n".join(f"{term}\n{LONG}" for term in ("avatar", "face", "room", "world"))
    assert _section(four) == [(term, LONG) for term in ("avatar", "face", "room", "world")]
    assert _section(f"avatar\n{LONG}\nface\n{LONG}") == []
    assert _section(f"avatar:\n{LONG}") == [("avatar", LONG)]


def test_items_behind_words_that_open_a_list_of_terms():
    items = [("paragraph", "Im Sinne dieses Gesetzes sind:"), ("item", "Abbilder alle Darstellungen von Personen;")]
    assert _found(_listed(*items, title="")) == [("Abbilder", "alle Darstellungen von Personen;")]  # type: ignore[arg-type]
    law = clause("第七条", "", "本法下列用语的含义：\n化身，是指人的图像。\n平台，是指出借化身的组织。")
    assert [term for term, _ in _found(law)] == ["化身", "平台"]


def test_a_definition_that_ends_in_a_colon_has_the_list_behind_it():
    outline = _listed(
        ("paragraph", "Beschäftigte im Sinne dieses Gesetzes sind:"), ("item", "Personen, die malen,"),
        ("item", "Personen, die zeichnen."), ("paragraph", "Absatz 2 bleibt."), title="Anwendung",
    )  # fmt: skip
    assert _found(outline) == [("Beschäftigte", "sind:\nPersonen, die malen,\nPersonen, die zeichnen.")]


def test_slugs_are_the_folded_terms_each_once():
    found = recognise(
        [clause("3", "Terms", "Avatars: pictures of people\nавтор: who writes it\navatar: a picture too")]
    )
    assert [one.slug for one in found] == ["avatar", "автор", "avatar-2"]


@comes_to_an_end
@pytest.mark.parametrize(
    "signs", ["1. ", "a: ", "“a", "term means ", "化身，", "im sinne dieses ", "„", "on entend par "]
)
def test_long_texts_come_to_an_end(signs: str):
    text = (signs * 100_000)[:100_000]
    recognise([clause("3", "Terms", text), clause("7", "Duties", text)])


@pytest.mark.parametrize("name", ["law.txt", "law.md"])
def test_terms_alone_behind_the_numbers_of_a_list_have_their_texts_below_them(name):
    lines = (
        "§ 1 Zweck", "Dieses Gesetz ordnet Märkte.", "§ 2 Begriffsbestimmungen", "Im Sinne dieses Gesetzes bedeutet",
        "1. Aufsicht", "die nach der Satzung bestellten Personen, die den Markt überwachen,", "1a. Marktfläche",
        "ein Platz, auf dem", "a) Stände stehen oder", "b) Waren liegen,", "2. offene Stände",
        "Stände, die kein Dach haben,", "3. Taler", "das Geld der Märkte.", "§ 3 Schluss", "Dieses Gesetz gilt.",
    )  # fmt: skip
    outline = read("\n\n".join(lines).encode(), name)

    assert _found(*outline.clauses) == [
        ("Aufsicht", "die nach der Satzung bestellten Personen, die den Markt überwachen,"),
        ("Marktfläche", "ein Platz, auf dem\nStände stehen oder\nWaren liegen,"),
        ("offene Stände", "Stände, die kein Dach haben,"),
        ("Taler", "das Geld der Märkte."),
    ]


@pytest.mark.parametrize("title", ["References", "Normative references", "规范性引用文件", "Bibliography"])
def test_what_is_cited_below_definitions_is_none(title: str):
    words = "RFC 9990, Request for Comments: 9990, How harbours count their boats.\nRFC 9991: Bells, S. Keeper."
    above = clause("1.6", "Definitions and acronyms", "")
    assert _found(above, clause("1.6.1", title, words)) == []
    assert _found(above, clause("1.6.2", "Definitions", "Boat: what floats in the harbour and carries people.")) != []


@pytest.mark.parametrize(
    "section",
    [
        _rows(
            ("Term", "Definition"), ("1. Wall", "what keeps people out"), ("2. Gate", "what lets people in"),
            title="Terms",
        ),
        _listed(
            ("term", "1. Wall"), ("paragraph", "what keeps people out"),
            ("term", "(2) Gate"), ("paragraph", "what lets people in"),
        ),
        _listed(("paragraph", "1.Wall: what keeps people out"), ("paragraph", "2) Gate: what lets people in")),
    ],
)  # fmt: skip
def test_the_number_of_a_member_of_a_list_is_no_part_of_its_term(section: ClauseText):
    found = recognise([section])

    assert [(one.term, one.text) for one in found] == [
        ("Wall", "what keeps people out"), ("Gate", "what lets people in"),
    ]  # fmt: skip
    assert [section.text[slice(*one.term_at)] for one in found if one.term_at] == ["Wall", "Gate"]


def test_the_number_of_the_next_term_is_no_part_of_a_text():
    text = 'In this act: 1. "wall" means what keeps out; 2. "gate" means what lets in.'

    assert _found(clause("Article 1", "Rules", text)) == [
        ("wall", "means what keeps out;"), ("gate", "means what lets in."),
    ]  # fmt: skip
