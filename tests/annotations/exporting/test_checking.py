from dataclasses import replace

import pytest

from annotations.exporting.checking import (
    CONTROLS,
    NO_DOCUMENT,
    NO_ROWS,
    SEVERAL_MEMBERS,
    TOO_LONG,
    Fault,
    Known,
    check,
)
from annotations.exporting.sheet import Row, Sheet

KNOWN = Known({"8.3", "Foreword", "Clauses of contracts"}, {"GB", "XA"})
NOBODYS = "Nobody was given this member code: it is neither the team's own nor one of ISO 3166."
ANOTHERS = "This is not the member code that the team was given."
GOOD = Row(1, "GB", "", "8.3", "Para 2", "te", "Say how long.", "Replace “long” by “30 days”.")


@pytest.mark.parametrize(
    "row",
    [GOOD, replace(GOOD, clause="General"), replace(GOOD, kind="ge", proposed=""), replace(GOOD, member="XA"),
     replace(GOOD, clause="Clauses of contracts"), replace(GOOD, kind="TE"), replace(GOOD, member="GB-012"),
     replace(GOOD, line="88"), replace(GOOD, line="12-14, 20")],
)  # fmt: skip
def test_a_row_after_the_rules_has_no_faults(row):
    assert check(sheet(row), KNOWN) == []


def sheet(*rows, document="FGXW-O-047"):
    return Sheet("A draft", "2023-07-06", document, "FGXW-D6.3", "0" * 64, "en", rows)


@pytest.mark.parametrize(
    ("cells", "column", "sentence", "is_error"),
    [
        ({"member": " "}, "member", "There is no member code.", True),
        ({"line": "seventeen"}, "line", "A line is told by its number.", False),
        ({"clause": ""}, "clause", "A comment on the whole document says General here.", False),
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
    assert check(sheet(replace(GOOD, **cells)), KNOWN) == [Fault(1, column, sentence, is_error)]


@pytest.mark.parametrize(
    ("member", "given", "faults"),
    [
        ("QZ", {"XA"}, [Fault(1, "member", NOBODYS, True, "QZ")]),
        ("gb", {"XA"}, [Fault(1, "member", NOBODYS, True, "gb")]),
        ("Forum", {"XA"}, [Fault(1, "member", NOBODYS, True, "Forum")]),
        ("Forum", {"Forum"}, []),
        ("FR", {"XA"}, [Fault(1, "member", ANOTHERS, False, "FR")]),
        ("**", {"XA"}, [Fault(1, "member", ANOTHERS, False, "**")]),
        ("FR", (), []),
        ("**", (), []),
        ("XA", (), [Fault(1, "member", NOBODYS, True, "XA")]),
    ],
)
def test_a_code_that_nobody_was_given_is_named(member, given, faults):
    assert check(sheet(replace(GOOD, member=member)), replace(KNOWN, given=given)) == faults


def test_faults_of_the_set_come_first():
    assert check(sheet(), KNOWN) == [Fault(0, "", NO_ROWS, True)]
    assert check(sheet(GOOD, document=" "), KNOWN) == [Fault(0, "", NO_DOCUMENT, True)]
    assert check(sheet(GOOD, replace(GOOD, number=2, member="XA")), KNOWN) == [Fault(0, "", SEVERAL_MEMBERS, False)]
