"""Numbers as Word draws them."""

from __future__ import annotations

from clauseline.reading import read
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


def test_a_list_that_begins_with_a_deeper_level_has_used_up_the_first_of_those_above():
    # The numbers are those that LibreOffice prints for the same files.
    of = numbering({1: DECIMALS})

    assert numbers((1, 1), (1, 1), (1, 0), (1, 1), (1, 0), of=of) == ["1.1", "1.2", "2", "2.1", "3"]
    assert numbers((1, 2), (1, 1), (1, 0), (1, 2), (1, 1), of=of) == ["1.1.1", "1.2", "2", "2.1.1", "2.2"]
    assert numbers((1, 0), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), of=of) == ["1", "1.1.1", "1.2", "1.2.1", "2", "2.1"]


def test_a_level_above_begins_where_it_starts():
    levels = level(0, "Annex %1", "upperLetter", start=3) + level(1, "%1.%2", start=5)

    assert numbers((1, 1), (1, 0), (1, 1), of=numbering({1: levels})) == ["C.5", "Annex D", "D.5"]


def test_bullets_between_numbers_change_none():
    levels = level(0, "%1)") + level(1, "-", "bullet") + level(2, "%1%3)", "lowerLetter")
    body = [paragraph("x", numbering=(1, ilvl)) for ilvl in (2, 0, 2, 1, 2)]
    file = word_file(paragraph("1 Scope", "Heading1"), *body, numbers=numbering({1: levels}))

    (clause,) = read(file, "x.docx").clauses

    assert [block.marker for block in clause.blocks] == ["1a)", "2)", "2a)", "-", "2a)"]


def test_a_list_in_two_parts_counts_on_behind_other_text():
    of = numbering({1: DECIMALS}, {2: (1, "")})
    titles = [paragraph("Title", f"Heading{ilvl + 1}", numbering=(key, ilvl)) for key, ilvl in ((1, 1), (2, 1), (2, 0))]
    file = word_file(titles[0], paragraph("Words between."), *titles[1:], numbers=of)

    assert [clause.number for clause in read(file, "x.docx").clauses] == ["1.1", "1.2", "2"]


def test_a_bullet_before_a_heading_is_no_number():
    of = numbering({1: level(0, "●", "bullet")})
    body = [paragraph(title, "Heading1", numbering=(1, 0)) for title in ("1 Scope", "2 Terms", "Thanks")]

    outline = read(word_file(*body, numbers=of), "x.docx")

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "Scope"),
        ("2", "Terms"),
        ("", "Thanks"),
    ]


def test_a_list_that_is_named_without_a_level_has_that_of_the_style():
    of = numbering({1: DECIMALS, 2: level(0, "A%1") + level(1, "B%2")})
    counted = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    body = [paragraph("A", "C2", properties='<w:numPr><w:numId w:val="2"/></w:numPr>'), paragraph("B", "C2")]
    file = word_file(*body, numbers=of, styles=style("C2", "x2", based_on="Heading2", properties=counted))

    assert [clause.number for clause in read(file, "x.docx").clauses] == ["B1", "1.1"]
