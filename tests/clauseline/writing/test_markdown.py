"""A comparison as Markdown."""

from __future__ import annotations

import re

from clauseline.comparing import compare
from clauseline.comparing.changes import DETAILS
from clauseline.outline import Outline
from clauseline.vocabulary import CHANGE_KINDS, DUTY_FACTS, FLAGS
from clauseline.writing.forms import PURE_FORMATS
from clauseline.writing.labels import DETAIL_LABELS, FACT_LABELS, FLAG_LABELS, KIND_LABELS
from clauseline.writing.redline import Redline, Remarks, Source
from tests.clauseline.redline.pairs import Piece, clause
from tests.drafts import changed
from tests.factories import outline, paragraphs

BEFORE = Source("v1", sha256="a" * 64)
AFTER = Source("v2_final", sha256="b" * 64)

OLD = outline(
    paragraphs("1", "Scope", "This text stands as it is and says what it says to all who read it."),
    paragraphs("2", "Records", "The platform shall delete the records of users after 30 days."),
    paragraphs("3", "Cameras", "Cameras are to be seen by those who are filmed by them in any room."),
    paragraphs("4", "Voices", "The words of a person are never kept by the operator of the world."),
)
NEW = outline(
    paragraphs("1", "Scope", "This text stands as it is and says what it says to all who read it."),
    paragraphs("2", "Records", "The platform should delete the records of users after 90 days.", "A [new] part."),
    paragraphs("3", "Gaze & *more*", "# No heading", "1. No item"),
    paragraphs("4", "Cameras", "Cameras are to be seen by those who are filmed by them in any room."),
)


def written(old: Outline, new: Outline, **options) -> str:
    redline = Redline(old, new, compare(old, new), BEFORE, AFTER, "6", **options)
    file = PURE_FORMATS["md"].write(redline)
    assert (file.name, file.media_type) == ("v1_v2_final.md", "text/markdown; charset=utf-8")
    return file.data.decode()


def test_the_whole_page():
    assert (
        written(OLD, NEW)
        == """# v1 → v2_final, changes marked by Clauseline (engine 6)

- unchanged (1), modified (1), renumbered (1), inserted (1), deleted (1)
- reworded (1), weakened (1), numbers (1)
- Duties that changed: weakened, says Clauseline (1).

## 2 Records

*modified* (reworded, weakened, numbers)

- weakened, says Clauseline: verb lowered: “shall” to “should”
- Time: 30 days → 90 days

The platform ~~shall~~**should** delete the records of users after ~~30~~**90** days.

**A \\[new] part.**

## 3 Gaze & \\*more\\*

*inserted*

**# No heading**

**1. No item**

## 4 Voices

*deleted*

~~The words of a person are never kept by the operator of the world.~~

## No words changed

- 3 Cameras → 4 Cameras: *renumbered*

v1: SHA-256 {a}

v2_final: SHA-256 {b}
""".format(a="a" * 64, b="b" * 64)
    )


JOINED: tuple[Piece, ...] = (
    ("paragraph", "", "Gaze is kept."), ("paragraph", "", "It is sold."), ("item", "a)", "one thing is kept"),
    ("row", "", "kind|kept for"), ("row", "", "gaze|2 years"), ("row", "", "voice|never"),
)  # fmt: skip
LATER: tuple[Piece, ...] = (
    ("paragraph", "", "Gaze is kept. It is sold."), ("item", "b)", "one thing is kept"),
    ("row", "", "kind|holder|kept for"), ("row", "", "gaze|operator|3 years"), ("row", "", "a|b|c"),
)  # fmt: skip


def words(old: Outline, new: Outline) -> str:
    """What is written of the words of the only change."""
    page = written(old, new).partition("\n## ")[2].partition("\n\nv1: SHA-256")[0]
    return "\n\n".join(block for block in page.split("\n\n")[2:] if not block.startswith("- "))


def test_tables_say_what_became_of_rows_and_columns():
    sides = (outline(clause("1", "Gaze", pieces)) for pieces in (JOINED, LATER))
    assert (
        words(*sides)
        == """Gaze is kept.~~¶~~

It is sold.

~~a)~~**b)** one thing is kept

|  |  | *new column* |  |
| --- | --- | --- | --- |
|  | kind | **holder** | kept for |
|  | gaze | **operator** | ~~2~~**3** years |
| *row that is gone* | ~~voice~~ |  | ~~never~~ |
| *new row* | **a** | **b** | **c** |"""
    )


