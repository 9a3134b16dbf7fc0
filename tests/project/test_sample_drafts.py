from __future__ import annotations

import io
import json
import tomllib
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest

from clauseline import reading
from clauseline.outline import ClauseText, Outline
from project.sample import DRAFTS, HERE, OPENING, SampleDraft, layouts, markup, write

BY_NAME = {draft.name: draft for draft in DRAFTS}
OUTLINES = json.loads((Path(__file__).parent / "sample_outlines.json").read_text(encoding="utf-8"))
REMARKS: list[dict[str, Any]] = tomllib.loads((HERE / "remarks.toml").read_text(encoding="utf-8"))["remarks"]


@cache
def outline(name: str) -> Outline:
    return reading.read(write(BY_NAME[name]), BY_NAME[name].filename)


def clause(name: str, number: str) -> ClauseText:
    [found] = [clause for clause in outline(name).clauses if clause.number == number]
    return found


def rows(name: str, number: str) -> list[str]:
    found = clause(name, number)
    return [found.text[block.start : block.end].split("\t")[0] for block in found.blocks if block.kind == "row"]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_draft_opens_with_the_fictional_sentence(draft: SampleDraft):
    assert docx.Document(io.BytesIO(write(draft))).paragraphs[0].text == OPENING


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_draft_has_the_same_bytes_twice(draft: SampleDraft):
    assert write(draft) == write(draft)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_draft_is_a_whole_package_with_page_heads_and_a_footnote(draft: SampleDraft):
    file = docx.Document(io.BytesIO(write(draft)))
    [section] = file.sections
    assert section.header.paragraphs[0].text == f"{draft.number} ({draft.date:%Y-%m})"
    assert file.core_properties.title == draft.title
    assert zipfile.ZipFile(io.BytesIO(write(draft))).testzip() is None


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_the_reader_finds_the_outline(draft: SampleDraft):
    assert [f"{found.number}|{found.title}" for found in outline(draft.name).clauses] == OUTLINES[draft.name]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_the_contents_list_has_a_page_for_each_heading(draft: SampleDraft):
    layout = layouts.BY_LANGUAGE[draft.language]
    pages = markup.read((HERE / draft.filename).with_suffix(".txt").read_text(encoding="utf-8"), layout)
    [listed] = [piece for piece in pages.pieces if isinstance(piece, markup.Contents)]
    headings = [piece for piece in pages.pieces if isinstance(piece, markup.Paragraph) and piece.level]
    annexes = [piece for piece in pages.pieces if isinstance(piece, markup.Paragraph) and piece.style in layout.annexes]
    assert len(listed.pages) == len(headings) + len(annexes)


def test_a_style_that_the_layout_does_not_have_is_refused():
    with pytest.raises(ValueError, match="No style is called “Heading 9”"):
        markup.read("[Heading 9] Words", layouts.ITU)


def test_a_line_of_markup_becomes_a_paragraph_in_its_style():
    source = "## 6.1 | General\nWords.\n- first;\na) second.\nNOTE – Third.\nAnnex A | Record\n| a | b |\n| c | < |"
    assert markup.read(source, layouts.ITU).pieces == [
        markup.Paragraph("heading 2", "6.1\tGeneral", 2),
        markup.Paragraph("Normal after title", "Words."),
        markup.Paragraph("enumlev1", "–\tfirst;"),
        markup.Paragraph("enumlev1", "a)\tsecond."),
        markup.Paragraph("Note", "NOTE – Third."),
        markup.Paragraph("Annex_NoTitle", "Annex A\nRecord"),
        markup.Grid((("a", "b"), ("c", "<")), cover=False),
    ]


def test_the_second_draft_has_typed_and_automatic_numbers():
    pages = markup.read((HERE / "fgxw-o-047.txt").read_text(encoding="utf-8"), layouts.ITU)
    headings = [piece for piece in pages.pieces if isinstance(piece, markup.Paragraph) and piece.level]
    assert Counter(piece.automatic for piece in headings) == {True: 15, False: 11}


