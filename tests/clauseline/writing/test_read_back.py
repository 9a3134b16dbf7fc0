"""What the command, the Markdown form and JSON say of a change is what the value says, and gives both texts back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from hypothesis import given, settings

from clauseline.comparing import compare
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change
from clauseline.comparing.edits.weighing import heaviest
from clauseline.outline import Outline
from clauseline.redline.comparison import parts_of
from clauseline.redline.parts import Part
from clauseline.vocabulary import Op
from clauseline.writing.json import as_answer
from clauseline.writing.markdown import MarkdownExporter
from clauseline.writing.redline import Redline, Source
from clauseline.writing.text import INDENT, draw
from tests.clauseline.redline.pairs import numbered, pairs
from tests.clauseline.redline.pairs import told as of_value
from tests.clauseline.redline.test_paragraphs import words
from tests.clauseline.writing.reading_back import (
    Read,
    by_line,
    json_side,
    json_words,
    markdown_lines,
    side_of,
    text_lines,
    told,
    with_cells,
)

Pair = tuple[Outline, Outline]


def changed(old: Outline, new: Outline) -> list[tuple[Change, Part]]:
    changes = compare(old, new).changes
    return [*zip(changes, parts_of(old, new, changes), strict=True)]


def in_text(old: Outline, new: Outline) -> Iterator[tuple[Part, list[Read]]]:
    """Each change whose words the command prints, with these."""
    compared = compare(old, new)
    entries = "\n".join(draw(old, new, compared, shortens=False)).split("\n\n")
    drawn = [pair for pair in changed(old, new) if pair[0].kind != "unchanged"]
    for (change, part), entry in zip(drawn, entries, strict=False):
        said = len(change.details) + sum(row.is_told for row in change.strength) + len(heaviest(change.edits))
        lines = entry.split("\n")[1 + said :]
        if len(change.new) > 1:
            lines = [line.removeprefix(INDENT) for line in lines if line.startswith(2 * INDENT)]
        if lines:
            yield part, text_lines(line.removeprefix(INDENT) for line in lines)


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_the_command_says_what_the_value_says(pair: Pair):
    for part, lines in in_text(*pair):
        assert told(lines) == by_line(of_value(part.merged()))
        assert side_of(lines, ADDED) == [*map(with_cells, words(part.old))]
        assert side_of(lines, REMOVED) == [*map(with_cells, words(part.new))]


def in_markdown(old: Outline, new: Outline) -> Iterator[tuple[Part, list[Read]]]:
    """Each change whose words the Markdown form has, with these."""
    redline = Redline(old, new, compare(old, new), Source("v1"), Source("v2"), "6")
    page = MarkdownExporter(shortens=False).write(redline).data.decode()
    entries = page.partition("\n\n## No words changed")[0].strip().split("\n\n## ")[1:]
    by_name = {heading(part): part for _, part in changed(old, new)}
    for entry in entries:
        name, _, *blocks = entry.split("\n\n")
        shown = [one for one in blocks if not one.startswith(("- ", "### "))]
        yield by_name.pop(name), markdown_lines("\n\n".join(shown))
    for part in by_name.values():
        assert all(op == KEPT or not text.strip() for *_, op, text in of_value(part.merged()))


def heading(part: Part) -> str:
    names = (" + ".join(section.name for section in side) for side in (part.old, part.new))
    return " → ".join(dict.fromkeys(filter(None, names)))


def squeezed(found: Iterable[tuple[int, int, Op, str]]) -> list[tuple[int, int, Op, str]]:
    """Without white space, and so without runs and lines of nothing else: marks of Markdown stand at words."""
    bare = [(*run[:3], "".join(run[3].split())) for run in found]
    return by_line([(line, 0, column, op, text) for line, column, op, text in together(run for run in bare if run[3])])


def together(found: Iterable[tuple[int, int, Op, str]]) -> Iterator[tuple[int, int, Op, str]]:
    for key, those in groupby(found, lambda run: run[:3]):
        yield (*key, "".join(run[3] for run in those))


def bare(blocks: Iterable[str]) -> list[str]:
    return ["".join(block.split()) for block in blocks]


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_the_markdown_form_says_what_the_value_says(pair: Pair):
    for part, lines in in_markdown(*pair):
        assert squeezed(told(lines)) == squeezed(by_line(of_value(part.merged())))
        assert bare(side_of(lines, ADDED)) == bare(words(part.old))
        assert bare(side_of(lines, REMOVED)) == bare(words(part.new))


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_json_says_what_the_value_says(pair: Pair):
    old, new = pair
    answer = json.loads(json.dumps(as_answer(old, new, compare(old, new), with_blocks=True)))
    for (change, part), said in zip(changed(old, new), answer["changes"], strict=True):
        assert numbered(json_words(said["blocks"])) == of_value(part.merged())
        for side, own, those in (("old", old, change.old), ("new", new, change.new)):
            clauses = [(k, own.clauses[k]) for k in those]
            assert json_side(said["blocks"], side) == [
                ({"clause": k, "block": number}, clause.text[block.start : block.end])
                for k, clause in clauses
                for number, block in enumerate(clause.blocks)
            ]
            text = "\n".join(clause.text for _, clause in clauses)
            for run in all_runs(said["blocks"]):
                assert run[side] is None or text[slice(*run[side])] == run["text"]


def all_runs(blocks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield from block.get("runs", ())
        yield from (run for row in block.get("rows", ()) for cell in row["cells"] for run in cell["runs"])
