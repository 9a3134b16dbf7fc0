"""What covers say."""

from __future__ import annotations

import pytest

from proposals.reading.cover import read_cover
from proposals.reading.lines import Cell, Line, Row


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Recommendation ITU-T X.9999", {"number": "ITU-T X.9999"}),
        ("FGXW-I-031, 12 June 2023", {"number": "FGXW-I-031", "date": "12 June 2023"}),
        ("T/XWSG 001—2023", {"number": "T/XWSG 001—2023"}),
        ("ISO/IEC DIS 99999:2023(E)", {"number": "ISO/IEC DIS 99999:2023"}),
        ("3GPP TS 99.999 V1.0.0 (2023-09)", {"number": "3GPP TS 99.999 V1.0.0"}),
        ("draft-example-worlds-03", {"number": "draft-example-worlds-03"}),
        ("(06/2023)", {"date": "06/2023"}),
        ("2023年4月10日发布", {"date": "2023年4月10日"}),
    ],
)
def test_numbers_and_dates(text, facts):
    assert read_cover([Line(text)]) == facts
    assert read_cover([Row(1, 1, (Cell(text),))]) == facts


def test_the_title_is_the_first_line_in_a_title_style():
    lines = [Line("Draft"), Line("Example\nworlds", "title"), Line("1\tScope", "heading", 1), Line("ISO 1", "text")]

    assert read_cover(lines) == {"title": "Example worlds"}
