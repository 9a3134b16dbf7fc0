"""Standards in Metanorma XML: as they were written, with numbers counted; and prepared for display, said once."""

# ruff: noqa: E501 (markup is easier to see whole)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.xml.metanorma.reader import MetanormaReader
from tests.drafts.accounts import assert_account, blocks, kinds, names
from tests.drafts.markup import pieces

ABOUT = (
    '<bibdata><title language="fr">Clés</title><title language="en" type="title-main">Part</title><title language="en" '
    'type="main">Keys</title><docidentifier type="URN">urn:x</docidentifier><docidentifier primary="true">XS 1'
    "</docidentifier><date type='published'><on>2026-05-01</on></date><language>en</language><ext><stagename>Draft"
    "</stagename></ext></bibdata>"
)


def standard(inner: str, *, body: str = "iso", kind: str = "semantic", before: str = "", about: str = ABOUT) -> bytes:
    return f'{before}<{body}-standard xmlns="https://www.metanorma.org/ns/{body}" type="{kind}">{about}{inner}</{body}-standard>'.encode()


def outline_of(inner: str, **options: str) -> Outline:
    outline = read(standard(inner, **options), "draft.xml")
    assert_account(outline)
    return outline


def test_a_copy_within_a_copy_is_left_out_once():
    inner = "<fmt-name>NOTE<table><fmt-name>x</fmt-name></table></fmt-name>"
    outline = outline_of(
        f"<sections><clause><title>Scope</title><table>{inner}<tr><td>k</td></tr></table></clause></sections>"
    )
    assert blocks(outline) == [("caption", "Table 1", "NOTEx"), ("row", "", "k")]


def test_parts_stand_in_the_order_of_the_display():
    outline = outline_of(
        '<sections><clause displayorder="3"><title>2.<tab/>Keys</title></clause><clause displayorder="1"><title>1.<tab/>'
        "Scope</title></clause></sections><annex displayorder='4'><title><strong>Annex A</strong><br/>(normative)<br/>"
        "More</title></annex>",
        kind="presentation",
    )
    assert names(outline) == [("1", "Scope", 1), ("2", "Keys", 1), ("Annex A", "More", 1)]
    assert kinds(outline)[2] == ("Annex A", "annex", "normative")


def test_the_itu_has_appendices_with_roman_numbers():
    annexes = '<annex obligation="informative"><title>Samples</title></annex><annex obligation="normative"><title>K</title></annex>'
    assert kinds(outline_of("<sections/>" + annexes, body="itu")) == [
        ("Appendix I", "appendix", "informative"), ("Annex A", "annex", "normative"),
    ]  # fmt: skip


def test_the_facts_come_from_the_bibliographic_data():
    outline = outline_of("<sections><clause><title>Scope</title><p>The keys of the avatar.</p></clause></sections>")
    assert outline.facts == {
        "number": "XS 1", "title": "Keys", "date": "2026-05-01", "stage": "Draft", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (standard("<sections><clause><p>&b;</p></clause></sections>",
                  before='<!DOCTYPE iso-standard [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
         "This Metanorma file builds names for text out of other such names. Please write them out."),
        (standard("<p>x</p>")[:-20],
         "This Metanorma file is damaged. Please open it in Metanorma, save it again and upload that."),
        (standard("<clause>" * 150 + "</clause>" * 150), "This Metanorma file is nested too deeply to be a draft."),
        (standard("<sections/>"), "There is no text in this Metanorma file. Please upload the draft itself."),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_sentence(data: bytes, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read(data, "draft.xml")

    assert str(refusal.value) == sentence


def test_a_standard_is_known_by_its_root():
    assert MetanormaReader().recognises(b"<ogc-standard xmlns='x'>", "x")
    assert MetanormaReader().recognises(b"<metanorma>", "x")
    assert not MetanormaReader().recognises(b"<standard>", "x")


TAGS = [
    "p", "clause", "title", "terms", "term", "preferred", "name", "definition", "note", "termnote", "example", "source",
    "ol", "ul", "li", "dl", "dt", "dd", "fn", "table", "thead", "tr", "td", "figure", "image", "formula", "stem", "math",
    "asciimath", "references", "bibitem", "formattedref", "docidentifier", "requirement", "eref", "localityStack",
    "locality", "xref", "semx", "fmt-title", "fmt-name", "fmt-xref", "fmt-definition", "biblio-tag", "quote", "sourcecode",
    "admonition", "annex", "appendix", "link",
]  # fmt: skip
PIECES = pieces(TAGS, ["a ", "NOTE 1 – x", "Table 1 – y", "1.1 z", "é", "Annex A (informative)", "<br/>", "<tab/>"])


@given(st.lists(PIECES, max_size=5), st.sampled_from(["semantic", "presentation"]))
@settings(max_examples=300, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(parts: list[str], kind: str):
    body = "".join(parts)
    outline_of(
        f"<preface>{body}</preface><sections>{body}<clause><title>Scope</title><p>x</p>{body}</clause></sections><annex>"
        f"{body}</annex><bibliography>{body}</bibliography>",
        kind=kind,
    )
