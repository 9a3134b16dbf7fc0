"""Numbers as Word draws them."""

from __future__ import annotations

import pytest

from proposals.reading import read
from proposals.reading.word.counters import format_count
from tests.drafts.word import level, numbering, paragraph, style, word_file

DECIMALS = level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3")


def numbers(*places: tuple[int, int], of: str, styles: str = "") -> list[str]:
    """The numbers of headings that stand at (numId, ilvl)."""
    body = [paragraph("Title", f"Heading{ilvl + 1}", numbering=(key, ilvl)) for key, ilvl in places]
    return [clause.number for clause in read(word_file(*body, numbers=of, styles=styles), "x.docx").clauses]


def test_a_deeper_level_starts_again_after_a_higher_one():
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2), (1, 1)]

    assert numbers(*places, of=numbering({1: DECIMALS})) == ["1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.2"]


def test_a_level_that_never_starts_again():
    of = numbering({1: level(0, "%1") + level(1, "%1.%2", inner='<w:lvlRestart w:val="0"/>')})

    assert numbers((1, 0), (1, 1), (1, 0), (1, 1), of=of) == ["1", "1.1", "2", "2.2"]


def test_lists_on_one_definition_count_on_unless_one_starts_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    of = numbering({1: DECIMALS}, {2: (1, ""), 3: (1, override)})

    assert numbers((1, 0), (2, 0), (3, 0), (3, 0), (1, 0), of=of) == ["1", "2", "7", "8", "9"]


def test_a_list_may_have_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "Annex %1", "upperLetter")}</w:lvlOverride>'

    assert numbers((2, 0), (2, 0), of=numbering({1: DECIMALS}, {2: (1, own)})) == ["Annex A", "Annex B"]


def test_roman_letters_and_a_legal_level():
    levels = level(0, "%1", "upperRoman") + level(1, "%1.%2") + level(2, "%1.%2.%3", inner="<w:isLgl/>")

    assert numbers((1, 0), (1, 0), (1, 1), (1, 2), of=numbering({1: levels})) == ["I", "II", "II.1", "2.1.1"]


def test_a_number_in_the_style_and_its_level_in_the_list():
    of = numbering(
        {1: level(0, "%1", inner='<w:pStyle w:val="C1"/>') + level(1, "%1.%2", inner='<w:pStyle w:val="C2"/>')}
    )
    counted = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("C1", "x1", based_on="Heading1", properties=counted) + style(
        "C2", "x2", based_on="Heading2", properties=counted
    )
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [paragraph("A", "C1"), paragraph("B", "C2"), paragraph("C", "C1", properties=off), paragraph("D", "C1")]

    outline = read(word_file(*body, numbers=of, styles=styles), "x.docx")

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "A"),
        ("1.1", "B"),
        ("", "C"),
        ("2", "D"),
    ]


def test_a_list_that_only_points_at_a_numbering_style():
    linked = f'<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="S"/>{DECIMALS}</w:abstractNum>'
    pointing = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="S"/></w:abstractNum>'
    nums = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/></w:num>' for key, of in ((8, 8), (9, 9)))

    assert numbers((9, 0), (9, 1), of=linked + pointing + nums) == ["1", "1.1"]


@pytest.mark.parametrize(
    ("count", "style_name", "drawn"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (28, "upperLetter", "BB"), (2, "lowerLetter", "b"),
        (14, "upperRoman", "XIV"), (4, "lowerRoman", "iv"), (12, "chineseCounting", "十二"),
        (103, "chineseCountingThousand", "一百零三"), (20, "chineseCounting", "二十"), (3, "decimalFullWidth", "３"),
        (2, "decimalEnclosedCircle", "②"), (5, "none", ""),
    ],
)  # fmt: skip
def test_number_formats(count, style_name, drawn):
    assert format_count(count, style_name) == drawn
