from typing import Any, get_args

import pytest
from django.template import Context

from annotations.models import Annotation
from annotations.queries.instruments import InstrumentRow
from annotations.queries.ledger import Ledger, LedgerCell, LedgerMark, MarkStep
from annotations.queries.ledger_choice import NO_CONCERN
from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.ledger_places import LedgerAnnotation, MarkPlace
from annotations.queries.ledger_rows import LedgerRow
from annotations.queries.ledger_states import LEDGER_STATES, LedgerReason, LedgerState
from annotations.templatetags.concerns import NamedConcern, named
from annotations.templatetags.ledger import (
    NO_CELL,
    REASONS,
    STATES,
    CellDrawn,
    LedgerDrawn,
    cells,
    column_name,
    concern_rows,
    instrument_cells,
    newest_chips,
    row_name,
    state_chip,
    unread_row,
    why,
)
from clauseline.concerns import VOCABULARY
from proposals.drawing.chips import Chip
from tests.annotations.templatetags.values import OURS, THEIRS, version

FIRST, SECOND = version("1.0"), version("2.0", 2)
COLUMNS = (LedgerColumn(FIRST, None), LedgerColumn(SECOND, FIRST))
CONCERN = VOCABULARY.concerns[0].id


def mark(state: LedgerState = "stands", reason: LedgerReason = "home", polarity: str = "risk") -> LedgerMark:
    made = LedgerAnnotation(1, SECOND.pk, "k1", Annotation.Scope.CLAUSE, "", 0, polarity)
    at = MarkPlace(1, SECOND.pk, "home", "k1", "", 0)
    return LedgerMark(made, at, at, state, reason, MarkStep())


def ledger(*marks: LedgerMark, unread: Any = None) -> Ledger:
    return Ledger(OURS, None, COLUMNS, {FIRST.pk: [], SECOND.pk: marks}, {1: [CONCERN]}, unread or {})


def context(found: Ledger | None = None) -> Context:
    return Context({"ledger": found or ledger(), "team": None, "choice": None})


def test_a_cell_has_its_figure_its_signs_its_words_and_a_way_to_the_evidence():
    row = LedgerRow(CONCERN, (LedgerCell(), LedgerCell(3, 1, 0, {"stands": 2, "worse": 1})))
    label = named(CONCERN).label
    (drawn,) = concern_rows(context(), [row])
    assert drawn == LedgerDrawn(
        label,
        named(CONCERN).family,
        [
            CellDrawn(0, 0, [], f"{label}, 1.0: 0 remarks are there", "", False),
            CellDrawn(
                3,
                4,
                ["1 worse", "1 safeguard"],
                f"{label}, 2.0: 3 remarks are there, 1 worse, 2 still there, 1 safeguard",
                f"?concern={CONCERN}&version=v2#evidence",
                False,
            ),
        ],
    )


def test_a_concern_that_nobody_marked_has_no_row():
    bare, marked = (
        LedgerRow(CONCERN, (LedgerCell(), LedgerCell())),
        LedgerRow(CONCERN, (LedgerCell(), LedgerCell(1, 0, 0, {"stands": 1}))),
    )
    assert len(concern_rows(context(), [bare, marked])) == 1


def test_an_instrument_counts_what_stands():
    (drawn,) = instrument_cells(context(), [InstrumentRow("GDPR", ("5", "17"), (0, 2))])
    assert (drawn.label, drawn.articles) == ("GDPR", ("5", "17"))
    assert [(one.figure, one.level, one.words, one.href) for one in drawn.cells] == [
        (0, 0, "GDPR, 1.0: 0 remarks are there", ""),
        (2, 4, "GDPR, 2.0: 2 remarks are there", "?instrument=GDPR&version=v2#evidence"),
    ]


def test_what_nobody_read_has_a_row_without_depth():
    drawn = unread_row(context(ledger(unread={SECOND.pk: ("k1", "k2")})))
    assert (drawn.label, [(one.figure, one.level, one.words, one.href) for one in drawn.cells]) == (
        "New and unread",
        [
            (0, 0, "1.0: 0 new and unread clauses", ""),
            (2, 0, "2.0: 2 new and unread clauses", "?unread=yes&version=v2#evidence"),
        ],
    )


def test_the_cells_of_a_row_as_html():
    row = LedgerDrawn("Row", "data", [
        CellDrawn(0, 0, (), "none", "", False),
        CellDrawn(2, 3, ["1 worse"], "a <b> & more", "?concern=x&version=y#evidence", True),
        CellDrawn(1, 0, (), "plain", "?z", False),
    ])  # fmt: skip
    assert cells(row) == (
        f"<td>{NO_CELL}</td>"
        '<td><a class="ledger-cell" href="?concern=x&amp;version=y#evidence" data-cell data-level="3" '
        'aria-current="true" aria-label="a &lt;b&gt; &amp; more"><span class="ledger-figure">2</span>'
        '<span class="ledger-signs"><span>1 worse</span></span></a></td>'
        '<td><a class="ledger-cell" href="?z" data-cell aria-label="plain"><span class="ledger-figure">1</span>'
        "</a></td>"
    )


def test_what_became_of_all_marks_in_the_newest_version_is_counted():
    found = ledger(mark("worse", "strengthened"), mark(), mark())
    assert newest_chips(found) == [Chip("1 worse", "strength"), Chip("2 still there")]
    assert newest_chips(Ledger(OURS, None, (), {}, {}, {})) == []


def test_each_state_has_its_words_and_each_reason_its_sentence():
    assert sorted(STATES) == sorted(LEDGER_STATES)
    assert sorted(REASONS) == sorted(get_args(LedgerReason))


@pytest.mark.parametrize(
    ("state", "chip"),
    [
        ("lost", Chip("safeguard lost", "removed")),
        ("stands", Chip("still there")),
        ("check", Chip("to check", "check")),
    ],
)
def test_a_state_is_a_sign_and_a_word(state: LedgerState, chip: Chip):
    assert state_chip(mark(state)) == chip


def test_why_a_mark_is_in_its_state():
    assert why(mark(reason="returned")) == "It was gone from an earlier version, and stands here again."


def test_what_names_no_concern_has_a_row_that_says_so():
    none = NamedConcern("", "", "", "No concern named")
    assert (row_name(""), row_name(NO_CONCERN), row_name(CONCERN)) == (none, none, named(CONCERN))


def test_a_column_of_another_draft_has_its_name():
    assert column_name(COLUMNS[1]) == "2.0"
    assert column_name(LedgerColumn(version("7", of=THEIRS), None, is_sibling=True)) == "Avatars 7"
    assert column_name(LedgerColumn(version("MV-1 draft", of=OURS), None, is_sibling=True)) == "MV-1 draft"
