"""Laws in Akoma Ntoso: what the markup says is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.xml.akn.reader import LawReader
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, names
from tests.drafts.markup import pieces

PREFACE = "<preface><p><docTitle>Law on Avatars</docTitle> <docNumber>No 7</docNumber></p></preface>"


def law(body: str, *, before: str = "", after: str = "", head: str = PREFACE) -> bytes:
    act = f"<act><meta/>{head}<body>{body}</body>{after}</act>"
    return f'{before}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{act}</akomaNtoso>'.encode()


def outline_of(body: str, *, after: str = "", head: str = PREFACE) -> Outline:
    outline = read(law(body, after=after, head=head), "law.xml")
    assert_account(outline)
    return outline


def unit(tag: str, number: str, heading: str = "", inner: str = "") -> str:
    title = f"<heading>{heading}</heading>" if heading else ""
    return f"<{tag}><num>{number}</num>{title}{inner}</{tag}>"


def test_parts_articles_and_annexes_are_clauses():
    outline = outline_of(
        unit("chapter", "Chapter I", "General", unit("article", "Article 1", "Scope", "<content><p>x</p></content>"))
        + unit("part", "Part 2", "", unit("section", "3.", "Rights", "<content><p>y</p></content>")),
        head=PREFACE + "<preamble><recitals><recital><num>(1)</num><p>People meet.</p></recital></recitals></preamble>",
        after="<conclusions><p>Done.</p></conclusions><attachments><attachment><heading>Annex I</heading><doc>"
        "<mainBody><p>List.</p></mainBody></doc></attachment></attachments>",
    )  # fmt: skip

    assert names(outline) == [
        ("", "Preamble", 1), ("Chapter I", "General", 1), ("Article 1", "Scope", 2), ("Part 2", "", 1),
        ("3", "Rights", 2), ("", "Conclusions", 1), ("Annex I", "", 1),
    ]  # fmt: skip
    assert [kind for _, kind, _ in kinds(outline)] == [
        "front", "chapter", "article", "chapter", "article", "front", "annex",
    ]  # fmt: skip
    assert blocks(outline) == [("item", "(1)", "People meet.")]
    assert outline.facts == {"title": "Law on Avatars", "number": "No 7", "language": "en"}


def test_what_a_line_break_holds_against_the_rules_is_kept():
    outline = outline_of(unit("article", "1", "Scope", "<content><p>Avatars<br>meet</br> here<eol/>now.</p></content>"))

    assert outline.clauses[0].text == "Avatars meet here now."


def test_paragraphs_and_points_are_items_and_quoted_articles_no_clauses():
    points = unit("point", "(a)", "", "<content><p>long;</p></content>")
    outline = outline_of(unit("article", "Article 1", "Keys", (
        unit("paragraph", "1.", "", "<content><p>An avatar<authorialNote marker='1'><p>A body.</p></authorialNote> "
             "<del>may</del><ins>shall</ins>:</p></content>")
        + unit("paragraph", "2.", "", f"<list><intro><p>Keys are:</p></intro>{points}</list>")
        + f"<content><p>It reads: <quotedStructure>{unit('article', 'Article 9', 'Old', '<p>Quoted.</p>')}"
        "</quotedStructure></p><table><tr><th><p>k</p></th><td><p>v</p></td></tr></table></content>"
    )))  # fmt: skip

    assert names(outline) == [("Article 1", "Keys", 1)]
    assert blocks(outline) == [
        ("item", "1.", "An avatar shall:"), ("item", "2.", "Keys are:"), ("item", "(a)", "long;"),
        ("paragraph", "", "It reads:"), ("subheading", "", "Old"), ("item", "Article 9", "Quoted."),
        ("row", "", "k\tv"), ("footnote", "1", "A body."),
    ]  # fmt: skip
    assert [block.facts.depth for block in outline.clauses[0].blocks][:3] == [1, 1, 2]
    assert left_out(outline)["deleted text (tracked changes)"] == "may"


def test_an_article_whose_number_opens_a_quotation_belongs_to_the_amended_law():
    outline = outline_of(
        unit("article", "Art. 1", "Amendments", "<content><p>The Act of Walls reads:</p></content>")
        + unit("article", "«Art. 7.", "Walls", "<content><p>Walls are red.»</p></content>")
        + unit("article", "Art. 2", "Start", "<content><p>At once.</p></content>")
    )

    assert names(outline) == [("Art. 1", "Amendments", 1), ("Art. 2", "Start", 1)]
    assert blocks(outline) == [
        ("paragraph", "", "The Act of Walls reads:"), ("subheading", "", "Walls"),
        ("item", "«Art. 7.", "Walls are red.»"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (law("<p>&b;</p>", before='<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
         "This Akoma Ntoso file builds names for text out of other such names. Please write them out."),
        (law("<p>x</p>")[:-20],
         "This Akoma Ntoso file is damaged. Please open it in its editor, save it again and upload that."),
        (law("<part>" * 150 + "</part>" * 150), "This Akoma Ntoso file is nested too deeply to be a draft."),
        (law(""), "There is no text in this Akoma Ntoso file. Please upload the draft itself."),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_sentence(data: bytes, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read(data, "law.xml")

    assert str(refusal.value) == sentence


def test_a_law_is_known_by_its_root():
    assert LawReader().recognises(b'<?xml version="1.0"?><akn:akomaNtoso xmlns:akn="x">', "x")
    assert not LawReader().recognises(b"<html>", "law.xml")


TAGS = (
    "p article section subsection num heading paragraph list point content intro table tr td quotedStructure del ins "
    "authorialNote"
)
PIECES = pieces(TAGS.split(), ["a ", "NOTE 1 – x", "Table 1 – y", "1.1 z", "é", "(a)", "<eol/>", "<br/>"])


@given(st.lists(PIECES, max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(parts: list[str]):
    outline_of(unit("article", "Article 1", "Scope", "<p>x</p>" + "".join(parts)))
