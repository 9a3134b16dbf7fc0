from dataclasses import replace

import pytest

from annotations.exporting.checking import CONTROLS, NO_ROWS, SEVERAL_MEMBERS, TOO_LONG, Fault, check
from annotations.exporting.sheet import Row

KNOWN = {"8.3", "Foreword", "Clauses of contracts"}
GOOD = Row(1, "GB", "", "8.3", "Para 2", "te", "Say how long.", "Replace “long” by “30 days”.")


@pytest.mark.parametrize(
    "row",
    [GOOD, replace(GOOD, clause="General"), replace(GOOD, clause=""), replace(GOOD, kind="ge", proposed=""),
     replace(GOOD, clause="Clauses of contracts"), replace(GOOD, kind="TE")],
)  # fmt: skip
def test_a_row_after_the_rules_has_no_faults(row):
    assert check([row], KNOWN) == []


@pytest.mark.parametrize(
    ("cells", "column", "sentence", "is_error"),
    [
        ({"member": " "}, "member", "There is no member code.", True),
        ({"clause": "Clause 8.3"}, "clause", "Only the number belongs here, without the word clause or section.", True),
        ({"clause": "§ 8"}, "clause", "Only the number belongs here, without the word clause or section.", True),
        ({"clause": "8.4"}, "clause", "This version has no such clause.", False),
        ({"kind": "xx"}, "kind", "The kind is ge, te or ed.", True),
        ({"comment": "\n"}, "comment", "The comment is empty.", True),
        (
            {"proposed": ""},
            "proposed",
            "A technical or editorial comment should propose a change in exact words.",
            False,
        ),
        ({"comment": "a" * 8001}, "comment", TOO_LONG, True),
        ({"proposed": "a\x0bb"}, "proposed", CONTROLS, True),
    ],
)
def test_each_fault_is_said_of_its_cell(cells, column, sentence, is_error):
    assert check([replace(GOOD, **cells)], KNOWN) == [Fault(1, column, sentence, is_error)]


def test_faults_of_the_set_come_first():
    assert check([], KNOWN) == [Fault(0, "", NO_ROWS, True)]
    assert check([GOOD, replace(GOOD, number=2, member="FR")], KNOWN) == [Fault(0, "", SEVERAL_MEMBERS, False)]
