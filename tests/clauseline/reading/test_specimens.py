"""What holds for every reader, on one rich file of its format and on whatever becomes of that file.

What is read of each specimen stands in `tests/drafts/outlines`. Where a reader is to read it otherwise,
`GOLDEN=anew pytest tests/clauseline/reading/test_specimens.py` writes the pages anew, and the difference is looked at.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.reading import READERS, Unreadable, read
from tests.drafts.accounts import assert_account
from tests.drafts.golden import OUTLINES, assert_golden
from tests.drafts.specimens import SPECIMENS

CASES = [(name, filename, make) for name, (filename, makers) in SPECIMENS.items() for make in makers]


def test_each_reader_has_a_specimen():
    # An old Word file is written by LibreOffice alone: `test_doc` reads one.
    assert {*SPECIMENS, "doc"} == {reader.name for reader in READERS}


@pytest.mark.parametrize(("name", "filename", "make"), CASES, ids=lambda part: getattr(part, "__name__", ""))
def test_a_specimen_is_read_as_its_page_says_and_its_account_closes(name, filename, make):
    outline = read(make(), filename)
    assert outline.reader == name
    assert_account(outline)
    assert_golden(outline, make.__name__)


def test_no_page_is_of_a_specimen_that_is_gone():
    assert {page.stem for page in OUTLINES.iterdir()} == {make.__name__ for _, _, make in CASES}


@pytest.mark.parametrize(("name", "filename", "make"), CASES, ids=lambda part: getattr(part, "__name__", ""))
@pytest.mark.parametrize("other", ["draft.docx", "draft.odt", "draft.pdf", "draft.xml"])
def test_a_file_by_another_name_is_read_as_what_it_is(other, name, filename, make):
    assert read(make(), other) == read(make(), filename)


@given(st.sampled_from(CASES), st.data())
@settings(max_examples=150, deadline=None)
def test_a_broken_file_ends_in_a_sentence_or_its_account_closes(case, data):
    """A cut, a piece said twice, and bytes overwritten."""
    _, filename, make = case
    whole = make()
    places = st.integers(0, len(whole))
    start, end = sorted((data.draw(places), data.draw(places)))
    spoiled = data.draw(
        st.sampled_from([
            whole[:start], whole[:start] + whole[end:], whole[:end] + whole[start:],
            whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:], whole.replace(b"<", b"\0<", 3),
        ])
    )  # fmt: skip
    try:
        outline = read(spoiled, filename)
    except Unreadable as no:
        assert str(no).endswith((".", "?"))
    else:
        assert_account(outline)


def test_a_container_whose_parts_lie_before_its_start_is_damaged():
    filename, (make,) = SPECIMENS["docx"]
    whole = make()
    with pytest.raises(Unreadable, match="damaged"):
        read(b"PK" + whole[300:], filename)
