from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing import compare
from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.redline.comparison import counts
from clauseline.redline.heat import strip
from clauseline.redline.parts import Fate, Part
from clauseline.redline.values import DrawnBlock
from tests.clauseline.redline.outlines import outline, parts
from tests.clauseline.redline.test_blocks import texts
from tests.drafts import changed, tabled
from tests.factories import paragraphs

PARTS = {part.section.number: part for part in parts(changed.OLD, changed.NEW) if part.new}
WITH_TABLE = parts((tabled.OLD,), (tabled.NEW,))[0]


def test_what_changed_no_word_is_quiet_and_what_changed_spelling_slight():
    quiet = [Fate("unchanged", frozenset()), Fate("renumbered", frozenset({"renumbered"}))]
    loud = [Fate("unchanged", frozenset({"dangling"})), Fate("modified", frozenset({"editorial"}))]
    assert [one.is_quiet for one in (*quiet, *loud)] == [True, True, False, False]
    slight = [Fate("modified", frozenset({"editorial", "renumbered"})), Fate("modified", frozenset({"reworded"}))]
    assert [one.is_slight for one in (*slight, *quiet)] == [True, False, False, False]


def test_flags_stand_in_one_order():
    assert Fate("modified", frozenset({"weakened", "table", "reworded"})).sorted_flags == [
        "reworded",
        "table",
        "weakened",
    ]


def test_a_change_of_status_says_what_it_made_of_a_clause_or_paragraph():
    assert [PARTS[number].became for number in ("Appendix A", "11", "1")] == ["informative", "note", ""]


def test_keys_are_the_letter_of_a_side_and_the_place_in_it():
    split = PARTS["3"]
    assert ([one.key for one in split.old], [one.key for one in split.new]) == (["o2"], ["n2", "n3"])
    assert split.keys == frozenset({"o2", "n2", "n3"})
    assert (split.section.key, split.is_simple) == ("n2", False)


def test_kinds_and_flags_are_counted():
    changes = compare(outline(*changed.OLD), outline(*changed.NEW)).changes
    found = counts(changes)
    every = (*changed.OF_KIND.items(), *changed.OF_FLAG.items())
    assert found == {name: sum(len(of) for one, of in every if one == name) for name, _ in every}
    assert counts([]) == {}


def test_details_that_a_table_shows_by_itself_are_not_listed():
    listed, drawn = WITH_TABLE.listed_and_drawn()
    assert {row.detail.kind for row in drawn} <= {"row", "row-moved", "column", "column-moved", "cell"}
    assert (len(drawn), [row.detail.kind for row in listed]) == (len(WITH_TABLE.particulars), [])
    assert PARTS["5"].listed_and_drawn() == (PARTS["5"].particulars, ())


def test_words_that_went_to_another_clause_lead_there():
    went = "Cameras in the headset watch the gaze of wearers and of all their neighbours during each single meeting."
    own, other = "Each person chooses a pseudonym for the world.", "Tokens are sold in packs of ten by an operator."
    old = [paragraphs("1", "Names", f"{own} {went}"), paragraphs("2", "Tokens", other)]
    new = [paragraphs("1", "Names", own), paragraphs("2", "Tokens", f"{other} {went}")]
    first, second = parts(old, new)
    (gone,) = (run for block in first.in_one_column() for run in block.runs if run.link)
    (come,) = (run for block in second.in_one_column() for run in block.runs if run.link)
    assert (gone.op, gone.link.name, come.op, come.link.name) == (REMOVED, "2", ADDED, "1")
    assert (gone.link.there, come.link.there) == (come.link.here, gone.link.here)
    assert (gone.text.strip(), come.text.strip()) == (went, went)


def test_a_stripe_is_as_long_as_its_clause_and_none_too_thin_to_see():
    long, short = paragraphs("1", "A", "kept " * 3992), paragraphs("2", "B", "New words.")
    assert [(one.part.kind, one.top, one.height) for one in strip(parts((long,), (long, short)))] == [
        ("unchanged", 0.0, 997.51),
        ("inserted", 997.51, 3.0),
    ]


def words(blocks: list[DrawnBlock], dropped: str) -> str:
    return "".join(run.text for block in blocks for run in block.runs if run.side and run.op != dropped)


def on(side: str, part: Part) -> str:
    rows = part.side_by_side()
    return "\n".join("".join(run.text for run in block.runs) for row in rows for block in getattr(row, side))


@given(texts, texts)
def test_without_what_came_it_is_the_old_text_and_without_what_went_the_new(old: str, new: str):
    before, after = (paragraphs("1", "Records", *text.split("\n")) for text in (old, new))
    for part in parts((before,), (after,)):
        column = part.in_one_column()
        ours, theirs = (side.text.replace("\n", "") if side else "" for side in (part.before, part.after))
        assert (words(column, ADDED), words(column, REMOVED)) == (ours, theirs)
        assert (on("old", part), on("new", part)) == tuple(
            side.text if side else "" for side in (part.before, part.after)
        )


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, min_size=1, max_size=3))
def test_each_clause_of_either_text_is_in_one_part(before: list[str], after: list[str]):
    old, new = (
        [paragraphs(str(number), f"Title {number}", *text.split("\n")) for number, text in enumerate(side)]
        for side in (before, after)
    )
    found = parts(old, new)
    assert sorted(one.key for part in found for one in part.old) == [f"o{number}" for number in range(len(old))]
    assert sorted(one.key for part in found for one in part.new) == [f"n{number}" for number in range(len(new))]
    unchanged = (block for part in found if part.kind == "unchanged" for block in part.in_one_column())
    assert all(block.op == KEPT for block in unchanged)
