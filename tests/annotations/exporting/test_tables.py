import pytest

from annotations.exporting.tables import write_table


def test_what_a_row_leaves_out_is_blank():
    file = write_table(("clause", "why"), [{"why": "=1+1", "clause": "4.1"}, {"clause": "5"}], ["Draft 1", "origins"])
    assert file.data.decode("utf-8-sig").splitlines() == ["clause,why", "4.1,'=1+1", "5,"]


def test_a_column_that_the_table_does_not_have_is_refused():
    with pytest.raises(ValueError, match=r"No columns of this table: \['wyh'\]"):
        write_table(("clause", "why"), [{"clause": "4.1", "wyh": "Because."}], ["Draft 1", "origins"])
