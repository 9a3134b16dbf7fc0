"""Whatever a file holds, each of its characters is in a clause or left out by a named rule."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.reading import Unreadable, read
from clauseline.reading.structure.building import ONE_PIECE, TOO_LONG
from tests.drafts.accounts import assert_account
from tests.drafts.word import cell, paragraph, row, run, table, word_file

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufeff"), max_size=30
)
STARTS = st.sampled_from(
    ["", "1 ", "1.1\t", "a) ", "NOTE 1 – ", "Figure 2 – ", "Annex A ", "第三条 ", "– ", "[", "# ", "| "]
)
LINES = st.builds(str.__add__, STARTS, WORDS)


def tracked(words: str) -> str:
    deleted = escape(words, quote=False)
    return f'<w:ins w:id="1">{run(words)}</w:ins><w:del w:id="2"><w:r><w:delText>{deleted}</w:delText></w:r></w:del>'


def boxed(words: str) -> str:
    return f"<w:r><w:drawing><w:txbxContent>{paragraph(words)}</w:txbxContent></w:drawing></w:r>"


def field(words: str) -> str:
    return f'<w:fldSimple w:instr=" REF x ">{run(words)}</w:fldSimple>'


def equation(words: str) -> str:
    return f"<m:oMath><m:r><m:t>{escape(words, quote=False)}</m:t></m:r></m:oMath>"


STYLES = st.sampled_from(["", "Heading1", "Heading2", "TOC1"])
INNER = st.one_of(*(st.builds(make, WORDS) for make in (run, tracked, boxed, field, equation)))
PARAGRAPHS = st.builds(lambda words, style, inner: paragraph(words, style, inner=inner), LINES, STYLES, INNER)
CELLS = st.builds(lambda words, inner: cell(words, inner=inner), LINES, st.one_of(st.just(""), PARAGRAPHS))
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(lambda one: row(*one)), min_size=1, max_size=3).map(
    lambda rows: table(*rows)
)


def test_a_clause_that_is_too_long_to_be_one_is_named():
    long = "A wall stands. " * 1_400
    text = f"# 1 “Scope”\n\n{long}\n\n# 2 Walls\n\nRed.\n"

    assert read(text.encode(), "a.md").report.warnings == (TOO_LONG % ("1 Scope", len(long.strip())),)
    assert read(text.replace(long, long[:20_000].strip()).encode(), "a.md").report.warnings == ()


def test_a_long_file_that_is_one_clause_is_said_to_be():
    long = "A wall stands. " * 1_400

    (clause,) = (outline := read(f"# 1 Scope\n\n{long}\n".encode(), "a.md")).clauses

    assert outline.report.warnings == (ONE_PIECE % len(clause.text),)


def check(data: bytes, name: str, way: str = "accepted") -> None:
    try:
        outline = read(data, name, {"tracked": way})
    except Unreadable as no:
        assert str(no).endswith((".", "?"))
    else:
        assert_account(outline)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=6), st.sampled_from(["accepted", "rejected"]))
def test_of_word_files(body, way):
    check(word_file(*body), "draft.docx", way)


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
@settings(deadline=None, max_examples=60)
@given(lines=st.lists(LINES, max_size=12), gap=st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_of_plain_and_marked_text(name, lines, gap):
    check(gap.join(lines).encode(), name)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["p", "h1", "h2", "li", "td", "pre", "div"]), LINES), max_size=10))
def test_of_pages(parts):
    inner = "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in parts)
    check(f"<!DOCTYPE html><html><body>{inner}</body></html>".encode(), "draft.html")
