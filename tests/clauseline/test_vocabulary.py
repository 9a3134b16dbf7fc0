from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from annotations.models import Placement
from clauseline import vocabulary
from clauseline.comparing.changes import DETAILS
from clauseline.vocabulary import (
    BLOCK_KINDS,
    CHANGE_KINDS,
    CLAUSE_KINDS,
    DETAIL_KINDS,
    FLAGS,
    PLACEMENT_STATES,
    SIDES,
    STATUSES,
    TRACK_FATES,
    TrackFate,
    WrittenKind,
)
from proposals.models import Change, ChangeSide, Clause
from tests.bare_words import misspelt

MISSPELT = """
from clauseline.comparing.changes import Change, Span
from clauseline.outline import BlockText, ClauseText
from clauseline.reading.lines import Line

line = Line("Scope", "hedding")
block = BlockText("paragaph", 0, 5)
clause = ClauseText("1", "Scope", 1, kind="clase", blocks=(block,))
span = Span("adedd", "Scope")


def is_moved(change: Change) -> bool:
    return change.kind == "movd" or "rewordet" in change.flags
"""


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Clause.Kind, CLAUSE_KINDS),
        (Clause.Status, STATUSES),
        (Change.Kind, CHANGE_KINDS),
        (ChangeSide.Side, SIDES),
        (Placement.State, PLACEMENT_STATES),
    ],
)
def test_the_database_has_the_words_of_the_engine(choices, words: tuple[str, ...]):
    assert tuple(choices.values) == words


def test_every_kind_of_detail_has_a_flag():
    assert (tuple(DETAILS), {*DETAILS.values()} - {*FLAGS}) == (DETAIL_KINDS, set())


def test_a_type_made_of_others_is_told_whole():
    parts = [word for part in get_args(WrittenKind) for word in (get_args(part) or [part])]
    assert (tuple(parts), tuple(word for part in get_args(TrackFate) for word in get_args(part))) == (
        (*BLOCK_KINDS, "heading"), TRACK_FATES,
    )  # fmt: skip


def test_no_word_stands_twice_in_a_vocabulary():
    tuples = {name: words for name, words in vars(vocabulary).items() if isinstance(words, tuple)}
    assert {name: words for name, words in tuples.items() if len({*words}) < len(words)} == {}


def test_a_misspelt_word_is_refused_by_its_type_or_by_the_habit(tmp_path: Path):
    source = tmp_path / "misspelt.py"
    source.write_text(MISSPELT)
    # In a process of its own: it raises the limit of recursion, also for whatever is tested after it.
    mypy = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--follow-imports=silent", "--no-error-summary"]
    done = subprocess.run([*mypy, "--cache-dir", tmp_path / "cache", source], capture_output=True, text=True)
    refused = [MISSPELT.split("\n")[int(line) - 1] for line in re.findall(r":(\d+): error:", done.stdout)]
    assert (len(refused), done.stderr) == (5, "")
    assert [word for _, _, word in misspelt(ast.parse(MISSPELT))] == ["movd", "rewordet"]
