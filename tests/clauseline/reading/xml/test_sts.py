"""Standards in NISO STS: what the markup says is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Facts, Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.xml.sts.reader import StandardReader
from tests.drafts.accounts import assert_account, blocks, kinds, left_out, names
from tests.drafts.markup import pieces

NAMES = 'xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
META = "<std-meta><title-wrap><full>Avatars — Keys</full></title-wrap><std-ref>XS 1:2026</std-ref></std-meta>"


def standard(body: str, *, back: str = "", front: str = META, before: str = "") -> bytes:
    return f"{before}<standard {NAMES}><front>{front}</front><body>{body}</body><back>{back}</back></standard>".encode()


def outline_of(body: str, *, back: str = "", front: str = META) -> Outline:
    outline = read(standard(body, back=back, front=front), "draft.xml")
    assert_account(outline)
    return outline


def section(label: str, title: str, inner: str = "") -> str:
    return f"<sec><label>{label}</label><title>{title}</title>{inner}</sec>"


def test_clauses_annexes_and_front_parts():
    outline = outline_of(
        section("1", "Scope", "<p>Words.</p>" + section("1.1", "General"))
        + "<sec><label>2.</label><p>Untitled.</p></sec>",
        back='<app-group><app><label>Annex A</label><annex-type>(informative)</annex-type><title>Samples</title>'
        f'{section("A.1", "First")}</app><app content-type="norm-annex"><label>Annex B</label><title>Keys</title></app>'
        "</app-group><ref-list><title>Bibliography</title><ref><label>[1]</label><mixed-citation>XS 3, <italic>Keys"
        "</italic></mixed-citation></ref></ref-list>",
        front=META + "<sec><title>Foreword</title><p>We wrote.</p></sec>",
    )  # fmt: skip

    assert names(outline) == [
        ("", "Foreword", 1), ("1", "Scope", 1), ("1.1", "General", 2), ("2", "", 1), ("Annex A", "Samples", 1),
        ("A.1", "First", 2), ("Annex B", "Keys", 1), ("", "Bibliography", 1),
    ]  # fmt: skip
    assert kinds(outline) == [
        ("", "front", "informative"), ("1", "clause", "normative"), ("1.1", "clause", "normative"),
        ("2", "clause", "normative"), ("Annex A", "annex", "informative"), ("A.1", "clause", "informative"),
        ("Annex B", "annex", "normative"), ("", "bibliography", "informative"),
    ]  # fmt: skip
    assert blocks(outline, 7) == [("item", "[1]", "XS 3, Keys")]
    assert outline.facts == {"number": "XS 1:2026", "title": "Avatars — Keys", "language": "en"}


def test_a_status_that_a_number_states_twice_is_left_out_and_counted_twice():
    outline = outline_of(section("1 (informative) x (informative)", "Scope", "<p>Words.</p>"))
    assert kinds(outline) == [("1", "clause", "informative")]


def test_terms_with_their_definitions_notes_and_sources():
    entry = (
        "<term-sec><label>3.1</label><tbx:termEntry><tbx:langSet><tbx:definition>body of a <tbx:entailedTerm>user"
        "</tbx:entailedTerm></tbx:definition><tbx:note>No ghost.</tbx:note><tbx:source>XS 2</tbx:source><tbx:tig>"
        '<tbx:term>double</tbx:term></tbx:tig><tbx:tig><tbx:term>avatar</tbx:term><tbx:normativeAuthorization '
        'value="preferredTerm"/><tbx:partOfSpeech>noun</tbx:partOfSpeech></tbx:tig></tbx:langSet><tbx:langSet>'
        "<tbx:definition>corps</tbx:definition></tbx:langSet></tbx:termEntry></term-sec>"
    )  # fmt: skip
    outline = outline_of(section("3", "Terms and definitions", entry))

    assert kinds(outline)[1] == ("3.1", "term", "normative")
    assert outline.clauses[1].title == "avatar"
    assert blocks(outline, 1) == [
        ("paragraph", "", "body of a user"), ("note", "Note 1 to entry", "No ghost."),
        ("paragraph", "", "[SOURCE: XS 2]"), ("term", "", "double"),
    ]  # fmt: skip
    assert left_out(outline)["terms in other languages"] == "corps"


def test_items_notes_tables_figures_and_formulas_keep_their_labels():
    outline = outline_of(section("1", "Scope", (
        '<p>An avatar<xref ref-type="fn"><sup>1)</sup></xref><fn><label>1)</label><p>A body.</p></fn> shall.</p>'
        "<list><list-item><label>a)</label><p>one</p><p>more</p><list><list-item><label>—</label><p>deep</p></list-item>"
        "</list></list-item></list><non-normative-note><label>NOTE 1</label><p>Not binding.</p></non-normative-note>"
        "<table-wrap><label>Table 1</label><caption><title>Lengths</title></caption><table><tr><th>k</th>"
        "<td>v</td></tr></table></table-wrap><fig><label>Figure 1</label>"
        "<caption><title>A key</title></caption><graphic/></fig>"
        "<disp-formula><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math><label>(1)</label>"
        "</disp-formula>"
    )))  # fmt: skip

    assert blocks(outline) == [
        ("paragraph", "", "An avatar shall."), ("item", "a)", "one"), ("paragraph", "", "more"), ("item", "—", "deep"),
        ("note", "NOTE 1", "Not binding."), ("caption", "Table 1", "Lengths"), ("row", "", "k\tv"),
        ("figure", "", ""), ("caption", "Figure 1", "A key"), ("formula", "(1)", "x^2"), ("footnote", "1)", "A body."),
    ]  # fmt: skip
    assert outline.clauses[0].blocks[-1].facts == Facts(call=9)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (standard("<p>&b;</p>", before='<!DOCTYPE standard [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
         "This STS file builds names for text out of other such names. Please write them out."),
        (standard("<p>x</p>")[:-20],
         "This STS file is damaged. Please open it in its editor, save it again and upload that."),
        (standard("<sec>" * 150 + "</sec>" * 150), "This STS file is nested too deeply to be a draft."),
        (standard(""), "There is no text in this STS file. Please upload the draft itself."),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_sentence(data: bytes, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read(data, "draft.xml")

    assert str(refusal.value) == sentence


def test_a_standard_is_known_by_its_root():
    assert StandardReader().recognises(b'<?xml version="1.0"?><standard>', "x")
    assert not StandardReader().recognises(b"<html><standard>", "draft.xml")


TAGS = [
    "p", "sec", "label", "title", "term-sec", "termEntry", "langSet", "definition", "note", "example", "source",
    "tig", "term", "list", "list-item", "def-list", "fn", "sup", "table-wrap", "caption", "table", "tr", "td", "fig",
    "graphic", "disp-formula", "math", "mi", "ref-list", "ref", "app", "annex-type", "alternatives",
]  # fmt: skip
PIECES = pieces(TAGS, ["a ", "NOTE 1 – x", "Table 1 – y", "1.1 z", "é", "(informative)", "<break/>"])


@given(st.lists(PIECES, max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(parts: list[str]):
    outline_of(section("1", "Scope", "<p>x</p>" + "".join(parts)), back="".join(parts))
