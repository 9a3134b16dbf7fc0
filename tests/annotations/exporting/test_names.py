from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exporting.names import file_name
from clauseline.writing.file import safe
from tests.annotations.exporting.sample import ROWS, SHEET


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("ISO/CD 12345", "ISO_CD 12345_GB.docx"),
        ("../../etc/passwd", "etc_passwd_GB.docx"),
        ("T/XWSG 001—2023", "T_XWSG 001_2023_GB.docx"),
        ("虚拟世界", "虚拟世界_GB.docx"),
        ('a"b\r\nc', "a_b_c_GB.docx"),
        ("", "comments_GB.docx"),
    ],
)
def test_names_hold_nothing_a_system_refuses(document, expected):
    assert file_name(replace(SHEET, document=document), "docx") == expected


def test_several_members_make_a_collated_file():
    rows = (ROWS[0], replace(ROWS[1], member="FR"))
    assert file_name(replace(SHEET, rows=rows), "docx") == "FGXW-O-047_collated.docx"
    assert file_name(replace(SHEET, rows=()), "csv", "2023-09-01") == "FGXW-O-047_2023-09-01.csv"


def test_the_editing_unit_gets_letters():
    assert safe("**") == "CS"


@given(st.text())
def test_a_name_is_one_plain_name(document):
    name = file_name(replace(SHEET, document=document), "docx")
    assert not set(name) & set('/\\:*?"<>|\0\r\n')
    assert name.endswith(".docx")
    assert len(name) <= 130
    assert name[0] not in ". "
