"""The 22 changes that the sample was written with, each found by the comparison as it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from clauseline import reading
from clauseline.comparing import compare
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change, Compared
from clauseline.comparing.duties.conventions import verbs_of
from clauseline.comparing.duties.strength import find_strengths, strongest
from clauseline.comparing.sentences import sentences
from clauseline.outline import INFORMATIVE, NORMATIVE, ClauseText, Outline
from project.sample import DRAFTS, write

BY_NAME = {draft.name: draft for draft in DRAFTS}
FIRST, SECOND = ("A1", "A2"), ("A2", "A3")
WEAKER = ("requirement", "recommendation")
KEPT_LEVEL = ("requirement", "requirement")
NEW, NEW_ADVICE, NEW_BAN = ("", "requirement"), ("", "recommendation"), ("", "prohibition")


@dataclass(frozen=True)
class Row:
    """One change: what happened to the clauses `old` and `new` (numbers apart by spaces; empty: not there).

    `verbs` are the levels before and after of each binding sentence of which something can be said; "" where it came
    or went. `status` is that of the clauses before and after.
    """

    row: int
    pair: tuple[str, str]
    kind: str
    old: str
    new: str
    flags: str = ""
    verbs: tuple[tuple[str, str], ...] = ()
    status: tuple[str, str] = (NORMATIVE, NORMATIVE)


ROWS = (
    Row(2, FIRST, "modified", "3.2.3", "3.2.3", "reworded inside definition"),
    Row(3, FIRST, "inserted", "", "3.2.4", "definition"),
    Row(3, FIRST, "modified", "9.2", "9.2", "retitled reworded"),
    Row(4, FIRST, "moved", "7.2", "A.2", "renumbered reworded"),
    Row(5, FIRST, "renumbered", "7.3", "7.2"),
    Row(6, FIRST, "modified", "8.3", "8.3", "reworded weakened", (WEAKER,)),
    Row(
        7,
        FIRST,
        "split",
        "8.4",
        "8.4 8.5",
        "retitled reworded inside",
        (KEPT_LEVEL, KEPT_LEVEL, ("recommendation", "recommendation"), ("prohibition", "prohibition")),
    ),
    Row(8, FIRST, "renumbered", "8.5", "8.6"),
    Row(8, FIRST, "renumbered", "8.6", "8.7"),
    Row(9, FIRST, "merged", "6.2 6.3", "6.2", "retitled"),
    Row(10, FIRST, "modified", "8.3", "8.3", "reworded weakened", (WEAKER,)),
    Row(11, FIRST, "modified", "Appendix_I", "Appendix_I", "reworded", (), (INFORMATIVE, INFORMATIVE)),
    Row(12, FIRST, "modified", "A.1", "A.1", "reworded table"),
    Row(13, SECOND, "inserted", "", "6"),
    Row(13, SECOND, "inserted", "", "6.1", "", (NEW, NEW_BAN)),
    Row(13, SECOND, "inserted", "", "6.2", "", (NEW, NEW_ADVICE)),
    Row(13, SECOND, "inserted", "", "6.3", "", (NEW, NEW_BAN)),
    Row(13, SECOND, "inserted", "", "6.4", "", (NEW, NEW_ADVICE)),
    Row(13, SECOND, "inserted", "", "6.5", "", (NEW,)),
    *(Row(13, SECOND, "renumbered", str(number), str(number + 1)) for number in range(6, 10)),
    Row(
        14,
        SECOND,
        "merged",
        "8.1 8.2",
        "9.1",
        "renumbered retitled reworded weakened inside",
        (KEPT_LEVEL, ("requirement", "permission")),
    ),
    Row(
        15,
        SECOND,
        "modified",
        "8.3",
        "9.2",
        "renumbered reworded weakened strengthened to-check list brackets editor",
        (("recommendation", ""), NEW_BAN, NEW),
    ),
    Row(
        16,
        SECOND,
        "merged",
        "8.4 8.5",
        "9.3",
        "renumbered retitled reworded weakened strengthened to-check inside",
        (
            ("requirement", "permission"),
            ("recommendation", "requirement"),
            KEPT_LEVEL,
            KEPT_LEVEL,
            ("prohibition", "prohibition"),
            ("recommendation", ""),
            NEW_BAN,
            NEW_BAN,
            NEW,
        ),
    ),
    Row(17, SECOND, "inserted", "", "9.4", "", (NEW, NEW, NEW, NEW_ADVICE)),
    Row(17, SECOND, "renumbered", "8.6", "9.5"),
    Row(17, SECOND, "renumbered", "8.7", "9.6"),
    Row(18, SECOND, "moved", "A.2", "Appendix_II", "renumbered status", (), (NORMATIVE, INFORMATIVE)),
    Row(
        19, SECOND, "deleted", "9.2", "", "", (("requirement", ""),) * 2 + (("recommendation", ""), ("requirement", ""))
    ),
    Row(19, SECOND, "modified", "9.1", "10.1", "renumbered reworded"),
    Row(20, SECOND, "modified", "7.2", "8.2", "renumbered reworded"),
    Row(20, SECOND, "inserted", "", "6.3", "", (NEW, NEW_BAN)),
    Row(21, SECOND, "modified", "A.1", "A.1", "reworded table"),
    Row(22, SECOND, "unchanged", "Annex_A", "Annex_A"),
    Row(22, SECOND, "inserted", "", "Annex_B"),
)


@cache
def outline(name: str) -> Outline:
    return reading.read(write(BY_NAME[name]), BY_NAME[name].filename)


@cache
def compared(pair: tuple[str, str]) -> Compared:
    return compare(*map(outline, pair))


def clauses(name: str, indexes: tuple[int, ...]) -> list[ClauseText]:
    return [outline(name).clauses[index] for index in indexes]


def change(pair: tuple[str, str], new: str) -> Change:
    """The change by which clause `new` came to be."""
    [found] = [one for one in compared(pair).changes if new in [c.number for c in clauses(pair[1], one.new)]]
    return found


def told(pair: tuple[str, str], one: Change) -> tuple[object, ...]:
    """A change in the words of a `Row`."""
    sides = [clauses(name, indexes) for name, indexes in zip(pair, (one.old, one.new), strict=True)]
    old, new = (" ".join(clause.number.replace(" ", "_") for clause in side) for side in sides)
    status = tuple({clause.status for clause in side} or {NORMATIVE} for side in sides)
    verbs = tuple(
        (row.old.level if row.old else "", row.new.level if row.new else "") for row in one.strength if row.is_told
    )
    return (one.kind, old, new, " ".join(one.flags), verbs, status)


def words(one: Change, op: str) -> list[str]:
    return [span.text.strip() for span in one.spans if span.op == op]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}: {row.old or 'nothing'} to {row.new or 'nothing'}")
def test_each_change_comes_out_as_it_was_written(row: Row):
    listed = (row.kind, row.old, row.new, row.flags, row.verbs, tuple({one} for one in row.status))
    assert listed in [told(row.pair, one) for one in compared(row.pair).changes]


def test_all_rows_are_here_but_the_one_on_the_title_of_the_document():
    assert sorted({row.row for row in ROWS}) == list(range(2, 23))


def test_the_covers_tell_that_the_title_was_reworded():
    titles = [outline(name).facts["title"] for name in FIRST]
    assert [title.startswith(BY_NAME[name].title) for title, name in zip(titles, FIRST, strict=True)] == [True, True]
    assert ["trustworthy" in title for title in titles] == [False, True]


def test_authorities_become_parties_where_sharing_is_split():
    assert words(change(FIRST, "8.5"), REMOVED).count("competent authorities") == 4
    assert words(change(FIRST, "8.5"), ADDED).count("relevant parties") == 4


def test_a_safeguard_in_a_note_is_shown_as_added_and_binds_nobody():
    new = outline("A2").clauses[change(FIRST, "8.3").new[0]]
    [note] = [new.text[block.start : block.end] for block in new.blocks if block.kind == "note"]
    assert note in words(change(FIRST, "8.3"), ADDED)
    assert note == "Privacy should be considered when behaviour records are stored."


def test_a_synonym_is_one_word_for_another():
    assert (words(change(FIRST, "Appendix I"), REMOVED), words(change(FIRST, "Appendix I"), ADDED)) == (
        ["punish"],
        ["handle"],
    )


def test_a_row_of_the_table_goes_and_another_comes():
    gone, come = words(change(FIRST, "A.1"), REMOVED), words(change(FIRST, "A.1"), ADDED)
    assert (["Occupation" in one for one in gone], ["Role in society" in one for one in come]) == ([True], [True])


def test_the_period_in_square_brackets_is_shown_as_added():
    assert sum("[180 days]" in one for one in words(change(SECOND, "9.2"), ADDED)) == 1


def test_the_new_clause_among_the_mended_ones_binds():
    assert levels("9.4") == {"requirement", "recommendation", "statement"}
    assert "prohibition" in levels("6.3")


def test_the_demoted_clause_keeps_every_word():
    assert {span.op for span in change(SECOND, "Appendix II").spans} <= {KEPT}


def test_a_reference_is_left_to_the_clause_that_went():
    assert (words(change(SECOND, "10.1"), REMOVED), words(change(SECOND, "10.1"), ADDED)) == (["9.2"], ["10.2"])
    assert [clause.number for clause in outline("A3").clauses if clause.number.startswith("10.")] == ["10.1"]


def test_one_identity_becomes_one_or_more():
    assert words(change(SECOND, "8.2"), ADDED) == ["or more identities"]


def test_the_table_gains_a_column_and_loses_three_rows():
    heads = [rows(name)[0].split("\t") for name in SECOND]
    assert heads[1] == [*heads[0], "Purpose"]
    gone = {row.split("\t")[0] for row in rows("A2")} - {row.split("\t")[0] for row in rows("A3")}
    assert gone == {"Education", "Family relations", "Role in society"}
    removed = "\n".join(words(change(SECOND, "A.1"), REMOVED))
    assert [name for name in sorted(gone) if name in removed] == sorted(gone)


def rows(name: str) -> list[str]:
    [clause] = [one for one in outline(name).clauses if one.number == "A.1"]
    return [clause.text[block.start : block.end] for block in clause.blocks if block.kind == "row"]


def levels(number: str) -> set[str]:
    """How binding the sentences of a clause of A3 are."""
    [clause] = [one for one in outline("A3").clauses if one.number == number]
    verbs = verbs_of(outline("A3"))
    return {strongest(find_strengths(one, verbs), one).level for one in sentences(clause.text)}
