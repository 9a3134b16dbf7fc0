"""Memos in RFCXML, both versions: what the markup says is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.xml.counting import COUNTED
from clauseline.reading.xml.rfcxml.reader import RfcXmlReader
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, names
from tests.drafts.markup import pieces

FRONT = '<front><title>Keys of Avatars</title><author fullname="An Editor"/><date month="May" year="2026"/>{}</front>'


def memo(middle: str, *, back: str = "", front: str = "", before: str = "") -> bytes:
    head = FRONT.format(front)
    text = f'{before}<rfc docName="draft-avatar-keys-03">{head}<middle>{middle}</middle><back>{back}</back></rfc>'
    return text.encode()


def outline_of(middle: str, *, back: str = "", front: str = "", before: str = "") -> Outline:
    outline = read(memo(middle, back=back, front=front, before=before), "draft.xml")
    assert_account(outline)
    return outline


def section(name: str, inner: str = "", attributes: str = "") -> str:
    return f"<section {attributes}><name>{name}</name>{inner}</section>"


def test_sections_are_counted_as_the_tools_of_the_format_count_them():
    outline = outline_of(
        section("Scope", section("General") + section("Thanks", attributes='numbered="false"') + section("More"))
        + '<section title="Keys"/>',
        back="<references><name>Normative References</name></references><references title='Informative References'/>"
        + section("Samples", section("First")) + section("Thanks", attributes='numbered="false"') + section("Last"),
        front="<abstract><t>What keys are.</t></abstract>",
    )  # fmt: skip

    assert names(outline) == [
        ("", "Abstract", 1), ("1", "Scope", 1), ("1.1", "General", 2), ("", "Thanks", 2), ("1.2", "More", 2),
        ("2", "Keys", 1), ("3", "References", 1), ("3.1", "Normative References", 2),
        ("3.2", "Informative References", 2), ("Appendix A", "Samples", 1), ("A.1", "First", 2), ("", "Thanks", 1),
        ("Appendix B", "Last", 1),
    ]  # fmt: skip
    assert kinds(outline)[0] == ("", "front", "informative")
    assert kinds(outline)[8:10] == [("3.2", "clause", "informative"), ("Appendix A", "appendix", "normative")]
    assert outline.report.warnings == (COUNTED,)
    assert outline.facts == {
        "number": "draft-avatar-keys-03", "title": "Keys of Avatars", "date": "2026-05", "language": "en",
    }  # fmt: skip


def test_numbers_that_were_saved_go_before_those_that_are_counted():
    outline = outline_of(
        section("Scope", section("General", attributes='pn="section-4.2"'), 'pn="section-4"'),
        back=section("Samples", section("First", attributes='pn="section-appendix.c.1"'), 'pn="section-appendix.c"'),
    )

    assert [clause.number for clause in outline.clauses] == ["4", "4.2", "Appendix C", "C.1"]
    assert outline.report.warnings == ()


def test_references_show_what_they_lead_to():
    sources = (
        '<references><reference anchor="KEYS" target="https://example.org/"><front><title>On keys</title>'
        '<author fullname="B. Author"/><date year="2020"/><abstract><t>Long.</t></abstract></front>'
        '<seriesInfo name="RFC" value="1"/></reference></references><displayreference target="KEYS" to="K"/>'
    )
    outline = outline_of(
        section("Scope", '<t anchor="a">See <xref target="b"/>, <xref target="b" format="counter"/>, '
                '<xref target="b">there</xref>, <xref target="KEYS" section="4.2"/> and '
                '<eref target="https://example.org/x"/>.</t>', 'anchor="s"') + section("Keys", "", 'anchor="b"'),
        back=sources,
    )  # fmt: skip

    assert outline.clauses[0].text == "See Section 2, 2, there, Section 4.2 of [K] and <https://example.org/x>."
    assert blocks(outline, 2) == [("item", "[K]", "B. Author, On keys, RFC 1, 2020, <https://example.org/>")]
    assert left_out(outline) == {"about the document": "Keys of Avatars", "about sources": "Long."}


def test_lists_of_both_versions():
    outline = outline_of(
        section("Scope", '<ol type="(%c)" start="2"><li>one</li><li><t>two</t><t>more</t><ul><li>deep</li></ul></li>'
                "</ol><dl><dt>avatar:</dt><dd>a body</dd></dl><t>Old: <list style='numbers'><t>first</t></list> after."
                "</t><t><list style='hanging'><t hangText='key:'>a number</t></list></t>")
    )  # fmt: skip

    assert blocks(outline) == [
        ("item", "(b)", "one"), ("item", "(c)", "two"), ("paragraph", "", "more"), ("item", "•", "deep"),
        ("term", "", "avatar:"), ("paragraph", "", "a body"), ("paragraph", "", "Old:"), ("item", "1.", "first"),
        ("paragraph", "", "after."), ("term", "", "key:"), ("paragraph", "", "a number"),
    ]  # fmt: skip


def test_figures_tables_and_code():
    outline = outline_of(
        section("Scope", "<figure><name>A key</name><artset><artwork type='svg'><svg><text>x</text></svg></artwork>"
                "<artwork>\n+-+\n\n | <em>a</em>  |\n</artwork></artset></figure>"
                "<texttable title='Old'><ttcol>a</ttcol><ttcol>b</ttcol>"
                "<c>1</c><c>2</c></texttable>"
                "<table><name>New</name><thead><tr><th rowspan='2'>k</th><th>v</th></tr></thead>"
                "<tbody><tr><td><ul><li>w</li></ul></td></tr></tbody></table>")
    )  # fmt: skip

    assert blocks(outline) == [
        ("code", "", "+-+"), ("code", "", "| a |"), ("caption", "Figure 1", "A key"),
        ("caption", "Table 1", "Old"), ("row", "", "a\tb"),
        ("row", "", "1\t2"), ("caption", "Table 2", "New"), ("row", "", "k\tv"), ("row", "", "• w"),
    ]  # fmt: skip
    assert outline.clauses[0].blocks[8].facts.cells[0].column == 1
    assert left_out(outline)["drawings"] == "x"


def test_names_for_characters_are_written_out_and_files_from_elsewhere_are_not_fetched():
    entities = '<!DOCTYPE rfc [<!ENTITY nbsp "&#160;"><!ENTITY r SYSTEM "file:///etc/passwd">]>'

    outline = outline_of(section("Scope", "<t>Section&nbsp;2 &r;.</t>"), before=entities)

    assert outline.clauses[0].text == "Section 2 ."
    assert outline.report.warnings == ("What the file takes in from elsewhere was not read: r.", COUNTED)


BOMB = '<!DOCTYPE rfc [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
DAMAGED = "This RFCXML file is damaged. Please open it in its editor, save it again and upload that."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (memo(section("Scope", "<t>&c;</t>"), before=BOMB),
         "This RFCXML file builds names for text out of other such names. Please write them out."),
        (memo(section("Scope"))[:-20], DAMAGED),
        (memo("<section>" * 150 + "</section>" * 150), "This RFCXML file is nested too deeply to be a draft."),
        (memo("<section>" * 10_000 + "</section>" * 10_000), DAMAGED),
        (b"<rfc/>", "There is no text in this RFCXML file. Please upload the draft itself."),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_sentence(data: bytes, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read(data, "draft.xml")

    assert str(refusal.value) == sentence


def test_a_memo_is_known_by_its_root():
    recognises = RfcXmlReader().recognises

    assert recognises(b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><!DOCTYPE rfc [<!ENTITY a "b">]>\n<rfc>', "x")
    assert recognises('<?xml version="1.0" encoding="utf-16"?><rfc number="1">'.encode("utf-16"), "x")
    assert not recognises(b"<html><rfc>", "draft.xml")


TAGS = [
    "t", "ul", "li", "ol", "dl", "dt", "dd", "list", "section", "name", "table", "tr", "td", "em", "figure", "aside",
    "blockquote", "note", "references", "reference", "front", "title",
]  # fmt: skip
LEAVES = [
    "a ", "NOTE 1 – x", "Table 1 – y", "1.1 z", "é", "<br/>", "<xref target='q'/>", "<artwork>+</artwork>",
    "<cref>?</cref>", "<eref target='u'/>", "<contact fullname='C'/>",
]  # fmt: skip
PIECES = pieces(TAGS, LEAVES)


@given(st.lists(PIECES, max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(parts: list[str]):
    outline_of(section("Scope", "<t>x</t>" + "".join(parts)), back="".join(parts))


def test_a_second_back_is_read():
    lists = "<references><name>One</name></references><references><name>Two</name></references>"
    outline = outline_of(section("Scope"), back=f"{section('Samples')}</back><back>{lists}")

    assert [title for _, title, _ in names(outline)] == ["Scope", "Samples", "References", "One", "Two"]
