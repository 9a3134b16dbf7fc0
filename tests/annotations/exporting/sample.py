"""A comment set of twelve rows on an invented draft, with everything that makes forms stumble."""

from annotations.exporting.sheet import Row, Sheet

SHORTEST = "NOTE 2 is informative; the duty it names belongs in the clause."
LONG = (
    "The clause stores conduct of all users without limit.\n\n"
    "1) There is no purpose.\n2) There is no period.\n3) There is no erasure <see 6.2 & 7.1>.\n"
    + "A record of everything a person does in a virtual world says more about them than they know. "
    * 12
).strip()
CHINESE = "原文“应永久保存”与最小必要和存储期限最短原则不符；\n建议限定保存期限。𠮷"


def row(number, clause, element, kind, comment, proposed="", line="", member="GB", **facts):
    return Row(
        number=number,
        member=member,
        line=line,
        clause=clause,
        element=element,
        kind=kind,
        comment=comment,
        proposed=proposed,
        **facts,
    )


ROWS = (
    row(1, "General", "", "ge", "The draft names no purpose for the identity record."),
    row(2, "1", "", "ed", "“trustworthy” is not defined.", "Define the term or delete it."),
    row(3, "3.2.3", "", "te", "The definition has no limit.", "Replace by a closed list."),
    row(4, "6.2", "b)", "te", "Nobody is told.", "Insert “after informing the user”.", line="88"),
    row(5, "7bis", "Para 1", "ed", "Duplicate number.", "Renumber."),
    row(6, "8.3", "Para 2", "te", LONG, "Replace “a long period” by\n“no longer than 30 days”.", line="112"),
    row(7, "8.3", "Note 2", "te", SHORTEST, "Move to the body."),
    row(8, "8.3", "", "te", CHINESE, "保存期限应为实现处理目的所必要的最短时间。"),
    row(9, "8.5", "", "TE", "“relevant parties” names nobody.\tSee 6.2.", "Name them.", observation="Noted"),
    row(10, "A.2", "", "te", "Social characteristics are not needed.", "Delete A.2."),
    row(11, "A", "Table A.1", "te", "Row “Role in society” has no purpose.", "Delete the row."),
    row(12, "Appendix I", "Figure I.1", "ge", "The use case blames one person.", "=1+1"),
)
SHEET = Sheet(
    title="Comments on FGXW-O-047",
    date="2023-09-01",
    document="FGXW-O-047",
    project="FGXW-D6.3-didsys",
    version_sha256="0" * 64,
    language="en",
    rows=ROWS,
)
