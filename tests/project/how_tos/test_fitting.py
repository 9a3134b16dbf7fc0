"""The examples of the how-tos fit the tree as it is."""

from __future__ import annotations

import shlex

import pytest

from tests.project.how_tos.pages import EXAMPLES, PAGES, Step, Unfit, steps
from tests.test_habits import HERE


def test_each_how_to_has_an_example():
    assert {page.stem for page in PAGES.glob("a-*.md")} == {page for page, _ in EXAMPLES}


@pytest.mark.parametrize(("page", "title"), EXAMPLES)
def test_each_block_finds_its_place(page: str, title: str):
    texts: dict[str, str] = {}
    done = steps(page, title)
    for step in done:
        for command in map(shlex.split, step.commands):
            if command[0] == "cp":
                texts[command[2]] = (HERE / command[1]).read_text("utf-8")
        if step.language == "diff":
            before = texts[step.path] if step.path in texts else (HERE / step.path).read_text("utf-8")
            texts[step.path] = step.becomes(before)
            assert texts[step.path] != before
        elif step.path:
            assert step.is_added is (step.path in texts or (HERE / step.path).exists()), step.path
    assert (done[-1].number, done[-1].language) == (0, "sh")
    blocks = (PAGES / f"{page}.md").read_text("utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    assert len(done) == blocks.count("\n```\n")


@pytest.mark.parametrize(
    ("text", "after"), [("a\nb\nc\n", "a\nd\nc\n"), ("b\nc\n", "d\nc\n"), ("bb\nb\nc\n", "bb\nd\nc\n")]
)
def test_a_piece_is_whole_lines(text: str, after: str):
    assert Step(1, "a", "diff", "-b\n+d\n c\n").becomes(text) == after


@pytest.mark.parametrize("text", ["", "c\n", "b\nc\nb\nc\n", "bb\nc\n"])
def test_a_piece_that_is_not_there_once_is_seen(text: str):
    with pytest.raises(Unfit):
        Step(1, "a", "diff", "-b\n+d\n c\n").becomes(text)
