import io
import subprocess
from dataclasses import replace

import docx
from docx.shared import Pt, Twips

from annotations.exporting import FORMATS
from tests.annotations.exporting.sample import CHINESE, LONG, ROWS, SHEET, row
from tests.site import PATIENCE

WIDTHS = [606, 908, 1209, 1209, 1115, 4177, 4233, 2419]
STYLES = [
    "ISOMB",
    "ISOClause",
    "ISOClause",
    "ISOParagraph",
    "ISOCommType",
    "ISOComments",
    "ISOChange",
    "ISOSecretObservations",
]


def written(sheet=SHEET):
    return FORMATS["iso"].write(sheet)


def reopened(sheet=SHEET):
    return docx.Document(io.BytesIO(written(sheet).data))


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def widths(table):
    return [[cell.width.twips for cell in row.cells] for row in table.rows]


def test_the_body_holds_the_comments_and_nothing_else():
    (table,) = reopened().tables
    assert texts(table) == [
        [r.member, r.line, r.clause, r.element, r.kind.lower(), r.comment, r.proposed, r.observation] for r in ROWS
    ]


def test_lines_of_a_comment_come_back_as_they_were():
    (table,) = reopened().tables
    assert [table.cell(n, 5).text for n in (5, 7)] == [LONG, CHINESE]


def test_the_body_has_the_widths_and_styles_of_the_template():
    (table,) = reopened().tables
    assert widths(table) == [WIDTHS] * 12
    assert [[{p.style.name for p in c.paragraphs} for c in r.cells] for r in table.rows] == [[{s} for s in STYLES]] * 12
    assert [c.paragraphs[0].style.style_id for c in table.rows[0].cells] == STYLES


def test_cells_are_nine_points_on_exact_lines():
    styles = reopened().styles
    facts = [(styles[s].font.size, styles[s].paragraph_format.line_spacing) for s in STYLES]
    assert facts == [(Pt(9), Twips(210))] * 8


def test_the_header_holds_the_facts_and_the_column_titles():
    head, columns = reopened().sections[0].header.tables
    assert texts(head) == [
        [
            "Template for comments and secretariat observations",
            "Date: 2023-09-01",
            "Document: FGXW-O-047",
            "Project: FGXW-D6.3-didsys",
        ]
    ]
    assert [[" ".join(title.split()) for title in row] for row in texts(columns)] == [
        [
            "MB/NC1",
            "Line number (e.g. 17)",
            "Clause/ Subclause (e.g. 3.1)",
            "Paragraph/ Figure/ Table/ (e.g. Table 1)",
            "Type of comment2",
            "Comments",
            "Proposed change",
            "Observations of the secretariat",
        ]
    ]
    assert (widths(head), widths(columns)) == ([[7740, 2410, 3119, 2607]], [WIDTHS])


def test_the_footnote_marks_are_raised():
    _, columns = reopened().sections[0].header.tables
    raised = [[r.text for r in c.paragraphs[0].runs if r.font.superscript] for c in columns.rows[0].cells]
    assert raised == [["1"], [], [], [], ["2"], [], [], []]


def test_the_footer_names_the_template_and_the_page():
    assert [p.text for p in reopened().sections[0].footer.paragraphs] == [
        "1 MB = Member body / NC = National Committee (enter the ISO 3166 two-letter country code, e.g. CN for "
        "China; comments from the ISO/CS editing unit are identified by **)",
        "2 Type of comment: ge = general te = technical ed = editorial",
        "page 1 of 1",
        "ISO/IEC/CEN/CENELEC  electronic balloting commenting template/version 2012-03",
    ]


def test_the_page_is_a4_across_with_the_margins_of_the_template():
    s = reopened().sections[0]
    page = [s.page_width, s.page_height, s.top_margin, s.right_margin, s.bottom_margin, s.left_margin]
    assert [length.twips for length in page] == [16840, 11907, 851, 851, 851, 851]
    assert (s.header_distance.twips, s.footer_distance.twips, s.orientation) == (567, 567, 1)


def test_the_same_sheet_gives_the_same_bytes():
    assert written() == written()


def test_the_name_says_whose_comments_on_what():
    assert written().name == "FGXW-O-047_GB.docx"


def test_characters_that_xml_cannot_hold_are_dropped():
    bad = replace(SHEET, title="a\0b", rows=(row(1, "1\x00", "", "ge", "a\x01\ud800\ufffeb\r\nc\x0bd"), ROWS[1]))
    assert texts(reopened(bad).tables[0])[0] == ["GB", "", "1", "", "ge", "ab\nc\nd", "", ""]


def test_a_short_set_is_filled_with_blank_rows():
    one = replace(SHEET, rows=ROWS[:1])
    assert [[r[2] for r in texts(reopened(s).tables[0])] for s in (one, replace(SHEET, rows=()))] == [
        ["General", ""],
        ["", ""],
    ]


def test_an_office_program_prints_the_comments(office, tmp_path):
    form = tmp_path / written().name
    form.write_bytes(written().data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(form)], check=True, capture_output=True, timeout=PATIENCE)
    printed = " ".join(form.with_suffix(".txt").read_text(encoding="utf-8-sig").split())
    assert [r.number for r in ROWS if " ".join(r.comment.split()) not in printed] == []
