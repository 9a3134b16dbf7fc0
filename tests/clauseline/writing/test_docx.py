from __future__ import annotations

import subprocess
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline import reading
from clauseline.comparing import ENGINE, compare
from clauseline.outline import NO_FACTS, BlockText, Cell, ClauseText, Facts, Outline
from clauseline.vocabulary import BlockKind
from clauseline.writing.forms import PURE_FORMATS
from clauseline.writing.redline import Redline, Source
from project.sample import DRAFTS, write
from tests.clauseline.writing.accepting import CAME, WENT, W, accepted, of, part, rejected
from tests.factories import outline, paragraphs
from tests.site import PATIENCE

BEFORE = Source("I-031", "FGXW", "Identity", "2023-06-01", "a" * 64, "i-031.docx")
AFTER = Source("O-047", "FGXW", "Identity", "2023-07-06", "b" * 64, "o-047.docx")


def redline(old: Outline, new: Outline) -> Redline:
    return Redline(old, new, compare(old, new), BEFORE, AFTER, ENGINE)


def written(old: Outline, new: Outline) -> bytes:
    return PURE_FORMATS["docx"].write(redline(old, new)).data


def blocks(number: str, title: str, *told: tuple[BlockKind, str, str], level: int = 1) -> ClauseText:
    """A clause of blocks, each a kind, a marker and words; the words of a row are parted by bars."""
    found, texts, start = [], [], 0
    for row, (kind, marker, words) in enumerate(told):
        text = words.replace("|", "\t")
        found.append(BlockText(kind, start, start + len(text), marker, facts=_facts(kind, text, start, row)))
        texts.append(text)
        start += len(text) + 1
    return ClauseText(number, title, level, text="\n".join(texts), blocks=tuple(found))


def _facts(kind: str, text: str, start: int, row: int) -> Facts:
    if kind != "row":
        return NO_FACTS
    cells, at = [], start
    for column, words in enumerate(text.split("\t")):
        cells.append(Cell(at, at + len(words), column))
        at += len(words) + 1
    return Facts(table=1, row=row, cells=tuple(cells))


WORDS = st.lists(
    st.sampled_from(["the", "avatar", "shall", "应当", "永久", "身份", "😀", "é", "(3)", "数据。", "مرحبا"]), max_size=8
)
TEXT = WORDS.map(" ".join)
KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(
    ["paragraph", "item", "note", "row", "footnote", "figure", "code"]
)
MARKERS = st.sampled_from(["", "a)", "NOTE 1"])


@st.composite
def clauses(draw) -> ClauseText:
    told = draw(st.lists(st.tuples(KINDS, MARKERS, TEXT), max_size=4))
    cells = draw(st.integers(1, 3))
    rows = [
        (kind, "" if kind == "row" else marker, "|".join([text] * cells) if kind == "row" else text)
        for kind, marker, text in told
    ]
    number, title = draw(st.sampled_from([("", ""), ("1", ""), ("7.2", "Avatars"), ("第七条", "身份"), ("", "Scope")]))
    return blocks(number, title, *rows, level=draw(st.integers(1, 3)))


OUTLINES = st.lists(clauses(), max_size=5).map(lambda found: outline(*found))


@settings(max_examples=150, deadline=None)
@given(OUTLINES, OUTLINES)
def test_accepting_gives_the_new_text_and_rejecting_the_old(old, new):
    data = written(old, new)
    assert accepted(data) == of(new)
    assert rejected(data) == of(old)


@settings(max_examples=60, deadline=None)
@given(OUTLINES, st.randoms(use_true_random=False))
def test_a_shuffled_text_is_both_texts_as_well(old, chance):
    clauses = list(old.clauses)
    chance.shuffle(clauses)
    new = replace(old, clauses=tuple(clauses))
    data = written(old, new)
    assert accepted(data) == of(new)
    assert rejected(data) == of(old)


WORDS_OF_AVATARS = "Avatars shall carry the mark of their maker, which is shown to all others."
FEES = "Fees of the service are published each year before the first of May."


def moved() -> bytes:
    scope = paragraphs("1", "First", "Nothing of the first happens.")
    old = outline(scope, paragraphs("2", "Avatars", WORDS_OF_AVATARS), paragraphs("3", "Fees", FEES))
    new = outline(scope, paragraphs("2", "Fees", FEES), paragraphs("3", "Avatars", WORDS_OF_AVATARS))
    return written(old, new)


