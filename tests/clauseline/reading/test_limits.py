"""No reader has to think of limits: one that forgot all of them is stopped."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from clauseline.outline import Outline
from clauseline.reading import Unreadable, limits, read
from clauseline.reading.account import Account
from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.structure.building import build_given, build_outline

WORD = b"word\n"
MEGABYTES = 21
"""So many of a file were read into 1.7 gigabytes of memory by a reader like this."""


class Toy:
    """Takes each line of a file as a paragraph, and counts them."""

    name, version, label, suffixes = "toy", "1", "Toy", (".toy",)

    def __init__(self, *, is_typed: bool, make: Callable[[str], Line | Row] = Line) -> None:
        self.is_typed, self.make, self.taken = is_typed, make, 0

    def recognises(self, data: bytes, filename: str) -> bool:
        return filename.endswith(self.suffixes)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        return build_outline(self._lines(data), reader="toy", characters=0, account=Account(), facts={})

    def _lines(self, data: bytes) -> Iterator[Line | Row]:
        place = 0
        while place < len(data):
            end = data.index(b"\n", place) + 1
            self.taken += 1
            yield self.make(data[place:end].decode())
            place = end


def refusal(toy: Toy, data: bytes) -> str:
    with pytest.raises(Unreadable) as no:
        read(data, "draft.toy", readers=[toy])
    return str(no.value)


def test_typed_lines_are_counted_before_a_reader_makes_anything_of_them():
    toy = Toy(is_typed=True)
    assert refusal(toy, WORD * limits.LINES) == limits.TOO_LONG
    assert toy.taken == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_in_any_encoding(end, encoding):
    lines = f"word{end}{end} \t{end}".encode(encoding)
    limits.check_file(lines * (limits.LINES - 1), is_typed=True)
    with pytest.raises(Unreadable, match="more paragraphs"):
        limits.check_file(lines * limits.LINES, is_typed=True)


def test_lines_of_markup_are_not_counted():
    limits.check_file(WORD * limits.LINES, is_typed=False)


def test_a_file_that_is_larger_than_any_draft():
    class Huge(bytes):
        def __len__(self) -> int:
            return limits.BYTES + 1

    with pytest.raises(Unreadable) as no:
        limits.check_file(Huge(), is_typed=False)
    assert str(no.value) == limits.TOO_LARGE


def test_no_more_lines_are_taken_than_a_draft_may_have():
    toy = Toy(is_typed=False)
    data = WORD * (MEGABYTES * 1_000_000 // len(WORD))
    tracemalloc.start()
    assert refusal(toy, data) == limits.TOO_LONG
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert toy.taken == limits.PARAGRAPHS + 1
    assert most < 3 * MEGABYTES * 1_000_000


@pytest.mark.parametrize(("name", "mark"), [("draft.md", "## "), ("draft.txt", "")])
def test_a_draft_takes_little_more_memory_than_its_text(name, mark):
    words = "The platform shall record neither the face nor the voice of any visitor. " * 3
    clauses = (f"{mark}{n} Record {n}\n\n{words}\n\n- it is *erased* at `once`\n\n{words}" for n in range(1, 901))
    data = "\n\n".join(clauses).encode()
    read(data[: len(data) // 10], name)
    tracemalloc.start()
    outline = read(data, name)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(outline.clauses) == 900
    assert most < 15 * len(data)


def test_cells_are_counted_as_rows_are_taken():
    row = Row(1, 1, tuple(Cell("word") for _ in range(1_000)))
    toy = Toy(is_typed=False, make=lambda _: row)
    assert refusal(toy, WORD * limits.LINES) == limits.TOO_LONG
    assert toy.taken == limits.CELLS // 1_000 + 1


def test_rows_of_code_are_counted_as_it_is_taken():
    code = Line("\n" * 1_000, "code")
    toy = Toy(is_typed=False, make=lambda _: code)
    assert refusal(toy, WORD * limits.LINES) == limits.TOO_LONG
    assert toy.taken == limits.LINES // 1_000


def test_what_has_its_clauses_given_is_bounded_too():
    lines = Toy(is_typed=False)
    with pytest.raises(Unreadable) as no:
        build_given(lines._lines(WORD * limits.LINES), reader="toy", characters=0, account=Account(), facts={})
    assert str(no.value) == limits.TOO_LONG
    assert lines.taken == limits.PARAGRAPHS + 1


def test_marks_of_words_are_counted_before_the_parser_makes_anything_of_them(monkeypatch):
    monkeypatch.setattr(limits, "MARKS", 100)
    bullets = b"# Scope\n\n" + b"* word\n* **word**\n\n" * 50
    assert [clause.title for clause in read(bullets, "x.md").clauses] == ["Scope"]
    assert read(bullets + b"a**a*" * 33, "x.md").clauses
    with pytest.raises(Unreadable) as no:
        read(bullets + b"a**a*" * 17 + b"\n\n" + b"a**a*" * 17, "x.md")
    assert str(no.value) == limits.OVERMARKED