def test_rows_that_stand_by_themselves_are_a_table_whose_head_is_blank():
    rows: tuple[Piece, ...] = (
        ("paragraph", "", "Kept is:"),
        ("row", "", "a|b\\|c"),
        ("row", "", "d"),
        ("row", "", "e"),
    )
    page = written(outline(clause("1", "Gaze", rows[:1])), outline(clause("1", "Gaze", rows)))
    assert (
        """Kept is:

|  |  |  |
| --- | --- | --- |
| **a** | **b\\\\** | **c** |

|  |
| --- |
| **d** |
| **e** |

"""
        in page
    )


def test_much_that_did_not_change_is_left_out():
    rows: list[Piece] = [("row", "", f"gaze {number}|{number} years") for number in range(9)]
    old, new = ([*rows, ("row", "", f"voice|{count} days")] for count in (1, 2))
    assert (
        words(*(outline(clause("1", "Gaze", pieces)) for pieces in (old, new)))
        == """|  |  |
| --- | --- |
| gaze 0 | 0 years |
| … |  |
| gaze 8 | 8 years |
| voice | ~~1~~**2** days |"""
    )


def test_of_a_split_change_each_new_clause_has_its_name():
    page = written(outline(*changed.OLD), outline(*changed.NEW))
    assert (
        """
### 6 Children

Operators ~~should~~**shall** hide the address of a child from strangers.

### 12 Complaints

**The panel answers each complaint.**
"""
        in page
    )


def test_what_became_of_a_marker_is_a_change_of_words():
    before: list[Piece] = [("item", "a)", "Gaze is kept.")]
    after: list[Piece] = [("item", "b)", "Gaze is kept.")]
    old, new = outline(clause("1", "Gaze", before)), outline(clause("2", "Gaze", after))
    assert words(old, new) == "~~a)~~**b)** Gaze is kept."


def test_the_same_text_has_no_changes():
    page = written(OLD, OLD).split("\n\n")
    assert [block for block in page if "SHA-256" not in block] == [
        "# v1 → v2_final, changes marked by Clauseline (engine 6)", "- unchanged (4)",
    ]  # fmt: skip


def test_texts_that_have_little_in_common_come_with_a_warning():
    other = outline(paragraphs("1", "Fish", "Herring, cod and all that swims in the sea was sold here on Mondays."))
    assert "\n\n> These texts have little in common: 0 of 1 clauses" in written(OLD, other)


def shouted(words: str) -> str:
    """A language of its own, with the places for verbs left as they are."""
    return re.sub(r"%\(.*?\)s|[^%]+", lambda found: found[0] if found[0][0] == "%" else found[0].upper(), words)


def test_it_is_in_the_language_of_the_reader():
    page = written(OLD, NEW, remarks=Remarks(translate=shouted))
    assert [line for line in page.splitlines() if line.startswith(("- ", "*"))][:5] == [
        "- UNCHANGED (1), MODIFIED (1), RENUMBERED (1), INSERTED (1), DELETED (1)",
        "- REWORDED (1), WEAKENED (1), NUMBERS (1)",
        "- DUTIES THAT CHANGED: WEAKENED, SAYS CLAUSELINE (1).",
        "*MODIFIED* (REWORDED, WEAKENED, NUMBERS)",
        "- WEAKENED, SAYS CLAUSELINE: VERB LOWERED: “shall” TO “should”",
    ]


def test_every_word_of_a_comparison_has_its_label():
    assert [*KIND_LABELS] == [*CHANGE_KINDS]
    assert [*FLAG_LABELS] == [*FLAGS]
    assert [*DETAIL_LABELS] == [*DETAILS]
    assert [*FACT_LABELS] == [*DUTY_FACTS]


def test_of_an_edit_that_a_reader_has_to_judge_it_is_said():
    sides = (outline(paragraphs("1", "Data", f"We keep your voice for {what}.")) for what in ("research", "training"))
    assert "instead of “research”: “training”: please check" in written(*sides)
