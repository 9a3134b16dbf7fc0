"""Somebody does what each how-to says, in a copy of the tree, and nothing else.

Dear: each example is done once as it is, and once more without each of its steps.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.project.how_tos.pages import EXAMPLES, Unfit, steps
from tests.project.how_tos.tree import Tree, copied
from tests.test_habits import HERE

pytestmark = [pytest.mark.once, pytest.mark.walked]

BY_PEOPLE_ALONE = {("a-detail", "An example", 5)}
"""Steps that no check can ask for: that comparisons come out otherwise is known to who changed what they say."""
STEPS = [
    (page, title, number)
    for page, title in EXAMPLES
    for number in sorted({step.number for step in steps(page, title)} - {0})
    if (page, title, number) not in BY_PEOPLE_ALONE
]
KEYS = "1 Keys\n\nAll of the keys are listed at %s for everybody who asks.\n\n2 Gates\n\nAll of the gates are open.\n"
MINE = """
from annotations.exporting import FORMATS
from tests.annotations.exporting.sample import SHEET
print(FORMATS["mail"].write(SHEET).data.decode())
"""
HINTS = """
import json
from clauseline.concerns.hinting import hints
from clauseline.concerns.safeguards import SAFEGUARDS
words = ("The platform records the breaks of each courier and ranks them by it.", "平台记录骑手的休息时间并加以排名。")
found = [[one.concern for one in hints(text, language)] for text, language in zip(words, ("en", "zh"))]
print(json.dumps([found, [row.id for row in SAFEGUARDS.against("work")]]))
"""

CONDITION = """
from clauseline.comparing.duties.duty import read_duty
print(read_duty("Boote sollen anlegen, vorausgesetzt, dass die Flut steigt.", "recommendation", "sollen").conditions)
"""
ITALIAN = """
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.duty import read_duty
from clauseline.comparing.duties.strength import find_strengths
from clauseline.comparing.sentences import Sentence
text = "Il guardiano deve rispondere non oltre quindici giorni."
verbs = Conventions.of_clauses("it", old_declares=False, new_declares=False).old
(one,) = find_strengths(Sentence(0, len(text), text), verbs)
print(one.level, one.verb, read_duty(text, one.level, one.verb).numbers)
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the copies share, so that each finds an empty database, and what is known of types."""
    made = tmp_path_factory.mktemp("kept")
    if (known := HERE / ".mypy_cache").exists():
        shutil.copytree(known, made / "mypy")
    return made


@pytest.fixture
def tree(tmp_path: Path, kept: Path) -> Tree:
    return copied(tmp_path / "tree", kept)


def walked(tree: Tree, page: str, title: str = "An example") -> None:
    """Do it all; no check finds a fault."""
    done = steps(page, title)
    tree.follow(done)
    assert tree.check(done) == ""


def said(tree: Tree, *command: str) -> str:
    """What a command prints that ends well."""
    done = tree.ask(*command)
    assert done.returncode == 0, done.stderr
    return done.stdout


def two_drafts(tree: Tree) -> tuple[str, str]:
    """Two texts with another address, by their names."""
    for name in ("old", "new"):
        (tree.root / f"{name}.txt").write_text(KEYS % f"https://keys.example/{name}", "utf-8")
    return "old.txt", "new.txt"


def test_a_new_detail_is_told_in_a_file(tree: Tree):
    walked(tree, "a-detail")
    said(tree, "python", "-m", "clauseline", "compare", *two_drafts(tree), "--out", "out.md")
    assert "Web address" in (tree.root / "out.md").read_text("utf-8")


def test_a_new_form_of_comment_sets_writes_one(tree: Tree):
    walked(tree, "a-form", "An example of comment sets")
    assert said(tree, "python", "-c", MINE).startswith("Comments on FGXW-O-047\nFGXW-O-047, 2023-09-01\n\n1. GB,")


def test_a_new_form_of_comparisons_is_written_by_the_command(tree: Tree):
    walked(tree, "a-form", "An example of comparisons")
    said(tree, "python", "-m", "clauseline", "compare", *two_drafts(tree), "--out", "out.csv")
    assert (tree.root / "out.csv").read_text("utf-8-sig").splitlines() == [
        "kind,old,new",
        "modified,'1,'1",
        "unchanged,'2,'2",
    ]


def test_a_new_word_opens_a_condition(tree: Tree):
    walked(tree, "a-language", "An example of a word")
    assert said(tree, "python", "-c", CONDITION) == "('vorausgesetzt, dass die Flut steigt',)\n"


def test_a_new_language_has_verbs_that_bind(tree: Tree):
    walked(tree, "a-language", "An example of a language")
    assert said(tree, "python", "-c", ITALIAN) == "requirement deve (Number(value='15', unit='days', bound='most'),)\n"


@pytest.mark.parametrize("page", ["a-page", "a-route"])
def test_a_new_address_answers_who_may(tree: Tree, page: str):
    """Its rows of the matrix, and for a page a test of its own, ask for it."""
    walked(tree, page)


def test_a_new_concern_is_found_and_has_safeguards(tree: Tree):
    walked(tree, "a-concern")
    found, safeguards = json.loads(said(tree, "python", "-c", HINTS))
    assert (["work" in one for one in found], safeguards) == (
        [True, True],
        ["measures-shown-at-work", "agreed-at-work"],
    )


def test_a_new_reader_reads_a_file(tree: Tree):
    walked(tree, "a-reader")
    (tree.root / "draft.txt").write_text("#+TITLE: Keys\n\n* 1 Scope\n\nKeys are kept.\n", "utf-8")
    outline = json.loads(said(tree, "python", "-m", "clauseline", "outline", "draft.txt", "--json"))
    assert (outline["reader"], [one["title"] for one in outline["clauses"]]) == ("org", ["Scope"])


@pytest.mark.parametrize(("page", "title", "number"), STEPS)
def test_a_step_that_is_left_out_is_found(tree: Tree, page: str, title: str, number: int):
    done = [step for step in steps(page, title) if step.number != number]
    try:
        tree.follow(done)
    except (Unfit, OSError):
        return
    assert tree.missing(done) != ""