def test_the_third_draft_has_automatic_numbers_up_to_its_annexes():
    pages = markup.read((HERE / "fgxw-o-088.txt").read_text(encoding="utf-8"), layouts.ITU)
    headings = [piece for piece in pages.pieces if isinstance(piece, markup.Paragraph) and piece.level]
    assert [piece.text for piece in headings if not piece.automatic] == [
        "A.1\tFields of the identity record",
        "B.1\tContent of a credential",
        "B.2\tShowing a credential",
    ]


def test_a_clause_moved_to_the_annex_keeps_all_words_but_two():
    old, new = clause("A1", "7.2").text.split(), clause("A2", "A.2").text.split()
    assert [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]] == [
        ("each", "every"),
        ("comprises", "includes"),
    ]


@pytest.mark.parametrize(("old", "new"), [("7.3", "7.2"), ("8.5", "8.6"), ("8.6", "8.7")])
def test_a_renumbered_clause_keeps_every_word(old: str, new: str):
    assert clause("A1", old).text == clause("A2", new).text


def test_retention_is_softened_and_a_note_is_added():
    new = (
        clause("A1", "8.3").text.replace(
            "required to be permanently stored", "recommended to be stored for a long period"
        )
        + "\nPrivacy should be considered when behaviour records are stored."
    )
    assert clause("A2", "8.3").text == new


def test_sharing_and_cooperation_is_split_and_the_authorities_become_parties():
    halves = clause("A2", "8.4").text + "\n" + clause("A2", "8.5").text
    assert clause("A1", "8.4").text.replace("competent authorities", "relevant parties") == halves


def test_the_credit_value_becomes_a_trust_level():
    assert clause("A1", "9.2").text.replace("credit value", "trust level") == clause("A2", "9.2").text


def test_the_tables_lose_one_row_each_on_the_way():
    assert len(rows("A1", "A.1")) == len(rows("A2", "A.1")) == 13
    assert set(rows("A1", "A.1")) - set(rows("A2", "A.1")) == {"Occupation"}
    assert set(rows("A2", "A.1")) - set(rows("A1", "A.1")) == {"Role in society"}
    assert [row for row in rows("N1", "附录A") if row == "政治面貌"] == ["政治面貌"]
    assert len(rows("N1", "附录A")) == 14


@pytest.mark.parametrize("remark", REMARKS, ids=lambda remark: f"{remark['draft']} {remark.get('clause', 'General')}")
def test_a_remark_quotes_its_clause_word_for_word(remark: dict[str, Any]):
    if "clause" in remark:
        assert clause(remark["draft"], remark["clause"]).text.count(remark["quote"]) == 1
    else:
        assert "quote" not in remark


def test_the_remarks_are_of_every_sort():
    assert Counter(remark["draft"] for remark in REMARKS) == {"A2": 15, "A3": 13, "A1": 5, "N1": 2}
    assert Counter(remark["kind"] for remark in REMARKS) == {"te": 28, "ed": 5, "ge": 2}
    assert {remark["polarity"] for remark in REMARKS} == {"risk", "safeguard", "safeguard-removed", "question"}
    assert {remark["severity"] for remark in REMARKS} == {"low", "medium", "high", "critical"}
    assert {remark.get("proposal", "none") for remark in REMARKS} == {"none", "replace", "delete", "insert-after"}


def test_every_decision_is_among_the_remarks_and_every_visibility():
    assert {remark.get("state", "open") for remark in REMARKS} == {"open", "accepted", "dismissed", "resolved"}
    assert {remark.get("visibility", "team") for remark in REMARKS} == {"private", "team", "public"}


def test_a_wording_is_proposed_where_words_are_replaced_or_added():
    proposing = {"replace", "insert-after"}
    assert [remark for remark in REMARKS if (remark.get("proposal") in proposing) != bool(remark.get("proposed"))] == []
