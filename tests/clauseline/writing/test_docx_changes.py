"""The tracked changes of a Word file: they are those of the redline, and programs make both texts of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.redline.comparison import parts_of
from clauseline.redline.values import NEW, OLD
from tests.clauseline.writing import telling
from tests.clauseline.writing.accepting import CAME, WENT, Read, W, accepted, of, part, read, rejected
from tests.clauseline.writing.revising import revised_pair
from tests.clauseline.writing.test_docx import OUTLINES, blocks, clauses, redline, written
from tests.factories import outline, paragraphs
from tests.site import PATIENCE

SEEDS = st.integers(0, 10**6)
FIRST = "Avatars shall carry the mark of their maker."
SECOND = "The mark is shown to all others who meet them."
THIRD = "Fees of the service are published each year."


def told_alike(old: Outline, new: Outline) -> bool:
    """Whether the file tells the words of both texts as the redline does."""
    own, data = redline(old, new), written(old, new)
    return not (telling.differences(data, own, OLD) or telling.differences(data, own, NEW))


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_a_revised_draft_is_both_texts_and_tells_their_words_as_the_redline_does(seed):
    old, new = revised_pair(seed)
    data = written(old, new)
    assert accepted(data) == of(new)
    assert rejected(data) == of(old)
    assert told_alike(old, new)


@settings(max_examples=60, deadline=None)
@given(OUTLINES, OUTLINES)
def test_words_of_drafts_that_are_hardly_alike_are_told_as_the_redline_does(old, new):
    assert told_alike(old, new)


@settings(max_examples=60, deadline=None)
@given(clauses(), SEEDS)
def test_a_clause_that_stayed_is_marked_run_by_run_as_the_redline_marks_it(clause, seed):
    old, new = outline(clause), outline(paragraphs(clause.number, clause.title, clause.text.replace("\n", " ")))
    for before, after in ((old, new), (new, old)):
        own, data = redline(before, after), written(before, after)
        changes = parts_of(before, after, own.compared.changes)
        # What is joined over a table cannot be marked where it stands.
        if len(changes) > 1 or [*part(data, "document").iter(f"{W}moveFrom")]:
            continue
        wanted = telling.marked_by_value(changes[0])
        found = telling.marked_by_file(data)
        assert found[len(found) - len(wanted) :] == wanted


def table(*rows: str) -> Outline:
    return outline(blocks("1", "Fields", *(("row", "", row) for row in rows)))


FEATURES: dict[str, tuple[Outline, Outline]] = {
    "joined": (
        outline(blocks("1", "Marks", ("paragraph", "", FIRST), ("note", "NOTE", SECOND), ("paragraph", "", THIRD))),
        outline(blocks("1", "Marks", ("paragraph", "", f"{FIRST} {SECOND}"), ("paragraph", "", THIRD))),
    ),
    "parted": (
        outline(blocks("1", "Marks", ("paragraph", "", f"{FIRST} {SECOND}"), ("paragraph", "", THIRD))),
        outline(blocks("1", "Marks", ("paragraph", "", FIRST), ("item", "a)", SECOND), ("paragraph", "", THIRD))),
    ),
    "parted by a table": (
        outline(blocks("1", "Marks", ("paragraph", "", f"{FIRST} {SECOND}"))),
        outline(blocks("1", "Marks", ("paragraph", "", FIRST), ("row", "", "a|b"), ("paragraph", "", SECOND))),
    ),
    "came behind words that came": (
        outline(paragraphs("1", "Marks", FIRST, THIRD)),
        outline(paragraphs("1", "Marks", f"{FIRST} Always.", SECOND, THIRD)),
    ),
    "went before a table": (
        outline(blocks("1", "Marks", ("paragraph", "", FIRST), ("paragraph", "", SECOND), ("row", "", "a|b"))),
        outline(blocks("1", "Marks", ("paragraph", "", FIRST), ("row", "", "a|b"))),
    ),
    "moved": (
        outline(*(paragraphs(str(n), "", words) for n, words in enumerate((FIRST, SECOND, THIRD), 1))),
        outline(*(paragraphs(str(n), "", words) for n, words in enumerate((SECOND, THIRD, FIRST), 1))),
    ),
    "merged": (
        outline(paragraphs("1", "Marks", FIRST), paragraphs("2", "Shown", SECOND), paragraphs("3", "Fees", THIRD)),
        outline(paragraphs("1", "Marks", FIRST, SECOND), paragraphs("2", "Fees", THIRD)),
    ),
    "split": (
        outline(paragraphs("1", "Marks", FIRST, SECOND), paragraphs("2", "Fees", THIRD)),
        outline(paragraphs("1", "Marks", FIRST), paragraphs("2", "Shown", SECOND), paragraphs("3", "Fees", THIRD)),
    ),
    "column came": (
        table("Name|Kept", "Face|never", "Age|always"),
        table("Name|Why|Kept", "Face|law|never", "Age|use|always"),
    ),
    "column went": (
        table("Name|Why|Kept", "Face|law|never", "Age||always"),
        table("Name|Kept", "Face|never", "Age|always"),
    ),
    "column moved": (
        table("Name|Why|Kept|By", "Face|law|never|us", "Age|use|always|all"),
        table("Why|Kept|By|Name", "law|never|us|Face", "use|always|all|Age"),
    ),
    "row moved": (
        table("Name|Kept", "Face of it|never", "Age of it|always", "Voice of it|at times"),
        table("Name|Kept", "Age of it|always", "Voice of it|at times", "Face of it|hardly ever"),
    ),
    "rows came and went": (
        table("Name|Kept", "Face of it|never", "Age of it|always"),
        table("Name|Kept", "Gait and voice|at no time whatever", "Age of it|always"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FEATURES)
def test_each_thing_that_happens_to_drafts_is_both_texts_and_told_as_the_redline_does(name):
    old, new = FEATURES[name]
    assert accepted(written(old, new)) == of(new)
    assert rejected(written(old, new)) == of(old)
    assert told_alike(old, new)


def marks(name: str) -> list[tuple[str, str]]:
    """Which marks there are of paragraphs, rows and cells, each with the words of what it marks."""
    facts = (f"{W}rPr", f"{W}trPr", f"{W}tcPr")
    names = (*CAME, *WENT, "cellIns", "cellDel")
    found = []
    for mark in part(written(*FEATURES[name]), "document").iter(*(f"{W}{one}" for one in names)):
        if mark.getparent().tag in facts:
            marked = mark.getparent().getparent()
            marked = marked.getparent() if marked.tag == f"{W}pPr" else marked
            found.append((mark.tag.removeprefix(W), "".join(map(str, marked.itertext()))))
    return found


def test_the_end_of_a_paragraph_goes_where_it_was_joined_with_the_next_and_comes_where_it_was_parted():
    assert marks("joined") == [("del", FIRST)]
    assert marks("parted") == [("ins", f"{FIRST} ")]


def test_a_paragraph_of_another_kind_tells_what_it_was():
    document = part(written(*FEATURES["parted"]), "document")
    [(was, now)] = [
        (change.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), change.getparent().find(f"{W}pStyle").get(f"{W}val"))
        for change in document.iter(f"{W}pPrChange")
    ]
    assert (was, now) == ("Normal", "Item1")


def test_the_cells_of_a_column_come_and_go_as_cells():
    assert marks("column came") == [("cellIns", "Why"), ("cellIns", "law"), ("cellIns", "use")]
    assert marks("column went") == [("cellDel", "Why"), ("cellDel", "law"), ("cellDel", "")]


def test_words_that_moved_have_one_name_at_both_places():
    document = part(written(*FEATURES["moved"]), "document")
    went, came = (
        {one.get(f"{W}name"): "".join(map(str, one.getnext().itertext())) for one in document.iter(f"{W}{tag}")}
        for tag in ("moveFromRangeStart", "moveToRangeStart")
    )
    assert went == came
    assert FIRST in went.values()


@pytest.fixture(scope="module")
def office() -> str:
    """An interpreter that can ask LibreOffice."""
    found = shutil.which("soffice") and _interpreter_with_uno()
    if not found and not os.environ.get("CI"):
        pytest.skip("LibreOffice (soffice) or python3-uno is not installed: no changes are accepted by a program")
    assert found, "LibreOffice (soffice) or python3-uno is not installed"
    return found


def _interpreter_with_uno() -> str | None:
    for python in (sys.executable, "/usr/bin/python3"):
        if Path(python).exists() and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
            return python
    return None


def bare(rows: Iterable[Read]) -> list[Read]:
    """The words alone: an office keeps an empty paragraph before a table, and signs that are not seen in new cells."""
    told = (tuple(words.replace("\u200d", "") for words in row[1:]) for row in rows)
    return [row for row in told if any(row)]


def test_an_office_program_makes_both_texts_of_it_and_keeps_the_cells_that_came_and_went(office, tmp_path):
    pairs = {**FEATURES, **{f"revised {seed}": revised_pair(seed) for seed in range(6)}}
    files = [tmp_path / f"{name}.docx" for name in pairs]
    for file, (old, new) in zip(files, pairs.values(), strict=True):
        file.write_bytes(written(old, new))
    script = Path(__file__).with_name("settling.py")
    subprocess.run([office, script, tmp_path / "profile", *files], check=True, timeout=PATIENCE)
    for file, (old, new) in zip(files, pairs.values(), strict=True):
        found = {
            end: part(file.with_suffix(f".{end}").read_bytes(), "document") for end in ("accepted", "rejected", "again")
        }
        assert bare(read(found["accepted"][0])) == bare(of(new)), file.stem
        assert bare(read(found["rejected"][0])) == bare(of(old)), file.stem
        for cell in ("cellIns", "cellDel"):
            before = len(list(part(file.read_bytes(), "document").iter(f"{W}{cell}")))
            assert len(list(found["again"].iter(f"{W}{cell}"))) == before, file.stem