def test_a_moved_clause_is_told_at_both_places_by_remarks_that_are_in_neither_text():
    data = moved()
    remarks = ["".join(map(str, one.itertext())) for one in part(data, "comments")]
    assert sorted(remarks) in (
        ["Moved here from 2 Avatars.", "Moved to 3 Avatars."],
        ["Moved here from 3 Fees.", "Moved to 2 Fees."],
    )
    told = accepted(data) + rejected(data)
    assert [row for row in told if "Moved" in row[1]] == []


def test_marks_are_by_clauseline_on_the_date_of_the_new_version_and_have_numbers_of_their_own():
    marks = list(part(moved(), "document").iter(*(f"{W}{mark}" for mark in (*CAME, *WENT))))
    by = {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks}
    assert by == {("Clauseline", "2023-07-06T00:00:00Z"), ("Clauseline", "2023-07-06T00:10:00Z")}
    assert [mark.get(f"{W}id") for mark in marks] == list(dict.fromkeys(mark.get(f"{W}id") for mark in marks))


def test_marks_of_a_version_without_a_date_have_the_first_day_of_all():
    old, new = outline(paragraphs("1", "Scope", "Old.")), outline(paragraphs("1", "Scope", "New."))
    undated = replace(redline(old, new), after=replace(AFTER, date=""))
    document = part(PURE_FORMATS["docx"].write(undated).data, "document")
    assert {one.get(f"{W}date") for one in document.iter(f"{W}del", f"{W}ins")} == {"1970-01-01T00:00:00Z"}


def test_words_keep_their_spaces_and_removed_ones_are_no_text():
    document = part(moved(), "document")
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert {text.get(space) for text in document.iter(f"{W}t", f"{W}delText")} == {"preserve"}
    assert [text for gone in document.iter(f"{W}del") for text in gone.iter(f"{W}t")] == []


def test_a_cell_is_changed_in_place_and_a_row_comes_as_a_whole():
    old = outline(blocks("1", "Fields", ("row", "", "Name|shall be kept"), ("row", "", "Age|is not kept")))
    new = outline(
        blocks(
            "1", "Fields", ("row", "", "Name|may be kept"), ("row", "", "Face|is never kept by anybody"),
            ("row", "", "Age|is not kept"),
        )
    )  # fmt: skip
    data = written(old, new)
    [table] = part(data, "document").iter(f"{W}tbl")
    assert [row.find(f"{W}trPr/{W}ins") is not None for row in table.iter(f"{W}tr")] == [False, True, False]
    first = next(table.iter(f"{W}tr"))
    assert ["".join(map(str, mark.itertext())) for mark in first.iter(f"{W}del", f"{W}ins")] == ["shall", "may"]


def test_it_is_named_after_the_versions_and_has_the_same_bytes_twice():
    old, new = outline(paragraphs("1", "Scope", "Old.")), outline(paragraphs("1", "Scope", "New."))
    files = [PURE_FORMATS["docx"].write(redline(old, new)) for _ in range(2)]
    assert files[0] == files[1]
    assert files[0].name == "FGXW_I-031_O-047.docx"


def test_an_office_program_opens_the_sample_and_keeps_what_came_and_went(office, tmp_path):
    drafts = {draft.name: draft for draft in DRAFTS}
    old, new = (reading.read(write(drafts[name]), drafts[name].filename) for name in ("A2", "A3"))
    form = tmp_path / "compared.docx"
    form.write_bytes(written(old, new))
    profile, out = f"-env:UserInstallation=file://{tmp_path}/profile", tmp_path / "out"
    command = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(form)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    again = part((out / form.name).read_bytes(), "document")
    for gone, text in ((WENT, new), (CAME, old)):
        marks = [f"{W}{mark}" for mark in gone]
        texts = [one for one in again.iter(f"{W}t", f"{W}delText") if not list(one.iterancestors(*marks))]
        # LibreOffice puts joiners into empty cells that came or went.
        told = "".join(one.text or "" for one in texts).replace("\u200d", "")
        assert "".join(told.split()) == "".join("".join("".join(row[1:]).split()) for row in of(text))
